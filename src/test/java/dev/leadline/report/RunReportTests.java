package dev.leadline.report;

import static dev.leadline.report.InMemoryLedger.badEmail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.lead.Warning;
import dev.leadline.lead.WarningCode;
import dev.leadline.ledger.ProblemCount;
import dev.leadline.ledger.Run;
import dev.leadline.shared.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportTests {

    @TempDir
    Path home;

    private final InMemoryLedger ledger = new InMemoryLedger();
    private Path folder;

    @BeforeEach
    void place() {
        folder = home.resolve("runs/12");
    }

    @Test
    void listsWhatBecameOfEveryRow() {
        threeRows();
        RunReport.write(ledger, ledger.completedRun(12, 3, 4), folder, ExitCode.ROWS_TO_FIX);
        assertThat(folder.resolve("outcomes.csv"))
                .content()
                .isEqualTo("""
                row,line,status,job_id,record_id,http_status,code,message,attempts,sent_at,settled_at,warnings\r
                1,2,CREATED,job-1,rec-1,200,,,1,2026-11-22T20:27:01.250Z,2026-11-22T20:27:05.000Z,\r
                2,3,REJECTED,,,,BAD_EMAIL,"""
                        + "\"\"\"annexample.com\"\" is not a valid e-mail address. Enter one address, such as ann@example.com.\",0,,,\r\n"
                        + "3,4,REFUSED,,,422,INVALID,'=phone_1 is refused,1,2026-11-22T20:27:03.750Z,,\r\n");
    }

    @Test
    void saysWhichValuesAProspectDoesNotContain() throws IOException {
        ledger.createdWithWarning(new Warning(
                WarningCode.INVALID_OMITTED, "phone_1", "Phone", "Not sent: \"555-0101\" has no area code."));
        Summary summary = RunReport.write(ledger, ledger.completedRun(12, 1, 1), folder, ExitCode.OK);
        assertThat(folder.resolve("outcomes.csv"))
                .content()
                .endsWith(",\"Phone: Not sent: \"\"555-0101\"\" has no area code. [INVALID_OMITTED]\"\r\n");
        assertThat(summary.warnings()).containsExactly(new ProblemCount("INVALID_OMITTED", "phone_1", 1));
        assertThat(folder.resolve("summary.json")).content().contains("\"code\" : \"INVALID_OMITTED\"");
        assertThat(folder.resolve("report.html"))
                .content()
                .contains("<h2 id=\"left-out\">Warnings</h2>", "INVALID_OMITTED", WarningCode.INVALID_OMITTED.text());
    }

    @Test
    void givesTheRowsThatAPersonCanFix() {
        threeRows();
        RunReport.write(ledger, ledger.completedRun(12, 3, 4), folder, ExitCode.ROWS_TO_FIX);
        assertThat(folder.resolve("rejects.csv")).content().isEqualTo("""
                \ufeffleadline_run,leadline_row,leadline_line,leadline_status,leadline_problems,Name,Email\r
                k7f3/12,2,3,REJECTED,"Email: ""annexample.com"" is not a valid e-mail address. Enter one address, such as \
                ann@example.com. [BAD_EMAIL]",Ann,annexample.com\r
                k7f3/12,3,4,REFUSED,'=phone_1 is refused [INVALID],Bob,bob@example.com\r
                """);
    }

    @Test
    void writesFewRowsAgainAndCopiesTheOthers() throws IOException {
        threeRows();
        RunReport.write(ledger, ledger.completedRun(12, 3, 4), folder, ExitCode.ROWS_TO_FIX);
        replaceInOutcomes("job-1", "job-of-the-file");

        InMemoryLedger later = threeRowsWithAnotherMessage("Call \"him\",\r\nthen send.");
        Summary summary =
                RunReport.update(later, later.completedRun(12, 3, 4), folder, ExitCode.ROWS_TO_FIX, Set.of(3L));

        assertThat(folder.resolve("outcomes.csv"))
                .content()
                .contains(
                        "1,2,CREATED,job-of-the-file,rec-1,200,,,1,2026-11-22T20:27:01.250Z,2026-11-22T20:27:05.000Z,\r\n",
                        "\r\n3,4,REFUSED,,,422,INVALID,\"Call \"\"him\"\",\r\nthen send.\",1,")
                .doesNotContain("phone_1");
        assertThat(folder.resolve("rejects.csv"))
                .content()
                .contains("then send.")
                .doesNotContain("phone_1");
        assertThat(folder.resolve("report.html"))
                .content()
                .contains("then send.")
                .doesNotContain("phone_1");
        assertThat(folder.resolve("summary.json")).content().isEqualTo(summary.toJson() + "\n");

        RunReport.update(ledger, ledger.completedRun(12, 3, 4), folder, ExitCode.ROWS_TO_FIX, Set.of(3L));
        assertThat(folder.resolve("outcomes.csv"))
                .as("again, over a cell of two lines")
                .content()
                .contains("job-of-the-file", "phone_1")
                .doesNotContain("then send.");
    }

    @Test
    void writesAllRowsAgainWhereTheFileSaysSomethingElse() throws IOException {
        threeRows();
        Run run = ledger.completedRun(12, 3, 4);
        RunReport.write(ledger, run, folder, ExitCode.ROWS_TO_FIX);
        String whole = Files.readString(folder.resolve("outcomes.csv"));
        String charts = withoutNonce(Files.readString(folder.resolve("report.html")));
        for (String[] change : new String[][] {
            {"CREATED", "QUEUED"},
            {"CREATED", "NO_STATUS"},
            {"settled_at,warnings", "settled_at"},
            {"1,2,CREATED", "one,2,CREATED"},
            {"\r\n1,2,", "\r\n4,2,"},
            {",INVALID,'=phone_1 is refused,1,2026-11-22T20:27:03.750Z,,\r\n", ",INVALID"}
        }) {
            replaceInOutcomes(change[0], change[1]);
            RunReport.update(ledger, run, folder, ExitCode.ROWS_TO_FIX, Set.of(2L));
            assertThat(folder.resolve("outcomes.csv"))
                    .as(change[0] + " to " + change[1])
                    .hasContent(whole);
        }
        Files.delete(folder.resolve("outcomes.csv"));
        RunReport.update(ledger, run, folder, ExitCode.ROWS_TO_FIX, Set.of(2L));
        assertThat(folder.resolve("outcomes.csv")).hasContent(whole);
        RunReport.update(ledger, run, folder, ExitCode.ROWS_TO_FIX, Set.of(2L));
        assertThat(withoutNonce(Files.readString(folder.resolve("report.html"))))
                .as("with the rows sent per second of all rows")
                .isEqualTo(charts);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    private static String withoutNonce(String page) {
        return page.replaceAll("nonce[-=]\"?[-_A-Za-z0-9]+", "");
    }

    private void replaceInOutcomes(String text, String other) throws IOException {
        Path file = folder.resolve("outcomes.csv");
        String before = Files.readString(file);
        assertThat(before).contains(text);
        Files.writeString(file, before.replace(text, other));
    }

    @Test
    void sumsUpForPrograms() throws IOException {
        threeRows();
        Summary summary = RunReport.write(ledger, ledger.completedRun(12, 3, 4), folder, ExitCode.ROWS_TO_FIX);
        String expected = """
                {
                  "run" : 12,
                  "status" : "COMPLETED",
                  "file" : "leads.csv",
                  "target" : "generic",
                  "started_at" : "2026-11-22T20:27:00.000Z",
                  "ended_at" : "2026-11-22T20:27:08.000Z",
                  "rows" : {
                    "read" : 3,
                    "rejected" : 1,
                    "duplicate" : 0,
                    "staged" : 0,
                    "sending" : 0,
                    "queued" : 0,
                    "created" : 1,
                    "partial" : 0,
                    "refused" : 1,
                    "failed" : 0,
                    "in_doubt" : 0
                  },
                  "problems" : [ {
                    "code" : "BAD_EMAIL",
                    "field" : "email_1",
                    "count" : 1
                  } ],
                  "warnings" : [ ],
                  "requests" : {
                    "sent" : 3,
                    "polls" : 7,
                    "throttled" : 1,
                    "per_confirmed" : 10.00
                  },
                  "files" : {
                    "rejects" : "FOLDER/rejects.csv",
                    "outcomes" : "FOLDER/outcomes.csv",
                    "report" : "FOLDER/report.html",
                    "summary" : "FOLDER/summary.json"
                  },
                  "exit" : 4
                }
                """.replace("FOLDER", folder.toString());
        assertThat(Files.readString(folder.resolve("summary.json"))).isEqualTo(expected);
        assertThat(summary.toJson() + "\n").isEqualTo(expected);
    }

    @Test
    void refusesARunThatLostARow() {
        threeRows();
        Run run = ledger.completedRun(12, 4, 0);
        assertThatThrownBy(() -> RunReport.write(ledger, run, folder, ExitCode.OK))
                .isInstanceOf(UnbalancedRunException.class)
                .hasMessage(
                        "The row counts of run 12 do not match: 4 rows read, 3 rows in the ledger, 3 rows in the report. This is an"
                                + " internal error of Leadline. Keep " + folder
                                + ", report the error, and do not import the file again until it is resolved.");
        assertThat(folder.resolve("summary.json")).content().contains("\"exit\" : 1");
    }

    @Test
    void refusesARunWhoseLedgerShowsFewerRowsThanItCounts() {
        threeRows().mislaying(1);
        Run run = ledger.completedRun(12, 4, 0);
        assertThatThrownBy(() -> RunReport.write(ledger, run, folder, ExitCode.OK))
                .isInstanceOf(UnbalancedRunException.class)
                .hasMessageContaining("4 rows read, 4 rows in the ledger, 3 rows in the report (STAGED: 1 and 0). ");
    }

    @Test
    void reportsARunThatStoppedWhileItWasRead() {
        threeRows();
        Run stopped = ledger.stoppedRun(12);
        Summary summary = RunReport.write(ledger, stopped, folder, ExitCode.STOPPED_BY_USER);
        assertThat(summary.exit()).isEqualTo(ExitCode.STOPPED_BY_USER);
        assertThat(summary.rows().total()).isEqualTo(3);
        assertThat(summary.toJson()).contains("\"ended_at\" : null");
    }

    @Test
    void keepsTheReportForItsOwnerAlone() throws IOException {
        threeRows();
        RunReport.write(ledger, ledger.completedRun(12, 3, 4), folder, ExitCode.ROWS_TO_FIX);
        assertThat(permissions(home.resolve("runs"))).isEqualTo("rwx------");
        assertThat(permissions(folder)).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files)
                    .hasSize(4)
                    .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
        }
    }

    @Test
    void namesOnlyTheFilesThatAreThereWhenItLooksBack() throws IOException {
        threeRows();
        Run run = ledger.completedRun(12, 3, 4);
        RunReport.write(ledger, run, folder, ExitCode.ROWS_TO_FIX);
        Files.delete(folder.resolve("rejects.csv"));
        Summary summary = RunReport.summarise(ledger, run, folder);
        assertThat(summary.exit()).isEqualTo(ExitCode.ROWS_TO_FIX);
        assertThat(summary.files())
                .isEqualTo(new ReportFiles(
                        null,
                        folder.resolve("outcomes.csv"),
                        folder.resolve("report.html"),
                        folder.resolve("summary.json")));
    }

    private static InMemoryLedger threeRowsWithAnotherMessage(String message) {
        return new InMemoryLedger()
                .created("job-1", "rec-1")
                .rejected(List.of("Ann", "annexample.com"), badEmail("annexample.com"))
                .refused(List.of("Bob", "bob@example.com"), "INVALID", message);
    }

    private InMemoryLedger threeRows() {
        return ledger.created("job-1", "rec-1")
                .rejected(List.of("Ann", "annexample.com"), badEmail("annexample.com"))
                .refused(List.of("Bob", "bob@example.com"), "INVALID", "=phone_1 is refused");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
