package dev.leadline.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What stands before the commands for users. */
@Command(
        name = "user",
        description = "Manage console users: add, list or remove.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Viewers can see everything. Operators can also start and stop runs, and correct and send rows. Admins can",
            "also manage users in the console.",
            "",
            "Examples:",
            "  leadline user add ann --role operator   asks for a password",
            "  leadline user list"
        })
final class UserCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    private UserCommand() {}

    /** With all that can be done with users below it. */
    static CommandLine in(CliContext here) {
        return new CommandLine(new UserCommand())
                .addSubcommand(new UserAddCommand(here))
                .addSubcommand(new UserListCommand(here))
                .addSubcommand(new UserRemoveCommand(here));
    }

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(spec.commandLine(), "Enter a subcommand: add, list or remove");
        }
    }
}
