package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.testing.FileReads;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often the commands that make no run read a file in full. */
class FileReadsTests {

    private static final String ID = "integration_id=abc";

    @TempDir
    Path folder;

    private Terminals terminal;

    @BeforeEach
    void openATerminal() {
        terminal = new Terminals(folder);
    }

    @Test
    void checkProfilesTheFileAndValidatesItsRows() throws IOException {
        assertThat(readsOf(write(StandardCharsets.UTF_8), "check")).isEqualTo(new FileReads(2, 0));
    }

    @Test
    void mapReadsTheFileOnce() throws IOException {
        assertThat(readsOf(write(StandardCharsets.UTF_8), "map")).isEqualTo(new FileReads(1, 0));
    }

    @Test
    void charsetThatOnlyTheEndOfTheFileTellsCostsOneMoreRead() throws IOException {
        Path leads = write(Charset.forName("windows-1252"));

        assertThat(readsOf(leads, "map")).isEqualTo(new FileReads(2, 0));
        assertThat(terminal.err()).contains("Read as Windows-1252");
    }

    private Path write(Charset charset) throws IOException {
        return Files.write(folder.resolve("leads.csv"), FileReads.leads().getBytes(charset));
    }

    private FileReads readsOf(Path leads, String command) throws IOException {
        return FileReads.during(
                leads,
                () -> assertThat(terminal.type(command, "leads.csv", "--set", ID))
                        .as(terminal.err())
                        .isZero());
    }
}
