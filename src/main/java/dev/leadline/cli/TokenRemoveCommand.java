package dev.leadline.cli;

import dev.leadline.security.AccessTokenRepository;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/** Keeps a program from the API. */
@Command(
        name = "remove",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Remove a token; the API refuses it from the next request on.")
final class TokenRemoveCommand implements Callable<Integer> {

    private final CliContext here;

    @Parameters(paramLabel = "NAME", description = "The name of the token, as leadline token list shows it.")
    private String name = "";

    @Mixin
    private CommonOptions common = new CommonOptions();

    TokenRemoveCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Settings settings = common.settings(here);
        // before the log is opened: a token must be removable while the database is gone
        AccessTokenRepository.in(settings.config()).remove(name);
        here.print(
                common.json()
                        ? JsonNodeFactory.instance
                                        .objectNode()
                                        .put("name", name)
                                        .toPrettyString() + "\n"
                        : "Token " + name + " is removed. The API refuses it from now on.\n");
        try (RunOperations operations = here.ledgerOrNew(settings, common.quiet())) {
            operations.note("token-remove", name);
        }
        return ExitCode.OK.code();
    }
}
