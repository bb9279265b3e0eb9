package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.batch.submit.SendWindow;
import dev.leadline.ledger.ProblemCount;
import dev.leadline.ledger.RowStatus;
import dev.leadline.message.NextAction;
import dev.leadline.message.UserException;
import dev.leadline.report.Summary;
import dev.leadline.run.RelatedRun;
import dev.leadline.run.RunResult;
import dev.leadline.shared.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportCommandTests {

    @TempDir
    Path folder;

    private Terminals terminal;

    @BeforeEach
    void leaveALeadFile() throws IOException {
        terminal = new Terminals(folder);
        terminal.file("leads.csv", "email_1", "ann@example.com");
    }

    @Test
    void tellsWhatBecameOfTheRowsAndWhatToDo() {
        comesTo(Summaries.with(RowStatus.CREATED, 1_222)
                .and(RowStatus.REJECTED, 2)
                .and(RowStatus.DUPLICATE, 1)
                .because(new ProblemCount("BAD_EMAIL", "email_1", 2), new ProblemCount("TOO_FEW_CELLS", null, 1))
                .exit(4));
        assertThat(terminal.type("import", "leads.csv", "--set", "lead_source=Zillow Rentals"))
                .isEqualTo(4);
        assertThat(terminal.out()).isEqualTo("""
                        Run 12: leads.csv to generic, done, but some rows need your attention.

                          1,225  rows read
                          1,222  created
                              1  duplicate  already sent, not sent again
                              2  rejected   invalid or left out, and not sent; you can fix it

                        Reasons
                          2  email_1  BAD_EMAIL      Enter one address, such as ann@example.com.
                          1  -        TOO_FEW_CELLS  Add the missing cells. An empty cell still needs its comma.

                        Notes
                          The phone's extension was left out in 1 row.

                        Files
                          rejects   /home/ann/leadline-data/runs/12/rejects.csv
                          outcomes  /home/ann/leadline-data/runs/12/outcomes.csv
                          summary   /home/ann/leadline-data/runs/12/summary.json

                        Homes
                          home    FOLDER/leadline-data
                          config  FOLDER/config

                        Next
                          Fix the rows in the rejects file, save it as CSV, and import it:
                            leadline import /home/ann/leadline-data/runs/12/rejects.csv
                        """);
        assertThat(terminal.err()).isEqualTo("""
                          home    FOLDER/leadline-data
                          config  FOLDER/config
                        A note.
                        Warning: A warning.
                        """);
    }

    @Test
    void leavesOutTheRejectsWhereThereAreNone() {
        comesTo(Summaries.with(RowStatus.CREATED, 1).exit(0));
        assertThat(terminal.type("import", "leads.csv")).isZero();
        assertThat(terminal.out()).startsWith("""
                        Run 12: leads.csv to generic, done.

                          1  row read
                          1  created

                        Notes
                        """).doesNotContain("rejects").endsWith("""
                        Next
                          Nothing is left to do. To show this run again:
                            leadline show 12
                        """);
    }

    @Test
    void saysHowAStoppedRunGoesOn() {
        comesTo(Summaries.with(RowStatus.STAGED, 24).and(RowStatus.CREATED, 1).exit(5));
        assertThat(terminal.type("import", "leads.csv", "--home", "my leads", "--limit", "5", "--again"))
                .isEqualTo(5);
        assertThat(terminal.out())
                .startsWith("Run 12: leads.csv to generic, stopped early, resumable.\n")
                .contains("  home    FOLDER/my leads\n")
                .endsWith("""
                        Next
                          Fix the problem, then resume. Rows that were already sent are not sent again:
                            leadline resume 12 --home 'my leads'
                        """);
    }

    @Test
    void sendsAPersonToTheRowsInDoubtBeforeAnythingElse() {
        comesTo(Summaries.with(RowStatus.IN_DOUBT, 1).and(RowStatus.REJECTED, 3).exit(6));
        assertThat(terminal.type("import", "leads.csv")).isEqualTo(6);
        assertThat(terminal.out())
                .contains("  1  in doubt   sent, but no usable answer; never sent again automatically\n")
                .endsWith("""
                        Next
                          Check the rows in doubt against Propexo's records (sends nothing):
                            leadline reconcile 12
                          Fix the rows in the rejects file, save it as CSV, and import it:
                            leadline import /home/ann/leadline-data/runs/12/rejects.csv
                        """);
    }

    @Test
    void saysWhatToDoAboutEachKindOfRowThatIsLeft() {
        comesTo(Summaries.with(RowStatus.IN_DOUBT, 1)
                .and(RowStatus.QUEUED, 1)
                .and(RowStatus.REFUSED, 2)
                .exit(6));
        assertThat(terminal.type("import", "leads.csv")).isEqualTo(6);
        assertThat(terminal.out()).endsWith("""
                        Next
                          Check the rows in doubt against Propexo's records (sends nothing):
                            leadline reconcile 12
                          Propexo has not finished every row yet. Check again later:
                            leadline resume 12
                          Fix the rows in the rejects file, save it as CSV, and import it:
                            leadline import /home/ann/leadline-data/runs/12/rejects.csv
                          If a setting or Propexo caused the problem, send 2 refused or failed rows again without changes:
                            leadline retry 12
                        """);
    }

    @Test
    void saysHowToSendWhatALimitHasLeft() {
        comesTo(Summaries.with(RowStatus.CREATED, 5).and(RowStatus.STAGED, 20).exit(0));
        assertThat(terminal.type("import", "leads.csv", "--limit", "5")).isZero();
        assertThat(terminal.out()).endsWith("""
                        Next
                          20 rows are not sent yet. To send the rest:
                            leadline resume 12
                        """);
        assertThat(terminal.requests).singleElement().satisfies(request -> {
            assertThat(request.limit()).isEqualTo(5);
            assertThat(request.file()).isEqualTo(folder.resolve("leads.csv"));
            assertThat(request.confirm()).isTrue();
            assertThat(request.again()).isFalse();
        });
    }

    @Test
    void saysThatRowsRefusedByAWrongSettingCanBeSentAgain() throws IOException {
        Files.createDirectory(folder.resolve("conf"));
        comesTo(Summaries.with(RowStatus.REFUSED, 20).and(RowStatus.STAGED, 80).exit(5));
        terminal.type("import", "leads.csv", "--config", "conf", "--api-url", "http://127.0.0.1:8150");
        assertThat(terminal.out()).endsWith("""
                        Next
                          Fix the problem, then resume. Rows that were already sent are not sent again:
                            leadline resume 12 --config conf --api-url http://127.0.0.1:8150
                          Or, if a wrong setting caused the refusals, send those rows again with the rest:
                            leadline retry 12 --config conf --api-url http://127.0.0.1:8150
                        """);
    }

    @Test
    void offersToSendRefusedAndFailedRowsAgainBesideFixingThem() {
        comesTo(Summaries.with(RowStatus.REFUSED, 1)
                .and(RowStatus.FAILED, 2)
                .and(RowStatus.STAGED, 1)
                .exit(4));
        terminal.type("import", "leads.csv");
        assertThat(terminal.out()).endsWith("""
                        Next
                          Fix the rows in the rejects file, save it as CSV, and import it:
                            leadline import /home/ann/leadline-data/runs/12/rejects.csv
                          If a setting or Propexo caused the problem, send 3 refused or failed rows again without changes:
                            leadline retry 12
                          1 row is not sent yet. To send the rest:
                            leadline resume 12
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "QUEUED, 6, 'Propexo has not finished every row yet. Check again later:', resume",
        "QUEUED, 0, 'Propexo is processing the rows. To get the outcomes:', resume",
        "STAGED, 130, 'Resume the run. Rows that were already sent are not sent again:', resume",
        "STAGED, 1, 'Report the error, then resume. Rows that were already sent are not sent again:', resume",
        "PARTIAL, 4, 'Check the partially created rows in your CRM. outcomes.csv lists them:', show",
        "STAGED, 3, 'In the lead file, fix the rows that rejects.csv lists, and import it again. Or increase leadline.import.max-rejects and resume:', resume"
    })
    void namesTheNextCommandAfterEachEnd(RowStatus rows, int exit, String sentence, String command) {
        comesTo(Summaries.with(rows, 2).exit(exit));
        assertThat(terminal.type("import", "leads.csv")).isEqualTo(exit);
        assertThat(terminal.out()).endsWith("\nNext\n  " + sentence + "\n    leadline " + command + " 12\n");
    }

    @Test
    void stopsInAnOrderlyWayAtTheFirstCtrlCAndAtOnceAtTheSecond() {
        terminal.outcomes.add(() -> {
            terminal.interrupt();
            terminal.interrupt();
            return new RunResult(Summaries.with(RowStatus.STAGED, 1).exit(130), List.of());
        });
        assertThat(terminal.type("import", "leads.csv", "--limit", "5")).isEqualTo(130);
        assertThat(terminal.asked).containsExactly("stop all", "halt");
        assertThat(terminal.err()).endsWith("""
                        Warning: A warning.
                        Stopping after the requests in flight have been answered. Interrupt again to stop now and leave them in doubt.
                        To resume later: leadline import leads.csv --limit 5
                        Stopped immediately. To resume later: leadline import leads.csv --limit 5
                        """);
        terminal.interrupt();
        assertThat(terminal.asked).endsWith("signal unheard");
    }

    @Test
    void stopsInAnOrderlyWayHoweverOftenAClosedTerminalSaysSo() {
        terminal.outcomes.add(() -> {
            terminal.hangUp();
            terminal.hangUp();
            terminal.interrupt();
            return new RunResult(Summaries.with(RowStatus.STAGED, 1).exit(130), List.of());
        });
        assertThat(terminal.type("import", "leads.csv")).isEqualTo(130);
        assertThat(terminal.asked).containsExactly("stop all");
    }

    @Test
    void beginsNothingBehindADoorThatOpensAfterCtrlC() {
        terminal.whileOpening = terminal::interrupt;
        comesTo(Summaries.with(RowStatus.STAGED, 1).exit(130));
        terminal.type("import", "leads.csv");
        assertThat(terminal.asked).containsExactly("stop all");
    }

    @Test
    void handsEveryOptionToTheJob() throws IOException {
        terminal.file("my.yaml", "target: generic");
        comesTo(Summaries.with(RowStatus.QUEUED, 1).exit(0));
        terminal.type(
                "import",
                "leads.csv",
                "--mapping",
                "my.yaml",
                "--set",
                "lead_source=a=b",
                "--again",
                "--no-wait",
                "--order-by",
                "Created:desc",
                "--finish-by",
                "2999-03-02T06:00Z");
        assertThat(terminal.requests).singleElement().satisfies(request -> {
            assertThat(request.target()).isEqualTo("generic");
            assertThat(request.mapping()).isEqualTo(folder.resolve("my.yaml"));
            assertThat(request.constants()).isEqualTo(Map.of("lead_source", "a=b"));
            assertThat(request.again()).isTrue();
            assertThat(request.orderBy()).isEqualTo("Created:desc");
            assertThat(request.finishBy()).isEqualTo("2999-03-02T06:00:00Z");
            assertThat(request.confirm()).isFalse();
        });
    }

    @Test
    void takesNoTimeThatIsNone() {
        assertThat(terminal.type("import", "leads.csv", "--finish-by", "6am")).isEqualTo(2);

        assertThat(terminal.err())
                .isEqualTo("--finish-by must be a time such as 06:00 or 2027-03-02T06:00, not \"6am\".\n");
        assertThat(terminal.requests).isEmpty();
    }

    @Test
    void triesTheSandboxAtAnyTime() {
        terminal.withRealJob(Map.of("leadline.import.send-window", "22:00-06:00"));

        assertThat(terminal.type("import", "leads.csv", "--sandbox")).isZero();

        assertThat(terminal.settings)
                .last()
                .extracting(settings -> settings.submit().window())
                .isEqualTo(SendWindow.ALWAYS);
    }

    @Test
    void triesASandboxThatFillsInItsIdsWithoutAToken() {
        terminal.withoutToken();
        comesTo(Summaries.with(RowStatus.CREATED, 1).exit(0));
        assertThat(terminal.type("import", "leads.csv", "--sandbox")).isZero();
        assertThat(terminal.requests.get(0).constants()).containsOnlyKeys("integration_id");
        assertThat(terminal.settings.get(0).tokenIsSet()).isTrue();
        assertThat(terminal.settings.get(0).apiUrl()).hasHost("127.0.0.1");
        assertThat(terminal.out()).endsWith("""
                        Next
                          Nothing real was sent. To send the first five leads with your token:
                            export LEADLINE_API_TOKEN=YOUR_TOKEN
                            leadline import leads.csv --set integration_id=YOUR_ID --limit 5
                        """);
    }

    @Test
    void letsATrialBeRepeatedUntilNothingIsWrong() {
        comesTo(Summaries.with(RowStatus.REJECTED, 1).exit(4));
        assertThat(terminal.type("import", "leads.csv", "--sandbox", "--set", "integration_id=mine"))
                .isEqualTo(4);
        assertThat(terminal.requests.get(0).constants()).isEqualTo(Map.of("integration_id", "mine"));
        assertThat(terminal.out()).endsWith("""
                        Next
                          Nothing real was sent. In leads.csv, fix the rows that rejects.csv lists, then try again:
                            leadline import leads.csv --set integration_id=mine --sandbox
                          Or send the first five leads with your token:
                            export LEADLINE_API_TOKEN=YOUR_TOKEN
                            leadline import leads.csv --set integration_id=mine --limit 5
                        """);
    }

    @Test
    void keepsTheChoiceForBadValuesFromTheTrialToTheRealImport() {
        comesTo(Summaries.with(RowStatus.REJECTED, 1).exit(4));
        assertThat(terminal.type(
                        "import", "leads.csv", "--sandbox", "--set", "integration_id=mine", "--invalid-values", "omit"))
                .isEqualTo(4);
        assertThat(terminal.out()).endsWith("""
                            leadline import leads.csv --set integration_id=mine --invalid-values omit --sandbox
                          Or send the first five leads with your token:
                            export LEADLINE_API_TOKEN=YOUR_TOKEN
                            leadline import leads.csv --set integration_id=mine --invalid-values omit --limit 5
                        """);
    }

    @Test
    void namesAMissingFileBeforeAMissingToken() {
        terminal.withoutToken();
        assertThat(terminal.type("import", "nope.csv")).isEqualTo(3);
        assertThat(terminal.err()).contains("nope.csv").doesNotContain("token");
    }

    @Test
    void asksForATokenBeforeAnythingStarts() throws IOException {
        terminal.withoutToken();
        terminal.file("leads.csv", "email_1", "ann@example.com");
        assertThat(terminal.type("import", "leads.csv")).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo("The API token is not set. Set LEADLINE_API_TOKEN, or try Leadline without a token:"
                        + " leadline import leads.csv --sandbox\n");
        assertThat(terminal.settings).isEmpty();
    }

    @Test
    void theTrialThatItOffersInsteadIsTheSameImportAndCanBeTyped() throws IOException {
        terminal.withoutToken();
        terminal.file("leads.csv", "email_1", "ann@example.com");
        terminal.file("more.csv", "email_1", "bob@example.com");
        assertThat(terminal.type(
                        "import",
                        "leads.csv",
                        "more.csv",
                        "--target",
                        "knock",
                        "--set",
                        "subscribe=false",
                        "--limit",
                        "5",
                        "--api-url",
                        "https://api.example.com"))
                .isEqualTo(2);
        assertThat(terminal.err())
                .endsWith(
                        ": leadline import leads.csv more.csv --target knock --set subscribe=false --limit 5 --sandbox\n");
    }

    @Test
    void refusesASandboxAtAnotherAddress() {
        assertThat(terminal.type("import", "leads.csv", "--sandbox", "--api-url", "https://api.example.com"))
                .isEqualTo(2);
        assertThat(terminal.err()).isEqualTo("--sandbox and --api-url cannot be combined. Omit one of them.\n");
    }

    @Test
    void startsNoJobForAFileThatIsNotThere() {
        assertThat(terminal.type("import", "nope.csv", "--quiet")).isEqualTo(3);
        assertThat(terminal.err()).contains("nope.csv").hasLineCount(1);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.settings).isEmpty();
    }

    @Test
    void startsNoJobForAnUnknownTarget() {
        assertThat(terminal.type("import", "leads.csv", "--target", "nope", "--quiet"))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("nope").hasLineCount(1);
        assertThat(terminal.settings).isEmpty();
    }

    @Test
    void printsOneDocumentForPrograms() {
        Summary summary = Summaries.with(RowStatus.CREATED, 1).exit(0);
        comesTo(summary);
        assertThat(terminal.type("import", "leads.csv", "--json", "--quiet")).isZero();
        assertThat(terminal.out()).isEqualTo(summary.toJson() + "\n");
        assertThat(terminal.err()).isEqualTo("Warning: A warning.\n");
    }

    @Test
    void givesEachOfSeveralFilesItsPlaceInAnArray() {
        Summary summary = Summaries.with(RowStatus.REJECTED, 1).exit(4);
        comesTo(summary);
        assertThat(terminal.type("import", "nope.csv", "leads.csv", "--json", "--quiet"))
                .isEqualTo(3);
        assertThat(terminal.out()).startsWith("[ {\n  \"error\" : \"").contains("\"exit\" : 3\n}, {\n  \"run\" : 12,");
        assertThat(terminal.requests).hasSize(1);
    }

    @Test
    void startsNoFurtherFileAfterAStopThatItWouldShare() {
        terminal.outcomes.add(() -> {
            throw UserException.of(ExitCode.STOPPED_EARLY, "home.database-silent");
        });
        assertThat(terminal.type("import", "leads.csv", "more.csv", "--quiet", "--json"))
                .isEqualTo(5);
        assertThat(terminal.err()).isEqualTo("""
                        Warning: A warning.
                        The database no longer responds. Check that it is running and has free disk space, then start again.
                        more.csv was not started, because the problem that stopped the previous file could stop it too.
                        """);
        assertThat(terminal.out()).isEqualTo("""
                        [ {
                          "error" : "The database no longer responds. Check that it is running and has free disk space, then start again.",
                          "exit" : 5
                        }, {
                          "error" : "more.csv was not started, because the problem that stopped the previous file could stop it too.",
                          "exit" : 5
                        } ]
                        """);
    }

    /** Another file has another run, which nobody works on. */
    @Test
    void startsTheNextFileWhereAnotherProcessImportsTheFirst() throws IOException {
        terminal.file("more.csv", "email_1", "ann@example.com");
        terminal.outcomes.add(() -> {
            throw UserException.of(ExitCode.STOPPED_EARLY, "run.already-running", 12, "process 4711@desk")
                    .with(new NextAction.StopRun(12));
        });
        comesTo(Summaries.with(RowStatus.CREATED, 1).exit(0));

        assertThat(terminal.type("import", "leads.csv", "more.csv", "--quiet")).isEqualTo(5);
        assertThat(terminal.err()).contains("Run 12 is already running").doesNotContain("was not started");
        assertThat(terminal.out()).contains("1  created");
    }

    /** What waits is an earlier run of the same rejects. */
    @Test
    void startsTheNextFileWhereTheFirstWaitsForEarlierCorrections() throws IOException {
        terminal.file("more.csv", "email_1", "ann@example.com");
        Summary earlier = Summaries.with(RowStatus.STAGED, 2).exit(5);
        terminal.outcomes.add(() -> new RunResult(
                Summaries.with(RowStatus.DUPLICATE, 2).exit(0),
                List.of(),
                List.of(new RelatedRun(earlier, null, RelatedRun.Relation.CORRECTIONS_WAIT))));
        comesTo(Summaries.with(RowStatus.CREATED, 1).exit(0));

        assertThat(terminal.type("import", "leads.csv", "more.csv", "--quiet")).isEqualTo(5);
        assertThat(terminal.err()).doesNotContain("was not started");
        assertThat(terminal.out()).contains("1  created");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HELD_FOR_APPROVAL", "CANCELLED", "ROWS_TO_SEND"})
    void startsTheNextFileWhereTheReasonIsTheRunAlone(String reason) throws IOException {
        terminal.file("more.csv", "email_1", "ann@example.com");
        comesTo(Summaries.with(RowStatus.STAGED, 1).stoppedBy(reason).exit(5));
        comesTo(Summaries.with(RowStatus.CREATED, 1).exit(0));

        assertThat(terminal.type("import", "leads.csv", "more.csv", "--quiet")).isEqualTo(5);
        assertThat(terminal.err()).doesNotContain("was not started");
        assertThat(terminal.out()).contains("1  created");
    }

    @Test
    void startsNoFurtherFileWhereEarlierCorrectionsStoppedAtTheApi() throws IOException {
        terminal.file("more.csv", "email_1", "ann@example.com");
        Summary earlier =
                Summaries.with(RowStatus.STAGED, 2).stoppedBy("API_UNREACHABLE").exit(5);
        terminal.outcomes.add(() -> new RunResult(
                Summaries.with(RowStatus.CREATED, 2).exit(0),
                List.of(),
                List.of(new RelatedRun(earlier, null, RelatedRun.Relation.RESUMED))));

        assertThat(terminal.type("import", "leads.csv", "more.csv", "--quiet")).isEqualTo(5);
        assertThat(terminal.err())
                .endsWith(
                        "more.csv was not started, because the problem that stopped the previous file could stop it too.\n");
    }

    @Test
    void startsNoFurtherFileAfterCtrlC() throws IOException {
        terminal.file("more.csv", "email_1", "ann@example.com");
        comesTo(Summaries.with(RowStatus.STAGED, 1).exit(130));

        assertThat(terminal.type("import", "leads.csv", "more.csv", "--quiet")).isEqualTo(130);
        assertThat(terminal.err())
                .endsWith("more.csv was not started, because you stopped the import of the previous file.\n");
    }

    /** The API's codes have no advice of ours, but its message says what is wrong. */
    @Test
    void saysWhereTheMessageOfTheApiIs() {
        comesTo(Summaries.with(RowStatus.FAILED, 2)
                .and(RowStatus.REFUSED, 1)
                .because(new ProblemCount("FAILURE", null, 2), new ProblemCount("invalid_request", null, 1))
                .exit(4));
        assertThat(terminal.type("import", "leads.csv", "--quiet")).isEqualTo(4);
        assertThat(terminal.out()).contains("""
                        Reasons
                          2  -  FAILURE          Not created by the CRM. For details, see outcomes.csv.
                          1  -  invalid_request  For details, see outcomes.csv.
                        """);
    }

    @Test
    void saysThatAFileHasNoRows() {
        comesTo(new Summaries().exit(0));
        assertThat(terminal.type("import", "leads.csv", "--quiet")).isZero();
        assertThat(terminal.out()).contains("""
                        Run 12: leads.csv to generic, done.

                          The file contains a header but no rows, so there is nothing to send.

                        """).contains("Nothing is left to do.");

        comesTo(new Summaries().exit(0));
        assertThat(terminal.type("import", "leads.csv", "--quiet", "--sandbox")).isZero();
        assertThat(terminal.out())
                .contains("no rows, so there is nothing to send")
                .doesNotContain("--limit 5");
    }

    @Test
    void showsNoCellInAFaultOfItsOwn() {
        terminal.outcomes.add(() -> {
            throw new IllegalStateException("ann@example.com");
        });
        assertThat(terminal.type("import", "leads.csv", "--quiet")).isEqualTo(1);
        assertThat(terminal.err())
                .contains(
                        "Leadline failed because of an internal error (IllegalStateException at ImportCommandTests.java:")
                .endsWith("). Please report it. Rows that were already sent are not sent again.\n")
                .doesNotContain("ann@example.com");
    }

    @Test
    void refusesALimitThatSendsNothing() {
        assertThat(terminal.type("import", "leads.csv", "--limit", "0")).isEqualTo(2);
        assertThat(terminal.err()).isEqualTo("--limit must be a number of 1 or more, such as --limit 5.\n");
    }

    private void comesTo(Summary summary) {
        terminal.outcomes.add(() -> new RunResult(summary, List.of("The phone's extension was left out in 1 row.")));
    }
}
