package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.Targets;
import dev.leadline.sandbox.Sandbox;
import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.testing.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file whose first line is a lead already, with a mapping that tells its columns by their places. */
class HeaderlessFileTests {

    @TempDir
    Path folder;

    private final Sandbox sandbox = Sandbox.start(
            SandboxSettings.GENEROUS.withRequestsPerMinute(0).withPendingFor(Duration.ZERO), Targets.load(null));

    private Terminals terminal;

    @BeforeEach
    void aFileWithoutNames() throws IOException {
        Map<String, String> settings = Terminals.sendingTo(sandbox, Database.H2);
        settings.put("leadline.constants.integration_id", "int-1");
        terminal = new Terminals(folder).withRealJob(settings);
        terminal.file(
                "leads.csv",
                "ann@example.com,Ann,Lee,open",
                "bob at example,Bob,Ray,open",
                "cy@example.com,Cy,Fox,lost");
        terminal.file(
                "mapping.yaml", "header: none", "columns:", "  1: email_1", "  2: first_name", "  Column 3: last_name");
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void isRefusedWithTheWayToImportIt() {
        assertThat(terminal.type("check", "leads.csv")).isEqualTo(3);
        assertThat(terminal.err())
                .contains("has no header: cell 1 on line 1 is an e-mail address, not a column name."
                        + " Add a first line with the column names, or use a mapping file with header: none.");
    }

    @Test
    void losesNoRowWhenItIsImported() throws IOException {
        assertThat(terminal.type("import", "leads.csv", "--mapping", "mapping.yaml"))
                .isEqualTo(4);

        assertThat(sandbox.received())
                .extracting(prospect -> prospect.body().get("email_1"))
                .containsExactlyInAnyOrder("ann@example.com", "cy@example.com");
        assertThat(terminal.out()).contains("3  rows read", "1  rejected");
        assertThat(Files.readString(folder.resolve("leadline-data/runs/1/rejects.csv")))
                .contains(",Column 1,Column 2,Column 3,Column 4\r\n")
                .contains("1,2,2,REJECTED,");
    }

    @Test
    void sendsItsRejectsOnceTheyAreCorrected() throws IOException {
        terminal.type("import", "leads.csv", "--mapping", "mapping.yaml");
        String rejects = Files.readString(folder.resolve("leadline-data/runs/1/rejects.csv"));
        Files.writeString(folder.resolve("fixed.csv"), rejects.replace(",bob at example,Bob", ",bob@example.com,Bob"));

        assertThat(terminal.type("import", "fixed.csv", "--mapping", "mapping.yaml"))
                .as("rejects have a header, and a mapping of their own")
                .isEqualTo(2);
        assertThat(terminal.type("import", "fixed.csv")).isZero();

        assertThat(sandbox.received())
                .extracting(prospect -> prospect.body().get("email_1"))
                .contains("bob@example.com")
                .hasSize(3);
    }
}
