package dev.leadline.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

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
            "Viewers can see everything. Operators can also start and stop runs, and correct",
            "and send rows. Admins can also manage users in the console.",
            "",
            "Examples:",
            "  leadline user add ann --role operator   asks for a password",
            "  leadline user list"
        })
final class UserCommand extends CommandGroup {

    private UserCommand() {
        super("Enter a subcommand: add, list or remove");
    }

    /** With all that can be done with users below it. */
    static CommandLine in(CliContext here) {
        return new CommandLine(new UserCommand())
                .addSubcommand(new UserAddCommand(here))
                .addSubcommand(new UserListCommand(here))
                .addSubcommand(new UserRemoveCommand(here));
    }
}
