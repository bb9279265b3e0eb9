package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.ledger.RowRef;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CliTests {

    @TempDir
    Path folder;

    private Terminals terminal;

    @BeforeEach
    void openATerminal() {
        terminal = new Terminals(folder);
    }

    @Test
    void saysItsVersion() {
        assertThat(terminal.type("--version")).isZero();
        assertThat(terminal.out()).isEqualTo("leadline 0.1.0\n");
    }

    @Test
    void listsCommandsExitCodesAndExamples() {
        assertThat(terminal.type("--help")).isZero();
        assertThat(terminal.out())
                .startsWith("Usage: leadline [-hV] COMMAND\n")
                .contains("\n  import      Send the leads of a file;")
                .contains("\n  130   stopped by you; can be resumed\n")
                .contains("\n  leadline import leads.csv --sandbox   try it; nothing real is sent\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"import", "check", "map", "read", "runs", "show", "targets", "sandbox", "doctor"})
    void helpsWithEachCommand(String command) {
        assertThat(terminal.type(command, "--help")).isZero();
        assertThat(terminal.out())
                .startsWith("Usage: leadline " + command + " [OPTIONS]")
                .contains("--home=DIR", "--config=DIR", "--api-url=URL", "--json", "--quiet");
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void saysHowToOpenTheHealthChecksOfAWorker() {
        terminal.type("worker", "--help");

        assertThat(terminal.out()).contains("""
                Health checks and metrics are closed unless you open them with these settings:
                  leadline.worker.port     health checks: /actuator/health/readiness,
                                           /actuator/health/liveness, /actuator/health/work
                  leadline.worker.metrics  local or token: metrics, /actuator/prometheus
                  leadline.worker.address  127.0.0.1 by default; others reach it at 0.0.0.0
                Remove a setting to close what it opens.
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    chek leads.csv     | There is no command "chek"; did you mean check? Type leadline --help to see all options.
                    frobnicate         | There is no command "frobnicate". Type leadline --help to see all options.
                    import             | Missing required parameter: 'FILE'. Type leadline import --help to see all options.
                    check a.csv --bodi | Unknown option: '--bodi'; did you mean --bodies? Type leadline check --help to see all options.
                    show twelve        | Invalid value for RUN: 'twelve' is not a whole number. Type leadline show --help to see all options.
                    check a.csv --set x| --set must be FIELD=VALUE, such as --set prospect_source=Zillow, not "x".
                    import a.csv --duplicates no | --duplicates must be skip, send or reject, not "no".
                    check a.csv --set a=1 --set a=2 | --set names a twice. Omit one of them.
                    worker             | leadline worker needs PostgreSQL. Set leadline.database.url to jdbc:postgresql://HOST/DATABASE.
                    sandbox --port 70000 | --port must be a number from 0 to 65535, not 70000.
                    sandbox --requests-per-minute -1 | --requests-per-minute must be a number of 0 or more, not -1.
                    check a.csv --invalid-values drop | --invalid-values must be reject or omit, not "drop".
                    check a.csv --hidden-rows show | --hidden-rows must be skip or include, not "show".
                    import a.csv --finish-by 6am | --finish-by must be a time such as 06:00 or 2027-03-02T06:00, not "6am".
                    purge --older-than soon | "soon" is not a valid period. Use days or weeks, such as 90d or 12w, or an ISO 8601 period, such as P3M.
                    reconcile 1 --as maybe | --as must be sent or unsent, not "maybe".
                    """)
    void answersWrongUsageWithOneSentence(String typed, String sentence) {
        assertThat(terminal.type(typed.split(" "))).isEqualTo(2);
        assertThat(terminal.err()).isEqualTo(sentence + "\n");
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void asksForACommand() {
        assertThat(terminal.type()).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo("Enter a command, such as check or import. Type leadline --help to see all options.\n");
    }

    @Test
    void tellsProgramsOfWrongUsageToo() {
        assertThat(terminal.type("show", "--json")).isEqualTo(2);
        assertThat(terminal.out()).isEqualTo("""
                        {
                          "error" : "Missing required parameter: 'RUN'. Type leadline show --help to see all options.",
                          "exit" : 2
                        }
                        """);
    }

    @Test
    void showsACanceledRunAsOneThatIsNeverResumed() {
        terminal.ledger.canceledRun(12);

        assertThat(terminal.type("show", "12")).isZero();

        assertThat(terminal.out())
                .startsWith("Run 12: leads.csv to generic, canceled, nothing was sent.\n")
                .contains("1  staged    valid, and never sent, because the run was canceled\n")
                .doesNotContain("resum");
    }

    @Test
    void listsNoRunBeforeTheFirst() {
        assertThat(terminal.type("runs")).isZero();
        assertThat(terminal.out()).isEqualTo("No runs yet in FOLDER/leadline-data.\n");
        assertThat(terminal.type("runs", "--json")).isZero();
        assertThat(terminal.out()).isEqualTo("[ ]\n");
    }

    @Test
    void listsTheRuns() {
        oneRun();
        assertThat(terminal.type("runs")).isZero();
        assertThat(terminal.out()).isEqualTo("""
                          run  started               file       target   status     rows
                           12  2026-11-22 20:27 UTC  leads.csv  generic  completed  2 read, 1 created, 1 rejected

                        Next
                          To show a run:
                            leadline show 12
                        """);
    }

    @Test
    void showsARun() {
        oneRun();
        assertThat(terminal.type("show", "12")).isZero();
        assertThat(terminal.out()).isEqualTo("""
                        Run 12: leads.csv to generic, done, but some rows need your attention.

                          2  rows read
                          1  created
                          1  rejected   invalid or left out, and not sent; you can fix it

                        Reasons
                          1  email_1  BAD_EMAIL  Enter one address, such as ann@example.com.

                        Homes
                          home    FOLDER/leadline-data
                          config  FOLDER/config
                        """);
        assertThat(terminal.type("show", "12", "--json")).isZero();
        assertThat(terminal.out()).startsWith("{\n  \"run\" : 12,\n").endsWith("  \"exit\" : 4\n}\n");
    }

    @Test
    void showsWhichRowStandsForWhich() {
        oneRun();
        terminal.ledger.replace(new RowRef(12, 2), new RowRef(13, 1));
        terminal.ledger.replace(new RowRef(9, 5), new RowRef(12, 1));
        assertThat(terminal.type("show", "12")).isZero();
        assertThat(terminal.out()).contains("""
                        Notes
                          Row 2 is replaced by row 1 of run 13.
                          Row 1 replaces row 5 of run 9.
                        """);
    }

    @Test
    void saysHowARunGoesOnWhoseProcessHasDied() {
        terminal.ledger.runningRun(12);
        assertThat(terminal.type("show", "12", "--home", "h")).isZero();
        assertThat(terminal.out())
                .startsWith("Run 12: leads.csv to generic, not ended yet.\n")
                .endsWith("""
                        Next
                          If no process is running it anymore, resume it:
                            leadline resume 12 --home h
                        """);
    }

    @Test
    void namesNoNextStepForARunOfAnotherApi() {
        terminal.ledger.runningRun(12);
        assertThat(terminal.type("show", "12", "--api-url", "http://127.0.0.1:8150"))
                .isZero();
        assertThat(terminal.out()).doesNotContain("Next");
    }

    @Test
    void saysThatThereIsNoSuchRun() {
        assertThat(terminal.type("show", "13", "--home", "elsewhere")).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo("There is no run 13 in FOLDER/elsewhere."
                        + " To list all runs: leadline runs --home elsewhere\n");
    }

    @Test
    void listsTheTargets() {
        assertThat(terminal.type("targets")).isZero();
        assertThat(terminal.out())
                .contains("  generic  ", "POST /crm/v1/prospects/")
                .endsWith("""
                Next
                  To show the fields of a target:
                    leadline targets generic
                """);
        assertThat(terminal.type("targets", "--json")).isZero();
        assertThat(terminal.out()).startsWith("[ {\n  \"target\" : \"generic\",\n");
    }

    @Test
    void showsTheFieldsOfATarget() {
        assertThat(terminal.type("targets", "generic")).isZero();
        assertThat(terminal.out())
                .containsPattern("\n  integration_id +id +required")
                .contains("\n  email_1 ");
        assertThat(terminal.type("targets", "generic", "--json")).isZero();
        assertThat(terminal.out())
                .contains("\"field\" : \"integration_id\",\n    \"type\" : \"id\",\n    \"required\" : true");
        assertThat(terminal.type("targets", "nope")).isEqualTo(2);
    }

    @Test
    void runsTheSandboxUntilItIsStopped() {
        assertThat(terminal.type("sandbox", "--port", "0")).isZero();
        assertThat(terminal.out())
                .containsPattern("^The sandbox listens at http://127\\.0\\.0\\.1:\\d+ until you press Ctrl-C\\."
                        + " It sends nothing real\\.\n")
                .contains("\nValid ids\n")
                .containsPattern("\n    export LEADLINE_API_URL=http://127\\.0\\.0\\.1:\\d+\n")
                .containsPattern("\n    export LEADLINE_API_TOKEN=\\S+\n");
        assertThat(terminal.type("sandbox", "--port", "0", "--json")).isZero();
        assertThat(terminal.out())
                .startsWith("{\n  \"url\" : \"http://127.0.0.1:")
                .contains("\"token\"", "\"ids\" : {");
    }

    @Test
    void neverLetsWhatWasTypedDriveTheTerminal() {
        terminal.type("frob\u001b[31m\u009b\u202e\nA forged line");
        assertThat(terminal.err())
                .isEqualTo(
                        "There is no command \"frob\\u001b[31m\\u009b\\u202e\\u000aA forged line\". Type leadline --help to see all options.\n");
    }

    private void oneRun() {
        terminal.ledger.completedRun(12, 2, 4);
        terminal.ledger.addCreatedAndRejected();
    }
}
