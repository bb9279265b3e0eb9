package dev.leadline.cli;

import dev.leadline.cli.output.SandboxText;
import dev.leadline.message.UserException;
import dev.leadline.sandbox.Sandbox;
import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.shared.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Runs the stand-in alone. */
@Command(
        name = "sandbox",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Run the sandbox, a stand-in for the API, until Ctrl-C.",
        footer = {"", "Examples:", "  leadline sandbox", "  leadline sandbox --port 0 --requests-per-minute 0"})
final class SandboxCommand implements Callable<Integer> {

    private static final SandboxSettings DOCUMENTED = SandboxSettings.DOCUMENTED;
    private static final int LAST_PORT = 65_535;

    private final CliContext here;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            description = "Address to listen at, 0.0.0.0 for access from other machines (default: 127.0.0.1).")
    private String address = DOCUMENTED.address();

    @Option(names = "--port", paramLabel = "PORT", description = "Port to listen at, 0 for any (default: 8150).")
    private int port = DOCUMENTED.port();

    @Option(
            names = "--requests-per-minute",
            paramLabel = "N",
            description = "Rate limit, 0 for no limit (default: 150, as Propexo's).")
    private int requestsPerMinute = DOCUMENTED.requestsPerMinute();

    @Option(
            names = "--no-write-logs",
            description = "Serve write logs without prospects, as Propexo may; outcomes are then requested one by one.")
    private boolean noWriteLogs;

    @Mixin
    private CommonOptions common = new CommonOptions();

    SandboxCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > LAST_PORT) {
            throw UserException.usage("cli.port-out-of-range", LAST_PORT, port);
        }
        if (requestsPerMinute < 0) {
            throw UserException.usage("cli.requests-out-of-range", requestsPerMinute);
        }
        SandboxSettings settings = DOCUMENTED.at(address).onPort(port).withRequestsPerMinute(requestsPerMinute);
        try (Sandbox sandbox = Sandbox.start(
                noWriteLogs ? settings.withoutWriteLogs() : settings,
                common.settings(here).targets())) {
            here.print(common.json() ? json(sandbox) : SandboxText.of(sandbox, here.command()));
            here.pause().untilStopped();
        }
        return ExitCode.OK.code();
    }

    private static String json(Sandbox sandbox) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("url", sandbox.url().toString())
                .put("token", sandbox.token());
        ObjectNode ids = json.putObject("ids");
        sandbox.ids().forEach(ids::put);
        return json.toPrettyString() + "\n";
    }
}
