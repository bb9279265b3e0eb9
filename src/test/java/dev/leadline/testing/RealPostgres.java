package dev.leadline.testing;

import dev.leadline.ledger.LedgerSchema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A real PostgreSQL server on this machine, started once for all tests; each gets a database of its own. */
public final class RealPostgres {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private RealPostgres() {}

    /** The JDBC URL of a new, empty database. */
    public static String freshDatabase() {
        return newDatabase("");
    }

    /** The JDBC URL of a new database with a ledger's tables and no row in them, as the migrations make them. */
    public static String migratedDatabase() {
        return copyOf(TemplateDatabase.URL);
    }

    /** The JDBC URL of a new database with the content of another, to which nobody is connected. */
    public static String copyOf(String url) {
        String original = URI.create(url.substring("jdbc:".length())).getPath().substring(1);
        return newDatabase(" template " + original);
    }

    /** The folder in which the server keeps the files of a database, as they are on the disk now. */
    public static Path filesOf(String url) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select current_setting('data_directory'), oid from pg_database where datname = current_database()")) {
            row.next();
            Path folder = Path.of(row.getString(1), "base", row.getString(2));
            // what was in memory alone is written, and the files of dropped tables are deleted
            statement.execute("checkpoint");
            return folder;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String newDatabase(String content) {
        String name = "leadline_" + NUMBER.incrementAndGet();
        try (Connection connection = Server.INSTANCE.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + content);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Server.INSTANCE.getJdbcUrl("postgres", name);
    }

    /** Made once for each process that tests run in. */
    private static final class TemplateDatabase {

        static final String URL = migrated();

        private static String migrated() {
            String url = freshDatabase();
            LedgerSchema.migrate(new DriverManagerDataSource(url));
            return url;
        }
    }

    private static final class Server {

        static final EmbeddedPostgres INSTANCE = started();

        private static EmbeddedPostgres started() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
