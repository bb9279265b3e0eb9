package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and folders that a user names and that do not exist. */
class MistypedPathsTests {

    @TempDir
    Path folder;

    private Terminals terminal;

    @BeforeEach
    void openATerminal() throws IOException {
        terminal = new Terminals(folder);
        terminal.file("leads.csv", "first_name,last_name,email_1", "Ann,Archer,ann@example.com");
    }

    @Test
    void aConfigurationFolderThatDoesNotExistIsRefused() {
        assertThat(terminal.type("import", "leads.csv", "--config", "confg")).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo("The configuration folder FOLDER/confg does not exist."
                        + " Correct --config, or create the folder.\n");
        assertThat(terminal.requests).isEmpty();
    }

    @Test
    void aConfigurationFileIsNoFolder() throws IOException {
        Files.createDirectory(folder.resolve("config"));
        terminal.file("config/application.yaml", "leadline.api.concurrency: 3");
        assertThat(terminal.type("check", "leads.csv", "--config", "config/application.yaml"))
                .isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo("FOLDER/config/application.yaml is a file, but --config must name a folder."
                        + " Use --config FOLDER/config\n");
    }
}
