package dev.leadline.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.security.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that a schedule could not import is imported, or left out, with one button. */
class FailedFilePagesTests {

    private static final String MONDAY = "no-run-monday.csv";

    @TempDir
    Path folder;

    private ConsoleFixture office;
    private Browser ann;
    private Path failed;

    @BeforeEach
    void open() throws IOException {
        ConsoleFixture.give(folder, "ann", Role.OPERATOR);
        ConsoleFixture.give(folder, "vic", Role.VIEWER);
        failed = Files.createDirectories(folder.resolve("inbox/failed"));
        Files.writeString(failed.resolve(MONDAY), "Guest,Reach\nAnn,ann@example.com\n");
        office = ConsoleFixture.at(
                folder,
                Clock.systemUTC(),
                Map.of(
                        "leadline.schedules.maple.cron", "0 30 2 1 1 *",
                        "leadline.schedules.maple.inbox",
                                folder.resolve("inbox").toString(),
                        "leadline.schedules.maple.target", "knock",
                        "leadline.schedules.maple.constants.community_id", "maple-court-7"));
        ann = office.browser().loggedIn("ann");
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void itIsMatchedAndReviewedAsAnUploadForTheCommunityOfItsSchedule() {
        assertThat(ann.get("/schedules").body())
                .contains("No lead was imported from this file:", "Match columns and import: monday.csv");

        HttpResponse<String> begun = ann.post("/imports/failed", Map.of("schedule", "maple", "file", MONDAY));

        String draft = begun.headers().firstValue("Location").orElseThrow();
        String match = ann.get(draft.substring(draft.indexOf("/imports/"))).body();
        assertThat(match).contains("monday.csv", "Guest", "Reach", "maple-court-7");
        assertThat(match).containsPattern("<option value=\"knock\"[^>]*selected");
        assertThat(failed.resolve(MONDAY)).exists();
    }

    @Test
    void itIsLeftOutAndKept() {
        ann.get("/schedules");
        ann.post("/schedules/maple/leave-out", Map.of("file", MONDAY));
        assertThat(ann.get("/schedules").body())
                .contains("The file will not be imported. It stays in the folder failed of the inbox of maple.")
                .doesNotContain("No lead was imported from");
        assertThat(failed.resolve("left-out-monday.csv")).exists();
        assertThat(failed.resolve(MONDAY)).doesNotExist();
        assertThat(ann.get("/settings/actions").body()).contains("Left out a file of a schedule");
    }

    @Test
    void itWaitsAgainOnceLeavingItOutWasUndone() {
        ann.get("/schedules");
        ann.post("/schedules/maple/leave-out", Map.of("file", MONDAY));
        assertThat(ann.get("/schedules").body())
                .contains(
                        "action=\"/schedules/maple/restore-file?file=left-out-monday.csv\"",
                        "1 file left out",
                        "Undo: monday.csv");

        ann.post("/schedules/maple/restore-file?file=left-out-monday.csv", Map.of());
        assertThat(ann.get("/schedules").body())
                .contains(
                        "The file of maple waits to be imported again.",
                        "No lead was imported from this file:",
                        "monday.csv")
                .doesNotContain("left out");
        assertThat(failed.resolve(MONDAY)).hasContent("Guest,Reach\nAnn,ann@example.com\n");
        assertThat(ann.get("/settings/actions").body()).contains("Undid leaving out a file of a schedule");

        for (String file : new String[] {MONDAY, "left-out-monday.csv", "../left-out-monday.csv"}) {
            ann.post("/schedules/maple/restore-file", Map.of("file", file));
            assertThat(ann.get("/schedules").body())
                    .contains("The file is no longer in the folder failed of the inbox.");
        }
        assertThat(failed.resolve(MONDAY)).exists();
    }

    @Test
    void noOtherFileOfTheServerIsTaken() throws IOException {
        Files.writeString(folder.resolve("inbox/private.csv"), "Email\nann@example.com\n");
        ann.get("/schedules");
        for (String file : new String[] {"../private.csv", "private.csv", "no-run-tuesday.csv"}) {
            ann.post("/imports/failed", Map.of("schedule", "maple", "file", file));
            assertThat(ann.get("/schedules").body()).contains("The file is no longer there, or it was imported since.");
        }
        assertThat(ann.post("/imports/failed", Map.of("schedule", "oak", "file", MONDAY))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aViewerSeesTheFileAndNoButton() {
        assertThat(office.browser().loggedIn("vic").get("/schedules").body())
                .contains("monday.csv")
                .doesNotContain("Match columns and import", "Don&#39;t import");
    }
}
