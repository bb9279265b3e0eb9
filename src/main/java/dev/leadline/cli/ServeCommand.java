package dev.leadline.cli;

import dev.leadline.cli.output.ImportText;
import dev.leadline.cli.output.TextPage;
import dev.leadline.message.UserMessage;
import dev.leadline.security.UserRepository;
import dev.leadline.serve.Server;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;

/** Runs the console, the schedules and what goes on by itself. */
@Command(
        name = "serve",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Run the console, the schedules and the webhook receiver until Ctrl-C.",
        footer = {
            "",
            "It listens on this machine only. To allow other machines, set",
            "leadline.serve.address and add users.",
            "",
            "Examples:",
            "  leadline serve",
            "  leadline serve --sandbox              try it; nothing real is sent"
        })
final class ServeCommand implements Callable<Integer> {

    private static final String OPEN =
            "Everyone with an account on this machine can use the console as an operator, without logging in."
                    + " To require a login, add a user: leadline user add NAME --role operator";

    private final CliContext here;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port to listen at, 0 for any (default: leadline.serve.port).")
    private @Nullable Integer port;

    @Option(names = "--sandbox", description = "Use the built-in sandbox: sends nothing real and needs no token.")
    private boolean sandbox;

    @Mixin
    private NewLedgerOption ledger = new NewLedgerOption();

    @Mixin
    private CommonOptions common = new CommonOptions();

    ServeCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Map<String, Object> overrides = new LinkedHashMap<>();
        if (port != null) {
            overrides.put("leadline.serve.port", port.toString());
        }
        if (!sandbox) {
            return serve(common.settings(here, overrides));
        }
        try (SandboxSession session = SandboxSession.start(common.settings(here, overrides))) {
            overrides.putAll(session.overrides());
            session.ids()
                    .forEach((field, id) -> overrides.put("leadline.constants." + field, SandboxSession.setting(id)));
            return serve(common.settings(here, overrides));
        }
    }

    private int serve(Settings settings) {
        if (!common.quiet()) {
            ImportText.homes(settings).forEach(sentence -> here.sayOrLog(settings, sentence));
        }
        if (ledger.isWanted()) {
            NewLedgerOption.apply(here, settings);
        }
        CountDownLatch stopped = new CountDownLatch(1);
        try (Server server =
                here.sayingWhetherNew(settings, common.quiet() || settings.jsonLogs(), () -> Server.start(settings))) {
            if (!common.quiet() && isOpen(settings)) {
                here.sayOrLog(settings, OPEN);
            }
            here.print(common.json() ? json(server.url()) : text(server.url(), sandbox));
            StopSignals signals = new StopSignals(() -> stop(settings, server, stopped), here.signals()::halt);
            return here.signals().during(() -> untilStopped(server, stopped), signals);
        }
    }

    private static boolean isOpen(Settings settings) {
        return UserRepository.in(settings.config()).isEmpty();
    }

    private static int untilStopped(Server server, CountDownLatch stopped) {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            server.stop();
        }
        return ExitCode.OK.code();
    }

    private static String json(URI url) {
        return JsonNodeFactory.instance.objectNode().put("url", url.toString()).toPrettyString() + "\n";
    }

    private static String text(URI url, boolean sandbox) {
        List<String> lines = new ArrayList<>(List.of("The console is at " + url + " until you press Ctrl-C."));
        if (sandbox) {
            lines.add("It uses the sandbox and sends nothing real.");
        }
        return new TextPage().block(lines).text();
    }

    private void stop(Settings settings, Server server, CountDownLatch stopped) {
        here.sayOrLog(settings, UserMessage.of("cli.stopping").text());
        server.stop();
        stopped.countDown();
    }
}
