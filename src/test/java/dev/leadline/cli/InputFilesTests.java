package dev.leadline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How files are named: by patterns, twice, through a pipe; and what is said of how they are read. */
class InputFilesTests {

    private static final String ID = "integration_id=abc";

    @TempDir
    Path folder;

    private Terminals terminal;

    @BeforeEach
    void fillTheInbox() throws IOException {
        Files.createDirectories(folder.resolve("inbox"));
        terminal = new Terminals(folder);
        terminal.file("inbox/b.csv", "email_1", "bob@example.com");
        terminal.file("inbox/a.csv", "email_1", "ann@example.com");
        terminal.file("inbox/notes.txt", "email_1", "cyd@example.com");
    }

    @Test
    void patternStandsForItsFilesInOrder() {
        assertThat(terminal.type("check", "inbox/*.csv", "--set", ID)).isZero();

        assertThat(headlines())
                .containsExactly(
                        "a.csv for generic: checked, nothing was sent.",
                        "b.csv for generic: checked, nothing was sent.");
    }

    @Test
    void severalFilesMakeAnArray() {
        assertThat(terminal.type("check", "inbox/*.csv", "inbox/notes.txt", "--set", ID, "--json"))
                .isZero();

        assertThat(terminal.out()).startsWith("[ {").contains("\"a.csv\"", "\"b.csv\"", "\"notes.txt\"");
    }

    @Test
    void fileThatIsNamedTwiceIsTakenOnce() {
        assertThat(terminal.type("check", "inbox/a.csv", "inbox/*.csv", "./inbox/b.csv", "--set", ID, "--quiet"))
                .isZero();

        assertThat(headlines()).hasSize(2);
        assertThat(terminal.err())
                .isEqualTo(
                        "inbox/a.csv is listed twice, and the second is ignored.\n./inbox/b.csv is listed twice, and the second is ignored.\n");
    }

    @Test
    void patternWithoutAFileIsToldAndTheOthersHaveTheirTurn() {
        assertThat(terminal.type("check", "outbox/*.csv", "inbox/a.csv", "--set", ID, "--quiet"))
                .isEqualTo(3);

        assertThat(terminal.err()).isEqualTo("No file matches outbox/*.csv. Check the pattern and the folder.\n");
        assertThat(headlines()).hasSize(1);
    }

    @Test
    void fileWithTheNameOfAPatternIsThatFile() throws IOException {
        terminal.file("leads[1].csv", "email_1", "ann@example.com");

        assertThat(terminal.type("check", "leads[1].csv", "--set", ID)).isZero();
    }

    /** As after -- or from a pattern. */
    @Test
    void fileWhoseNameBeginsWithADashIsNoOptionOfTheNextCommand() throws IOException {
        terminal.file("-leads.csv", "email_1", "ann@example.com", "bob");

        assertThat(terminal.type("check", "--set", ID, "--", "-leads.csv")).isEqualTo(4);
        assertThat(terminal.out())
                .contains("    leadline check ./-leads.csv --set", "    leadline import ./-leads.csv --set");
        assertThat(terminal.type("check", "./-leads.csv", "--set", ID)).isEqualTo(4);
    }

    @Test
    void pipeIsReadToItsEnd() {
        terminal.pipe("email_1;rent", "ann@example.com;1250");

        assertThat(terminal.type("check", "-", "--set", ID)).isZero();
        assertThat(terminal.out())
                .startsWith("standard-input for generic: checked, nothing was sent.\n\n  1  row read\n");
        assertThat(terminal.err()).contains("Read as UTF-8, separated by semicolons.");
        assertThat(terminal.type("map", "-", "--set", ID)).isZero();
    }

    @Test
    void rejectsOfAPipeAreNotSaidToBeInAFileNamedDash() {
        terminal.pipe("email_1", "ann@example.com", "nobody");

        assertThat(terminal.type("check", "-", "--set", ID)).isEqualTo(4);
        assertThat(terminal.out()).contains("Fix the rejected rows in the input and check it again:");
    }

    @Test
    void emptyPipeIsRefusedAndNothingOfItIsKept() throws IOException {
        terminal.pipe();
        Set<Path> before = keptPipes();

        assertThat(terminal.type("map", "-", "--set", ID)).isEqualTo(3);
        Set<Path> kept = keptPipes();
        kept.removeAll(before);
        assertThat(terminal.err())
                .startsWith("Standard input is empty. Export the leads again, with column names in the first line.\n");
        // another process may read a pipe at the same time, and deletes it soon
        await().untilAsserted(() -> assertThat(kept).noneMatch(Files::exists));
    }

    private static Set<Path> keptPipes() throws IOException {
        try (Stream<Path> temporary = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return temporary
                    .filter(path -> path.getFileName().toString().startsWith("leadline-"))
                    .collect(Collectors.toCollection(HashSet::new));
        }
    }

    @Test
    void saysWhatAmongTheRowsIsNone() throws IOException {
        Files.write(
                folder.resolve("report.csv"),
                "Guest cards;;\n\nemail_1;first;last\nrene@example.com;Ren\u00e9;Example\nemail_1;first;last\n\nTotal;;1\n"
                        .getBytes("windows-1252"));

        assertThat(terminal.type("check", "report.csv", "--set", ID)).isZero();
        assertThat(terminal.err())
                .contains(
                        "Read as Windows-1252, separated by semicolons.",
                        "Line 1 is above the header and is ignored.",
                        "Line 5 repeats the header and is ignored.",
                        "Line 7 is a total or a note below the table and is ignored.");
        assertThat(terminal.out()).contains("1  row read");
    }

    @Test
    void settingsBoundWhatIsRead() throws IOException {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(folder.resolve("config/application.yaml"), """
                leadline.import:
                  max-file-size: 10B
                """);
        terminal.pipe("email_1", "ann@example.com");

        assertThat(terminal.type("check", "-", "inbox/a.csv", "--set", ID, "--quiet"))
                .isEqualTo(3);
        assertThat(terminal.err()).isEqualTo("""
                        Standard input has 24 bytes, more than the 10 that are allowed. Split the file, or increase leadline.import.max-file-size.
                        FOLDER/inbox/a.csv has 24 bytes, more than the 10 that are allowed. Split the file, or increase leadline.import.max-file-size.
                        """);
    }

    @Test
    void rejectsOfAPackedFileAreNamedAfterWhatItHolds() throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("leads.csv.gz")))) {
            out.write("email_1\nann@example.com\nbob\n".getBytes(UTF_8));
        }

        assertThat(terminal.type("check", "leads.csv.gz", "--set", ID)).isEqualTo(4);
        assertThat(folder.resolve("leads.rejects.csv")).content(UTF_8).endsWith(",bob\r\n");
    }

    private Stream<String> headlines() {
        return terminal.out().lines().filter(line -> line.contains(": checked"));
    }
}
