package dev.leadline.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.report.Summary;
import dev.leadline.shared.ExitCode;
import dev.leadline.testing.DatabaseDump;
import dev.leadline.testing.RealPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database quotes the cell that it cannot take; what Batch keeps of that is the kind of the exception. */
class ExceptionRedactionTests {

    private static final String HEADER = "First Name,Last Name,Email,Notes";
    private static final String LEAD = "Canary,Lee,canary@example.com,";

    @TempDir
    Path folder;

    private ImportFixture trial;

    @BeforeEach
    void open() {
        trial = new ImportFixture(folder);
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void h2QuotesACellAndBatchDoesNot() throws SQLException {
        String own = "jdbc:h2:file:" + trial.home().resolve("leadline");
        trial.set("leadline.database.url", own);
        String url = own + ";TRACE_LEVEL_FILE=0";

        refuse(url, "alter table row_problem alter column message varchar(1)");

        assertThat(errorOf(url, "insert into row_problem values (1, 1, 9, 'x', null, null, null, 'canary')"))
                .contains("canary");
        batchKeepsOnly(url, "org.h2.jdbc.JdbcBatchUpdateException");
        assertThat(trial.home().resolve("leadline.trace.db")).doesNotExist();
    }

    @Test
    void postgresQuotesAWholeRowAndBatchDoesNot() throws SQLException {
        String url = RealPostgres.freshDatabase();
        trial.set("leadline.database.url", url);

        refuse(url, "alter table run_row add constraint told check (lower(cells) not like '%canary%')");

        assertThat(errorOf(
                        url,
                        "insert into run_row (run_id, row_no, line_no, status, cells, attempts)"
                                + " values (1, 99, 1, 'STAGED', 'canary', 0)"))
                .contains("canary");
        batchKeepsOnly(url, "org.postgresql.util.PSQLException");
    }

    /** A run that brings the tables, and then one that the database refuses. */
    private void refuse(String url, String change) throws SQLException {
        trial.start(trial.file("first.csv", HEADER, "Ann,Lee,ann@example.com,"));
        trial.reopen();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(change);
        }
        Summary refused = trial.start(trial.file("second.csv", HEADER, LEAD, "Canary,,canary at example,"));
        assertThat(refused.exit()).isNotEqualTo(ExitCode.OK);
        trial.reopen();
    }

    private static String errorOf(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return "";
        } catch (SQLException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static void batchKeepsOnly(String url, String type) throws SQLException {
        List<String> kept = batchTables(url);

        assertThat(kept).anySatisfy(value -> assertThat(value).contains(type));
        assertThat(kept).noneSatisfy(value -> assertThat(value).containsIgnoringCase("canary"));
        assertThat(kept).noneSatisfy(value -> assertThat(value).contains("\tat "));
    }

    private static List<String> batchTables(String url) throws SQLException {
        List<List<String>> tables = DatabaseDump.of(url).entrySet().stream()
                .filter(table -> table.getKey().startsWith("batch_"))
                .map(Map.Entry::getValue)
                .toList();
        assertThat(tables).hasSize(6);
        return tables.stream().flatMap(List::stream).toList();
    }
}
