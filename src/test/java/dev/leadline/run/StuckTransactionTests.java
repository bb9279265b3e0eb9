package dev.leadline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.testing.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that is suspended in the middle of a transaction on PostgreSQL, where others go on. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StuckTransactionTests {

    @TempDir
    Path folder;

    @Test
    void keepsNobodyFromItsRowsForLong() throws SQLException {
        try (ImportFixture suspended =
                new ImportFixture(folder, Database.POSTGRESQL).set("leadline.database.patience", "500ms")) {
            suspended.start(suspended.file("leads.csv", "First Name,Last Name,Email", "Ann,Lee,ann@example.com"));
            try (Connection stuck = suspended.open().database().getConnection();
                    Connection other = suspended.open().database().getConnection()) {
                stuck.setAutoCommit(false);
                touchTheRow(stuck);

                assertThat(touchTheRow(other)).isEqualTo(1);
                assertThatThrownBy(stuck::commit).hasMessageContaining("idle-in-transaction");
            }
        }
    }

    private static int touchTheRow(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate("update run_row set status = status where run_id = 1");
        }
    }
}
