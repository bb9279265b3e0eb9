package dev.leadline.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What stands before the commands for tokens. */
@Command(
        name = "token",
        description = "Manage the tokens of programs that use the API: add, list or remove.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "A program sends its token with each request to the API of leadline serve.",
            "Viewers can read runs. Operators can also import files.",
            "",
            "Examples:",
            "  leadline token add crm-export --role operator",
            "  leadline token list"
        })
final class TokenCommand extends CommandGroup {

    private TokenCommand() {
        super("Enter a subcommand: add, list or remove");
    }

    /** With all that can be done with tokens below it. */
    static CommandLine in(CliContext here) {
        return new CommandLine(new TokenCommand())
                .addSubcommand(new TokenAddCommand(here))
                .addSubcommand(new TokenListCommand(here))
                .addSubcommand(new TokenRemoveCommand(here));
    }
}
