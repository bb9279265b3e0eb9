package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.ledger.RowStatus;
import dev.leadline.message.NextAction;
import dev.leadline.message.UserException;
import dev.leadline.reconcile.RowEvidence;
import dev.leadline.report.Summary;
import dev.leadline.run.ReconciliationResult;
import dev.leadline.run.RelatedRun;
import dev.leadline.run.RunResult;
import dev.leadline.shared.ExitCode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that take a run: resume, retry, reconcile and stop. */
class RunCommandsTests {

    @TempDir
    Path folder;

    private Terminals terminal;

    @BeforeEach
    void oneRun() {
        terminal = new Terminals(folder);
        terminal.ledger.completedRun(12, 2, 4);
        terminal.ledger.addDoubtful();
    }

    @Test
    void resumesAndTellsWhatBecameOfTheRows() {
        comesTo(Summaries.with(RowStatus.CREATED, 25).exit(0));
        assertThat(terminal.type("resume", "12")).isZero();
        assertThat(terminal.asked).containsExactly("resume 12");
        assertThat(terminal.err()).isEqualTo("""
                          home    FOLDER/leadline-data
                          config  FOLDER/config
                        """);
        assertThat(terminal.out())
                .startsWith("""
                        Run 12: leads.csv to generic, done.

                          25  rows read
                          25  created
                        """)
                .contains("\nNotes\n  Stopped by the user.\n")
                .endsWith("""
                        Next
                          Nothing is left to do. To show this run again:
                            leadline show 12
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resume", "retry"})
    void printsForProgramsWhatAnImportPrints(String command) {
        Summary summary = Summaries.with(RowStatus.REJECTED, 1).exit(4);
        comesTo(summary);
        assertThat(terminal.type(command, "12", "--json", "--quiet")).isEqualTo(4);
        assertThat(terminal.out()).isEqualTo(summary.toJson() + "\n");
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void resumesInAnOrderlyWayUntilCtrlC() {
        terminal.outcomes.add(() -> {
            terminal.interrupt();
            return new RunResult(Summaries.with(RowStatus.STAGED, 1).exit(130), List.of());
        });
        assertThat(terminal.type("resume", "12", "--home", "my leads")).isEqualTo(130);
        assertThat(terminal.asked).containsExactly("resume 12", "stop all");
        assertThat(terminal.err()).endsWith("\nTo resume later: leadline resume 12 --home 'my leads'\n");
    }

    @ParameterizedTest
    @CsvSource({
        "retry 12, '[REFUSED, FAILED]'",
        "retry 12 --status failed, [FAILED]",
        "'retry 12 --status REFUSED,FAILED', '[REFUSED, FAILED]'",
        "retry 12 --status in-doubt, [IN_DOUBT]"
    })
    void retriesWhatIsNamedAndNothingInDoubtUnlessNamed(String typed, String statuses) {
        comesTo(Summaries.with(RowStatus.CREATED, 1).exit(0));
        assertThat(terminal.type(typed.split(" "))).isZero();
        assertThat(terminal.asked).containsExactly("retry 12 " + statuses);
        assertThat(
                        terminal.err()
                                .contains(
                                        "Warning: Rows in doubt may have arrived. If they did, this creates them a second time."))
                .isEqualTo(statuses.contains("IN_DOUBT"));
    }

    @Test
    void retriesNoRowThatIsWell() {
        assertThat(terminal.type("retry", "12", "--status", "FAILED,CREATED")).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo("--status must be REFUSED, FAILED or IN_DOUBT, such as --status REFUSED,FAILED,"
                        + " not \"CREATED\".\n");
        assertThat(terminal.asked).isEmpty();
    }

    @Test
    void showsTheEvidenceForEachRowInDoubt() {
        terminal.reconciled.add(new ReconciliationResult(
                List.of(
                        new RowEvidence(1, 2, List.of("The write log shows job job-1."), true, "QUEUED"),
                        new RowEvidence(10, 11, List.of("Prospect a is alike.", "Prospect b is alike."), true, null),
                        new RowEvidence(11, 12, List.of(), true, null)),
                outcome(Summaries.with(RowStatus.QUEUED, 1)
                        .and(RowStatus.IN_DOUBT, 2)
                        .exit(6))));
        assertThat(terminal.type("reconcile", "12", "--home", "h")).isEqualTo(6);
        assertThat(terminal.asked).containsExactly("reconcile 12");
        assertThat(terminal.out()).startsWith("""
                        Run 12: leads.csv to generic, 1 of 3 rows in doubt now has an outcome.

                          row  line  now       evidence
                            1  2     queued    The write log shows job job-1.
                           10  11    in doubt  Prospect a is alike.
                                               Prospect b is alike.
                           11  12    in doubt  No evidence found.

                          3  rows read
                        """).endsWith("""
                        Next
                          Look for the rows in doubt in your CRM, and record what you found (add --row N for a single row):
                            leadline reconcile 12 --as sent --home h
                            leadline reconcile 12 --as unsent --home h
                          Propexo has not finished every row yet. Check again later:
                            leadline resume 12 --home h
                        """);
    }

    @Test
    void takesAPersonsWordWithTheirName() {
        terminal.reconciled.add(new ReconciliationResult(
                List.of(new RowEvidence(1, 2, List.of("Decided by ann@desk."), true, "STAGED")),
                outcome(Summaries.with(RowStatus.STAGED, 1).exit(0))));
        assertThat(terminal.type("reconcile", "12", "--as", "unsent", "--row", "1"))
                .isZero();
        assertThat(terminal.asked)
                .singleElement()
                .asString()
                .startsWith("reconcile 12 false [1] " + System.getProperty("user.name") + "@");
        assertThat(terminal.out()).endsWith("""
                        Next
                          1 row is not sent yet. To send the rest:
                            leadline resume 12
                        """);
    }

    @Test
    void printsTheEvidenceForPrograms() {
        Summary summary = Summaries.with(RowStatus.IN_DOUBT, 1).exit(6);
        terminal.reconciled.add(new ReconciliationResult(
                List.of(new RowEvidence(7, 8, List.of("Prospect a is alike."), true, null)), outcome(summary)));
        assertThat(terminal.type("reconcile", "12", "--json")).isEqualTo(6);
        assertThat(terminal.out()).startsWith("""
                        {
                          "run" : 12,
                          "evidence" : [ {
                            "row" : 7,
                            "line" : 8,
                            "findings" : [ "Prospect a is alike." ],
                            "settled_as" : null
                          } ],
                          "summary" : {
                            "run" : 12,
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--as maybe | --as must be sent or unsent, not \"maybe\".",
                "--row 1 | --row requires --as sent or --as unsent.",
                "--as sent --row 1 --row 2 | Row 2 of run 12 is not in doubt, so nothing was changed. To list the rows in doubt:"
                        + " leadline reconcile 12"
            })
    void settlesNothingWhereTheWordIsNotClear(String options, String mistake) {
        assertThat(terminal.type(("reconcile 12 " + options).split(" "))).isEqualTo(2);
        assertThat(terminal.err()).isEqualTo(mistake + "\n");
        assertThat(terminal.asked).isEmpty();
    }

    @Test
    void asksAnotherProcessToStop() {
        terminal.owner = "process 4711@desk";
        assertThat(terminal.type("stop", "12")).isZero();
        assertThat(terminal.out()).isEqualTo("""
                        Asked run 12 (running in process 4711@desk) to stop. It stops when its requests in flight have been answered.

                        Next
                          To resume the run after it stops:
                            leadline resume 12
                        """);
        assertThat(terminal.type("stop", "12", "--json")).isZero();
        assertThat(terminal.out()).isEqualTo("{\n  \"run\" : 12,\n  \"asked\" : true\n}\n");
    }

    @Test
    void saysThatNobodyIsThereToStop() {
        assertThat(terminal.type("stop", "12")).isZero();
        assertThat(terminal.out()).isEqualTo("""
                        Run 12 is not running.

                        Next
                          To show the run:
                            leadline show 12
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resume", "retry", "reconcile", "stop"})
    void saysThatThereIsNoSuchRun(String command) {
        assertThat(terminal.type(command, "13", "--home", "elsewhere", "--quiet"))
                .isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo("There is no run 13 in FOLDER/elsewhere."
                        + " To list all runs: leadline runs --home elsewhere\n");
        assertThat(terminal.asked).isEmpty();
    }

    /** Rows that were never sent do not come by waiting. */
    @Test
    void saysThatRowsAreUnsentBesideThoseWithoutAnOutcome() {
        comesTo(Summaries.with(RowStatus.QUEUED, 2).and(RowStatus.STAGED, 7).exit(6));
        assertThat(terminal.type("resume", "12")).isEqualTo(6);
        assertThat(terminal.out()).endsWith("""
                        Next
                          7 rows are not sent yet. To send the rest:
                            leadline resume 12
                        """);

        comesTo(Summaries.with(RowStatus.IN_DOUBT, 1).and(RowStatus.STAGED, 1).exit(6));
        assertThat(terminal.type("resume", "12")).isEqualTo(6);
        assertThat(terminal.out()).endsWith("""
                        Next
                          Check the rows in doubt against Propexo's records (sends nothing):
                            leadline reconcile 12
                          1 row is not sent yet. To send the rest:
                            leadline resume 12
                        """);
    }

    @Test
    void namesTheCommandThatStopsAnOwnerAsItMustBeTyped() {
        terminal.outcomes.add(() -> {
            throw UserException.of(ExitCode.STOPPED_EARLY, "run.already-running", 12, "process 4711@desk")
                    .with(new NextAction.StopRun(12));
        });
        assertThat(terminal.type("resume", "12", "--home", "my $1", "--quiet")).isEqualTo(5);
        assertThat(terminal.err())
                .isEqualTo("Run 12 is already running (process 4711@desk). Wait for it to finish, or stop it:"
                        + " leadline stop 12 --home 'my $1'\n");
    }

    @Test
    void namesTheRunsThatWaitWithTheCommandToType() {
        Summary waiting = Summaries.with(RowStatus.STAGED, 2).exit(5);
        terminal.outcomes.add(() -> new RunResult(
                Summaries.with(RowStatus.FAILED, 1).exit(4),
                List.of(),
                List.of(new RelatedRun(waiting, null, RelatedRun.Relation.ROWS_RELEASED))));

        assertThat(terminal.type("resume", "12")).isEqualTo(4);
        assertThat(terminal.out()).endsWith("""
                          Run 12 (leads.csv) can send 2 rows that were duplicates of rows that were not created. To send them:
                            leadline resume 12
                        """);
    }

    @Test
    void endsAsARunThatItWaitsFor() {
        Summary waiting = Summaries.with(RowStatus.STAGED, 2).exit(130);
        terminal.outcomes.add(() -> new RunResult(
                Summaries.with(RowStatus.DUPLICATE, 2).exit(0),
                List.of(),
                List.of(new RelatedRun(waiting, null, RelatedRun.Relation.CORRECTIONS_WAIT))));

        assertThat(terminal.type("resume", "12", "--json")).isEqualTo(5);
        assertThat(terminal.out())
                .contains("\"exit\" : 0,")
                .contains("\"relation\" : \"CORRECTIONS_WAIT\"")
                .contains("\"exit\" : 130,");
    }

    @Test
    void listsTheRunsThatCanSendRowsAgain() {
        terminal.ledger.reopenedRun(12);

        assertThat(terminal.type("runs")).isZero();
        assertThat(terminal.out()).contains("stopped").endsWith("""
                        Next
                          To send skipped rows that can be sent now:
                            leadline resume 12
                          To show a run:
                            leadline show 12
                        """);
    }

    private void comesTo(Summary summary) {
        terminal.outcomes.add(() -> outcome(summary));
    }

    private static RunResult outcome(Summary summary) {
        return new RunResult(summary, List.of("Stopped by the user."));
    }
}
