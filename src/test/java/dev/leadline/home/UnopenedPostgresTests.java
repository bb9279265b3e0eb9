package dev.leadline.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.leadline.run.OpenHome;
import dev.leadline.run.UserError;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import dev.leadline.testing.RealPostgres;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
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
            jdbc:postgresql://127.0.0.1:1/leads?password=canary | 5 | Leadline cannot reach the PostgreSQL server at 127.0.0.1:1 for the database "leads" (connection refused). Check that it is running and that the host and port in the database URL are correct. Then run the command again.
            jdbc:postgresql://ann:canary@127.0.0.1:1/leads      | 5 | Leadline cannot reach the PostgreSQL server at 127.0.0.1:1 for the database "leads" (unknown host). Check that it is running and that the host and port in the database URL are correct. Then run the command again.
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
                        "Create it, or correct its name in the database URL. Then run the command again."));
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
    void isToldWhereTheServerAsksForAPasswordAndNoneIsSet() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> askForPasswords(server));
            answering.setDaemon(true);
            answering.start();
            String place = "127.0.0.1:" + server.getLocalPort();

            UserError error = opening("jdbc:postgresql://" + place + "/leads?user=ann&sslmode=disable");

            assertThat(error.sentence())
                    .isEqualTo(
                            "The PostgreSQL server at " + place
                                    + " rejected the user name or the password for the database \"leads\". Correct"
                                    + " leadline.database.username and leadline.database.password. Then run the command again.");
        }
    }

    /** PostgreSQL's question for a password by SCRAM, to everybody who connects. */
    private static void askForPasswords(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket visitor = server.accept()) {
                DataInputStream question = new DataInputStream(visitor.getInputStream());
                question.skipNBytes(question.readInt() - 4);
                byte[] mechanisms = "SCRAM-SHA-256\0\0".getBytes(StandardCharsets.US_ASCII);
                DataOutputStream answer = new DataOutputStream(visitor.getOutputStream());
                answer.writeByte('R');
                answer.writeInt(8 + mechanisms.length);
                answer.writeInt(10);
                answer.write(mechanisms);
                answer.flush();
            } catch (IOException e) {
                // the visitor is gone, or the server is closed
            }
        }
    }

    /** Who moves to PostgreSQL sets them first. */
    @Test
    void isToldWhereTheUserOfPostgresqlIsSetForTheDatabaseInTheHome() {
        Settings own = Settings.load(folder, Map.of());
        OpenHome.of(own).close();
        Settings ofPostgresql = Settings.load(
                folder, Map.of("leadline.database.username", "ann", "leadline.database.password", "canary"));

        assertThat(UserError.of(catchThrowable(() -> OpenHome.of(ofPostgresql))))
                .isEqualTo(
                        new UserError(
                                ExitCode.STOPPED_EARLY,
                                "The database of " + own.home() + " rejected the user name or the password.",
                                "The database in a home needs neither: remove leadline.database.username and"
                                        + " leadline.database.password. If the ledger is in PostgreSQL, also set leadline.database.url."));
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
