package dev.leadline.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.leadline.run.OpenHome;
import dev.leadline.run.UserError;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import dev.leadline.testing.RealPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why a PostgreSQL database does not open, in words that name its server and never its password. */
class UnopenedPostgresTests {

    private static String url;

    @TempDir
    Path folder;

    @BeforeAll
    static void aServer() throws SQLException {
        url = RealPostgres.freshDatabase();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("create role crowded login connection limit 0");
            statement.execute("create role guest login");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:postgresql://127.0.0.1:1/leads?password=canary | 5 | Leadline cannot reach the PostgreSQL server at 127.0.0.1:1 for the database "leads" (connection refused). Check that it is running and that leadline.database.url contains the correct host and port. Then run the command again.
            jdbc:postgresql://ann:canary@127.0.0.1:1/leads      | 5 | Leadline cannot reach the PostgreSQL server at 127.0.0.1:1 for the database "leads" (unknown host). Check that it is running and that leadline.database.url contains the correct host and port. Then run the command again.
            jdbc:postgresql://127.0.0.1:port/leads              | 2 | The database cannot be opened: leadline.database.url is not a valid PostgreSQL URL. Use the form jdbc:postgresql://HOST:PORT/DATABASE.
            jdbc:mysql://127.0.0.1/leads?password=canary        | 2 | The database cannot be opened: leadline.database.url is for a database of type "mysql", which Leadline does not support. Use jdbc:postgresql://HOST/DATABASE, or remove the setting to use the database in the home.
            postgres://ann:canary@127.0.0.1/leads               | 2 | The database cannot be opened: leadline.database.url is not a database URL. Use jdbc:postgresql://HOST/DATABASE, or remove the setting to use the database in the home.
            """)
    void isToldByItsUrl(String wrong, int exit, String sentence) {
        assertThat(List.of(opening(wrong), looking(wrong))).allSatisfy(error -> {
            assertThat(error.exit().code()).isEqualTo(exit);
            assertThat(error.sentence()).isEqualTo(sentence);
        });
    }

    @Test
    void isToldWhereThereIsNoSuchDatabase() {
        assertThat(opening(url.replaceAll("/leadline_\\d+", "/elsewhere")))
                .isEqualTo(new UserError(
                        ExitCode.STOPPED_EARLY,
                        "The database \"elsewhere\" does not exist at %s.".formatted(server()),
                        "Create it, or correct leadline.database.url. Then run the command again."));
    }

    @Test
    void isToldWhereTheUserIsRefused() {
        assertThat(opening(url.replace("user=postgres", "user=nobody&password=canary")))
                .isEqualTo(
                        new UserError(
                                ExitCode.STOPPED_EARLY,
                                "The PostgreSQL server at %s rejected the user name or the password for the database \"%s\"."
                                        .formatted(server(), name()),
                                "Correct leadline.database.username and leadline.database.password. Then run the command again."));
    }

    @Test
    void isToldWhereNoConnectionIsFree() {
        assertThat(opening(url.replace("user=postgres", "user=crowded")))
                .isEqualTo(new UserError(
                        ExitCode.STOPPED_EARLY,
                        "The PostgreSQL server at %s has no free connection for the database \"%s\"."
                                .formatted(server(), name()),
                        "Close other connections, or raise max_connections. Then run the command again."));
    }

    @Test
    void isToldWhereNoTableMayBeCreated() {
        assertThat(opening(url.replace("user=postgres", "user=guest")).sentence())
                .startsWith(
                        "Leadline is not allowed to write to the database \"%s\" at %s: ".formatted(name(), server()))
                .doesNotContain("Exception", "\n");
    }

    private UserError opening(String wrong) {
        return UserError.of(catchThrowable(() -> OpenHome.of(settings(wrong))));
    }

    private UserError looking(String wrong) {
        return UserError.of(catchThrowable(() -> DatabaseProbe.of(settings(wrong))));
    }

    private Settings settings(String wrong) {
        return Settings.load(folder, Map.of("leadline.database.url", wrong, "leadline.database.patience", "500ms"));
    }

    private static String server() {
        return url.replaceAll("jdbc:postgresql://([^/]*)/.*", "$1");
    }

    private static String name() {
        return url.replaceAll(".*/(\\w+)\\?.*", "$1");
    }
}
