package dev.leadline.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.conversion.ColumnFormat;
import dev.leadline.run.OpenHome;
import dev.leadline.testing.Database;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** How long pages take with 1,000 runs and 1,000,000 rows. It prints figures, and only asserts that there is an answer. */
@Tag("torture")
class ManyRunsTortureTests {

    private static final int RUNS = 1_000;
    private static final int ROWS_OF_THE_LAST = 500_500;
    private static final int ROWS = 500;
    private static final int TIMES = 21;
    private static final String HEADER = "[\"First Name\",\"Last Name\",\"Email\",\"Phone\"]";
    private static final String PLAN = """
            {"target": "generic", "vendor": null, "region": "US", "columns": [
              {"column": "First Name", "field": "first_name", "confidence": 1.0, "evidence": [], "format": %1$s, "lookup": null, "values": {}},
              {"column": "Last Name", "field": "last_name", "confidence": 1.0, "evidence": [], "format": %1$s, "lookup": null, "values": {}},
              {"column": "Email", "field": "email_1", "confidence": 1.0, "evidence": [], "format": %1$s, "lookup": null, "values": {}},
              {"column": "Phone", "field": "phone_1", "confidence": 1.0, "evidence": [], "format": %1$s, "lookup": null, "values": {}}],
             "constants": {"integration_id": "i"}, "drop": [], "notes": [], "warnings": []}
            """;

    /** One lead of a file is from the website, and nobody knows where it is. */
    private static final String BREAKDOWN = """
            insert into run_breakdown (run_id, kind, name, row_count)
            select run_id, 'PROBLEM', 'BAD_EMAIL', n from run_count where status = 'REJECTED'
            union all select run_id, 'SOURCE', 'Zillow', n - 1 from run_count where status = 'CREATED'
            union all select run_id, 'SOURCE', 'Website', 1 from run_count where status = 'CREATED'
            """;

    private final HttpClient client = HttpClient.newHttpClient();

    @ParameterizedTest
    @EnumSource(Database.class)
    void answersEveryPage(Database database, @TempDir Path folder) throws Exception {
        BrowserFixture office = new BrowserFixture(folder);
        String url = database.fresh();
        if (url != null) {
            office.set("leadline.database.url", url);
        }
        try (office) {
            fill(office);
            office.opens();
            long last = RUNS;
            System.out.printf("| page, %s | ms, median of %d | ms, most |%n| --- | --- | --- |%n", database, TIMES);
            for (String path : List.of(
                    "/",
                    "/leads?status=OPEN",
                    "/leads?status=OPEN&run=600&row=300",
                    "/leads?status=LEFT_OUT",
                    "/leads?problem=BAD_EMAIL",
                    "/leads?problem=ANY&run=%d&row=400000".formatted(last),
                    "/leads?source=Zillow",
                    "/leads?source=Website",
                    "/search?q=ann250000%40example.com",
                    "/search?q=Ann250",
                    "/runs",
                    "/runs?before=500",
                    "/runs?target=knock",
                    "/runs?status=TO_LOOK_AT",
                    "/runs/live",
                    "/runs/" + last,
                    "/runs/%d/activity".formatted(last),
                    "/runs/compare?run=3&with=" + last,
                    "/runs/%d/rows?after=250000".formatted(last),
                    "/runs/%d/rows?status=REJECTED&after=400000".formatted(last),
                    "/runs/%d/rows?q=ann250000%%40example.com".formatted(last),
                    "/runs/%d/rows?q=Ann250".formatted(last),
                    "/runs/%d/rows/250000".formatted(last),
                    "/runs/%d/rejects".formatted(last),
                    "/runs/3/rejects",
                    "/runs/3/duplicates",
                    "/schedules",
                    "/settings",
                    "/settings/actions")) {
                measure(office, path);
            }
        }
    }

    private void measure(BrowserFixture office, String path) throws Exception {
        double[] took = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(office.url(path))).build();
            long start = System.nanoTime();
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            took[i] = (System.nanoTime() - start) / 1e6;
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
        }
        double first = took[0];
        Arrays.sort(took);
        System.out.printf("| %s | %.0f | %.0f (first %.0f) |%n", path, took[TIMES / 2], took[TIMES - 1], first);
    }

    private static void fill(BrowserFixture office) throws SQLException, IOException {
        String format = JsonMapper.shared().writeValueAsString(ColumnFormat.DEFAULT);
        try (OpenHome imports = OpenHome.of(office.settings())) {
            DataSource database = imports.database();
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(false);
                for (int run = 1; run <= RUNS; run++) {
                    begin(
                            connection,
                            run,
                            PLAN.formatted(format),
                            office.sandbox.url().toString());
                    rows(connection, run, run == RUNS ? ROWS_OF_THE_LAST : ROWS);
                    connection.commit();
                }
                try (Statement statement = connection.createStatement()) {
                    statement.execute(
                            "insert into run_count (run_id, status, n) select run_id, status, count(*) from run_row group by run_id, status");
                    statement.execute(BREAKDOWN);
                    // as PostgreSQL does by itself a minute later
                    statement.execute("analyze");
                }
                connection.commit();
            }
        }
    }

    private static void begin(Connection connection, int run, String plan, String origin) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into run (identity, again, status, file_name, file_path, sha256, target, api_origin, plan, header, duplicates,
                    duplicate_days, attempt, started_at, staged_at, ended_at, exit_code, stop_requested, rows_read, requests_sent, polls,
                    throttled, epoch, started_by, schedule)
                values (?, 0, 'COMPLETED', ?, '/inbox/leads.csv', 'ab', ?, ?, ?, ?, 'SKIP', 30, 1, current_timestamp,
                    current_timestamp, current_timestamp, ?, false, ?, 500, 500, 0, 1, 'ann', 'nightly')
                """)) {
            insert.setString(1, "identity" + run);
            insert.setString(2, "leads-%d.csv".formatted(run));
            insert.setString(3, run % 2 == 0 ? "generic" : "knock");
            insert.setString(4, origin);
            insert.setString(5, plan);
            insert.setString(6, HEADER);
            insert.setInt(7, run % 3 == 0 ? 0 : 4);
            insert.setLong(8, run == RUNS ? ROWS_OF_THE_LAST : ROWS);
            insert.executeUpdate();
        }
    }

    private static void rows(Connection connection, int run, int rows) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement("""
                        insert into run_row (run_id, row_no, line_no, status, cells, body, job_id, code, message, attempts, sent_at, settled_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, current_timestamp, current_timestamp)
                        """);
                PreparedStatement problem = connection.prepareStatement("""
                        insert into row_problem (run_id, row_no, position, code, field, column_name, cell, message)
                        values (?, ?, 0, 'BAD_EMAIL', 'email_1', 'Email', 'ann at', 'It has no @.')
                        """);
                PreparedStatement word =
                        connection.prepareStatement("insert into row_word (word, run_id, row_no) values (?, ?, ?)")) {
            for (int number = 1; number <= rows; number++) {
                boolean rejected = number % 20 == 0;
                add(row, problem, run, number, rejected);
                for (String one : List.of("ann" + number, "lee", "ann%d@example.com".formatted(number))) {
                    word.setString(1, one);
                    word.setLong(2, run);
                    word.setLong(3, number);
                    word.addBatch();
                }
                if (number % 1_000 == 0 || number == rows) {
                    row.executeBatch();
                    problem.executeBatch();
                    word.executeBatch();
                }
            }
        }
    }

    private static void add(PreparedStatement row, PreparedStatement problem, int run, int number, boolean rejected)
            throws SQLException {
        row.setLong(1, run);
        row.setLong(2, number);
        row.setLong(3, number + 1L);
        row.setString(4, rejected ? "REJECTED" : "CREATED");
        row.setString(5, "[\"Ann%1$d\",\"Lee\",\"ann%1$d@example.com\",\"(617) 555-0101\"]".formatted(number));
        row.setString(6, rejected ? null : body(number));
        row.setString(7, rejected ? null : "job-%d-%d".formatted(run, number));
        row.setString(8, rejected ? "BAD_EMAIL" : null);
        row.setString(9, rejected ? "It has no @." : null);
        row.addBatch();
        if (rejected) {
            problem.setLong(1, run);
            problem.setLong(2, number);
            problem.addBatch();
        }
    }

    private static String body(int number) {
        return "{\"email_1\":\"ann%d@example.com\",\"first_name\":\"Ann\",\"prospect_source\":\"%s\"}"
                .formatted(number, number == ROWS - 1 || number == ROWS_OF_THE_LAST - 1 ? "Website" : "Zillow");
    }
}
