package dev.leadline.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.ledger.RunInitiator;
import dev.leadline.run.ImportRequest;
import dev.leadline.run.SilentListener;
import dev.leadline.schedule.ScheduleExecution.Ending;
import dev.leadline.shared.ExitCode;
import dev.leadline.source.WorkbookBuilder;
import dev.leadline.testing.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the files of an inbox, by how their imports end. */
class InboxImportTests {

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
    void putsAwayWhatIsDoneAndWhatIsRefused() throws Exception {
        house.arrives("a-good.csv", "Ann,Lee,ann@example.com");
        house.arrives("b-some.csv", "Bob,Hill,no address", "Cat,Moss,cat@example.com");
        Files.writeString(house.inbox.resolve("c-empty.csv"), "");
        house.arrives("d-good.csv", "Dan,Reed,dan@example.com");
        Files.writeString(house.inbox.resolve("d-good.csv.done"), "");
        inOrderOfTheirNames();

        ScheduleEvent event = house.runNow();

        assertThat(event.execution().ending()).isEqualTo(Ending.FAILED);
        assertThat(event.execution().files()).isEqualTo(4);
        assertThat(event.execution().runs()).containsExactly(1L, 2L, 3L);
        assertThat(event.taken())
                .extracting(InboxFileResult::exit)
                .containsExactly(ExitCode.OK, ExitCode.ROWS_TO_FIX, ExitCode.INPUT_UNUSABLE, ExitCode.OK);
        assertThat(event.execution().message())
                .isEqualTo(
                        "Run 1 imported a-good.csv. Run 2 imported b-some.csv, but some rows need attention. c-empty.csv was not imported: "
                                + house.inbox.resolve("c-empty.csv")
                                + " is empty. Export the leads again, with column names in the first line. Run 3 imported d-good.csv.");
        assertThat(house.lyingIn("archive"))
                .containsExactly("run-1-a-good.csv", "run-2-b-some.csv", "run-3-d-good.csv", "run-3-d-good.csv.done");
        assertThat(house.lyingIn("failed")).containsExactly("no-run-c-empty.csv");
        assertThat(house.lyingIn("")).isEmpty();
    }

    @Test
    void putsAWorkbookThatWouldExhaustMemoryAmongTheFailed() throws Exception {
        new WorkbookBuilder()
                .rows("<row r=\"2\"><c r=\"ZZZZZZ2\"><v>1</v></c></row>")
                .write(house.inbox.resolve("leads.csv"));
        house.arrives("next.csv", "Ann,Lee,ann@example.com");
        inOrderOfTheirNames();

        ScheduleEvent event = house.runNow();

        assertThat(event.execution().message())
                .startsWith("leads.csv was not imported: " + house.inbox.resolve("leads.csv")
                        + " has a cell ZZZZZZ2, beyond Excel's last column (XFD).")
                .endsWith("Run 1 imported next.csv.");
        assertThat(house.lyingIn("failed")).containsExactly("no-run-leads.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"archive", "failed"})
    void importsNothingWhereFilesWouldGoThroughALink(String name) throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("private"));
        Path link = Files.createSymbolicLink(house.inbox.resolve(name), elsewhere);
        house.arrives("leads.csv", "Ann,Lee,ann@example.com");

        ScheduleEvent event = house.runNow();

        assertThat(event.execution().ending()).isEqualTo(Ending.FAILED);
        assertThat(event.execution().message())
                .isEqualTo(link
                        + " is a link, and Leadline does not follow links in an inbox. Remove the link and let"
                        + " Leadline create the folder, or mount a folder there.");
        assertThat(house.emailsReceived()).isEmpty();
        assertThat(elsewhere).isEmptyDirectory();
        assertThat(house.lyingIn("")).contains("leads.csv");
    }

    @Test
    void takesWhatLooksLikeSqlForTheNameThatItIs() {
        house.arrives("it's'; DROP TABLE runs; --.csv", "Robert'); DROP TABLE runs; --,Lee,bob@example.com");

        ScheduleEvent event = house.runNow();

        assertThat(event.execution().message()).isEqualTo("Run 1 imported it's'; DROP TABLE runs; --.csv.");
        assertThat(house.emailsReceived()).containsExactly("bob@example.com");
        assertThat(house.lyingIn("archive")).containsExactly("run-1-it's'; DROP TABLE runs; --.csv");
    }

    @Test
    void importsNothingButTheContentThatItHasSeen() {
        Path leads = house.arrives("leads.csv", "Ann,Lee,ann@example.com");
        ImportRequest request = ImportRequest.of(leads)
                .target("generic")
                .starter(RunInitiator.atThisMachine())
                .sha256("0".repeat(64))
                .build();

        assertThatThrownBy(() -> house.imports().start(request, new SilentListener()))
                .hasMessage(leads + " changed while it was read. Wait until the file is complete, then try again.");
        assertThat(house.emailsReceived()).isEmpty();
    }

    @Test
    void tellsThatItFollowsNoLinkToAFile() throws Exception {
        Path elsewhere = ScheduleFixture.write(folder.resolve("private.csv"), "Ann,Lee,ann@example.com");
        Files.createSymbolicLink(house.inbox.resolve("leads.csv"), elsewhere);

        ScheduleEvent event = house.runNow();

        assertThat(event.execution().message())
                .isEqualTo(
                        "leads.csv is a link, and Leadline does not follow links in an inbox. Put the file itself in the inbox.");
        assertThat(house.emailsReceived()).isEmpty();
    }

    @Test
    void putsARunThatRefusedItsFileAmongTheFailed() {
        house.set("leadline.import.max-rejects", "20");
        house.arrives("leads.csv", "Ann,Lee,ann@example.com", "Bob,Hill,no address");

        ScheduleEvent event = house.runNow();

        assertThat(event.execution().message())
                .isEqualTo("Run 1 did not import leads.csv. Leadline rejected 1 of 2 rows, more than the 20% that"
                        + " leadline.import.max-rejects allows. Nothing was sent.");
        assertThat(house.lyingIn("failed")).containsExactly("run-1-leads.csv");
        assertThat(house.emailsReceived()).isEmpty();
    }

    @Test
    void saysThatAFileWasImportedBeforeUnderAnotherName() {
        house.arrives("leads.csv", "Ann,Lee,ann@example.com");
        house.runNow();
        house.arrives("again.csv", "Ann,Lee,ann@example.com");

        ScheduleEvent event = house.runNow();

        assertThat(event.execution().message())
                .isEqualTo("again.csv was already imported by run 1. Nothing was sent again.");
        assertThat(house.lyingIn("archive")).containsExactly("run-1-again.csv", "run-1-leads.csv");
        assertThat(house.emailsReceived()).containsExactly("ann@example.com");
    }

    @Test
    void keepsAFileThatWasStoppedEarlyAndGoesOnWithItsRun() {
        house.arrives("a.csv", "Ann,Lee,ann@example.com");
        house.arrives("b.csv", "Bob,Hill,bob@example.com");
        inOrderOfTheirNames();
        house.set("leadline.api.token", "token-of-yesterday");

        ScheduleEvent stopped = house.runNow();

        assertThat(stopped.execution().ending()).isEqualTo(Ending.FAILED);
        assertThat(stopped.execution().message())
                .startsWith("Run 1 of a.csv stopped early. The schedule resumes it next time. ")
                .contains("token")
                .doesNotContain("yesterday");
        assertThat(house.lyingIn("")).containsExactly("a.csv", "b.csv");

        house.shutDown();
        house.set("leadline.api.token", "sandbox-token");

        assertThat(house.nextTurn().execution().message()).isEqualTo("Run 1 imported a.csv. Run 2 imported b.csv.");
        assertThat(house.lyingIn("archive")).containsExactly("run-1-a.csv", "run-2-b.csv");
    }

    @Test
    void keepsFilesWhereItsOwnSettingsAreWrong() {
        house.setSchedule("target", "gneric");
        house.arrives("a.csv", "Ann,Lee,ann@example.com");
        house.arrives("b.csv", "Bob,Hill,bob@example.com");
        inOrderOfTheirNames();

        ScheduleEvent event = house.runNow();

        assertThat(event.execution().ending()).isEqualTo(Ending.FAILED);
        assertThat(event.execution().message())
                .isEqualTo("a.csv was not imported: There is no target \"gneric\"; did you mean generic?");
        assertThat(event.taken())
                .singleElement()
                .extracting(InboxFileResult::exit)
                .isEqualTo(ExitCode.USAGE);
        assertThat(house.lyingIn("")).containsExactly("a.csv", "b.csv");
    }

    @Test
    void movesAtTheNextOccasionWhatItCouldNotMove() throws Exception {
        house.arrives("leads.csv", "Ann,Lee,ann@example.com");
        Path inTheWay = Files.writeString(house.inbox.resolve("archive"), "a file of that name");

        ScheduleEvent kept = house.runNow();

        assertThat(kept.execution().ending()).isEqualTo(Ending.FAILED);
        assertThat(kept.execution().message())
                .startsWith("Run 1 imported leads.csv. leads.csv could not be moved to " + inTheWay + ". ")
                .endsWith("The schedule moves the file next time, and no row is sent twice.");

        Files.delete(inTheWay);

        assertThat(house.runNow().execution().runs()).containsExactly(1L);
        assertThat(house.lyingIn("archive")).containsExactly("run-1-leads.csv");
        assertThat(house.emailsReceived()).containsExactly("ann@example.com");
    }

    @Test
    void tellsOfFilesThatAreStillBeingWritten() {
        Path growing = house.arrives("leads.csv", "Ann,Lee,ann@example.com");
        house.waiting = time -> ScheduleFixture.write(growing, "Ann,Lee,ann@example.com", "Bob,Hill,bob@example.com");

        ScheduleEvent event = house.runNow();

        assertThat(event.execution().ending()).isEqualTo(Ending.NOTHING);
        assertThat(event.execution().message())
                .isEqualTo("leads.csv is still being written. The schedule imports it next time.");
        assertThat(house.lyingIn("")).containsExactly("leads.csv");
    }

    private void inOrderOfTheirNames() {
        house.lyingIn("").forEach(name -> ScheduleFixture.touch(house.inbox.resolve(name)));
    }
}
