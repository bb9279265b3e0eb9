package dev.leadline.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/**
 * Writes the manual of the packages from the commands themselves: {@code man/*.adoc}, from which Asciidoctor makes man pages, and
 * {@code leadline.bash}, the completion for a shell.
 */
final class ManualPages {

    /** What Asciidoctor prints as it is stands between two of these lines. */
    private static final String LITERAL = "....";

    private ManualPages() {}

    /**
     * Writes both.
     *
     * @param arguments the folder to write to
     */
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]));
    }

    static void write(Path folder) throws IOException {
        CommandLine commands = Cli.commands(nowhere(folder));
        Path pages = Files.createDirectories(folder.resolve("man"));
        CommandSpec[] all = withSubcommands(commands)
                .map(CommandLine::getCommandSpec)
                .peek(ManualPages::arrangeAsPage)
                .toArray(CommandSpec[]::new);
        if (ManPageGenerator.generateManPage(pages.toFile(), null, new boolean[0], false, all) != 0) {
            throw new IOException("The man pages were not written to " + pages);
        }
        Files.writeString(folder.resolve("leadline.bash"), AutoComplete.bash("leadline", commands));
    }

    private static Stream<CommandLine> withSubcommands(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                command.getSubcommands().values().stream().distinct().flatMap(ManualPages::withSubcommands));
    }

    /** What stands below the options of a help text is a part of the description in a manual, and its examples are a section. */
    private static void arrangeAsPage(CommandSpec command) {
        UsageMessageSpec usage = command.usageMessage();
        List<String> footer = List.of(usage.footer());
        int examples = footer.indexOf("Examples:");
        List<String> remarks = footer.subList(0, examples < 0 ? footer.size() : examples);
        usage.description(
                Stream.concat(Stream.of(usage.description()), remarks.stream()).toArray(String[]::new));
        usage.exitCodeListHeading("Exit status%n");
        if (examples >= 0) {
            usage.footerHeading("Examples%n");
            usage.footer(Stream.of(List.of(LITERAL), footer.subList(examples + 1, footer.size()), List.of(LITERAL))
                    .flatMap(List::stream)
                    .toArray(String[]::new));
        }
    }

    /** Commands are described here, and none of them runs. */
    private static CliContext nowhere(Path folder) {
        PrintStream silence = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new CliContext(
                folder,
                folder,
                "leadline",
                InputStream.nullInputStream(),
                silence,
                silence,
                false,
                () -> 0,
                Clock.systemUTC(),
                (root, overrides) -> {
                    throw new IllegalStateException("No command runs");
                },
                settings -> {
                    throw new IllegalStateException("No command runs");
                },
                () -> new CountDownLatch(1).await(),
                new SystemSignals());
    }
}
