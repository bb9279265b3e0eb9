package dev.leadline.cli;

import picocli.CommandLine.Command;

/** What stands before every command. */
@Command(
        name = "leadline",
        description = "Imports lead files into property-management CRMs: no row lost, none sent twice.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:every row ended well",
            "  1:an internal error",
            "  2:invalid usage or settings",
            "  3:the input cannot be used",
            "  4:finished, and some rows were rejected, refused, failed or partial",
            "  5:stopped early; can be resumed",
            "  6:finished, and rows are in doubt or have no outcome yet",
            "130:stopped by you; can be resumed"
        },
        footer = {
            "",
            "Examples:",
            "  leadline import leads.csv --sandbox   try it; nothing real is sent",
            "  leadline check leads.csv              what is wrong with the file",
            "  leadline import leads.csv --limit 5   a careful first time",
            "  leadline COMMAND --help               more about one command"
        })
final class RootCommand extends CommandGroup {

    RootCommand() {
        super("Enter a command, such as check or import");
    }
}
