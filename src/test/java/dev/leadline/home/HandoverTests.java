package dev.leadline.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.run.OpenHome;
import dev.leadline.settings.Settings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database of a home when the process that has served it to others needs it no longer. */
class HandoverTests {

    @TempDir
    Path home;

    private Settings settings;

    @BeforeEach
    void aHome() {
        settings = Settings.load(home, Map.of("leadline.home", home.toString()));
    }

    @Test
    void whoeverIsLeftCanOpenItAtOnceAndNothingIsLost() throws SQLException {
        OpenHome first = OpenHome.of(settings);
        Connection ofOther = connectAsAnotherProcess();
        change(ofOther, "insert into api_permit (account, granted, next_at) values ('portal', 7, current_timestamp)");

        first.close();

        assertThat(lockFile()).doesNotExist();
        assertThatThrownBy(() -> one(ofOther, "select 1")).isInstanceOf(SQLException.class);
        try (OpenHome next = OpenHome.of(settings);
                Connection connection = next.database().getConnection()) {
            assertThat(one(connection, "select granted from api_permit where account = 'portal'"))
                    .isEqualTo("7");
            first.close();
            assertThat(one(connection, "select 1")).as("closed again").isEqualTo("1");
        }
    }

    @Test
    void aProcessThatStillNeedsItGoesOnServingIt() throws SQLException {
        OpenHome first = OpenHome.of(settings);
        OpenHome second = OpenHome.of(settings);
        try (Connection ofOther = connectAsAnotherProcess()) {
            first.close();

            assertThat(one(ofOther, "select 1")).isEqualTo("1");
            assertThat(second.ledger().run(1)).isEmpty();
            assertThat(lockFile()).exists();
        } finally {
            second.close();
        }
    }

    @Test
    void aProcessThatIsServedLeavesItToTheOneThatServes() throws SQLException {
        OpenHome first = OpenHome.of(settings);
        try (Connection ofOther = connectAsAnotherProcess()) {
            assertThat(one(ofOther, "select 1")).isEqualTo("1");
        }

        assertThat(first.ledger().run(1)).isEmpty();
        assertThat(lockFile()).exists();
        first.close();
        assertThat(lockFile()).doesNotExist();
    }

    private Connection connectAsAnotherProcess() throws SQLException {
        DatabaseLockFile lock = DatabaseLockFile.read(lockFile()).orElseThrow();
        return DriverManager.getConnection(
                "jdbc:h2:tcp://%s:%d/%s".formatted(lock.host(), lock.port(), lock.id()),
                DatabaseAddress.of(settings).login(Duration.ofSeconds(3)));
    }

    private static void change(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private Path lockFile() {
        return home.resolve("leadline.lock.db");
    }
}
