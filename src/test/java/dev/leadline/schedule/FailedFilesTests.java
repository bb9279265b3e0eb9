package dev.leadline.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.leadline.run.ImportRequest;
import dev.leadline.run.SilentListener;
import dev.leadline.testing.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of which nothing was imported is known until somebody has imported it. */
class FailedFilesTests {

    private static final String UNKNOWN_COLUMNS = "Code,Amount\nA1,20\nB7,30\n";

    @TempDir
    Path folder;

    private ScheduleFixture house;

    @BeforeEach
    void open() {
        house = new ScheduleFixture(folder, Database.H2);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void itIsKnownAlsoAfterExecutionsThatDidBetter() throws IOException {
        Path failed = house.inbox.resolve("failed/no-run-monday.csv");
        Files.writeString(house.inbox.resolve("monday.csv"), UNKNOWN_COLUMNS);
        Files.writeString(house.inbox.resolve("monday.csv.done"), "");
        assertThat(house.runNow().execution().ending()).isEqualTo(ScheduleExecution.Ending.FAILED);
        assertThat(house.runNow().execution().ending()).isEqualTo(ScheduleExecution.Ending.NOTHING);
        house.arrives("tuesday.csv", "Ann,Lee,ann@example.com");
        assertThat(house.runNow().execution().ending()).isEqualTo(ScheduleExecution.Ending.TOOK);

        assertThat(house.schedules().failedFiles("nightly"))
                .extracting(FailedFile::arrival, FailedFile::file)
                .containsExactly(tuple("monday.csv", "no-run-monday.csv"));

        house.imports()
                .start(
                        ImportRequest.of(Files.writeString(folder.resolve("by-hand.csv"), Files.readString(failed)))
                                .target("generic")
                                .mapping(
                                        Files.writeString(
                                                folder.resolve("mapping.yaml"),
                                                "target: generic\ncolumns:\n  Code: {field: first_name}\n  Amount: {field: email_1}\n"))
                                .constants(Map.of("integration_id", "int-1"))
                                .build(),
                        new SilentListener());
        assertThat(house.schedules().failedFiles("nightly")).isEmpty();
    }

    @Test
    void linksAndFilesOfRunsAreNone() throws IOException {
        assertThat(house.schedules().failedFiles("nightly")).isEmpty();
        Path failed = Files.createDirectory(house.inbox.resolve("failed"));
        Files.writeString(failed.resolve("run-3-leads.csv"), UNKNOWN_COLUMNS);
        Path secret = Files.writeString(folder.resolve("secret.csv"), UNKNOWN_COLUMNS);
        Files.createSymbolicLink(failed.resolve("no-run-leads.csv"), secret);
        assertThat(house.schedules().failedFiles("nightly")).isEmpty();
        assertThat(house.schedules().readFailedFile("nightly", "no-run-leads.csv", (name, content) -> name))
                .isEmpty();
        assertThat(house.schedules().readFailedFile("nightly", "../../secret.csv", (name, content) -> name))
                .isEmpty();
    }

    @Test
    void aFolderThatIsALinkIsNotLookedInto() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("private"));
        Files.writeString(elsewhere.resolve("no-run-leads.csv"), UNKNOWN_COLUMNS);
        Files.createSymbolicLink(house.inbox.resolve("failed"), elsewhere);
        assertThat(house.schedules().failedFiles("nightly")).isEmpty();
    }
}
