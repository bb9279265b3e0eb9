package dev.leadline.cli;

import dev.leadline.security.UserRepository;
import dev.leadline.shared.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/** Lets somebody into the console no more. */
@Command(
        name = "remove",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Remove a console user; an open session ends with the next click.")
final class UserRemoveCommand implements Callable<Integer> {

    private final CliContext here;

    @Parameters(paramLabel = "NAME", description = "The user name, as leadline user list shows it.")
    private String name = "";

    @Mixin
    private CommonOptions common = new CommonOptions();

    UserRemoveCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        UserRepository.in(common.settings(here).config()).remove(name);
        here.print(
                common.json()
                        ? JsonNodeFactory.instance
                                        .objectNode()
                                        .put("user", name)
                                        .toPrettyString() + "\n"
                        : name + " can no longer use the console.\n");
        return ExitCode.OK.code();
    }
}
