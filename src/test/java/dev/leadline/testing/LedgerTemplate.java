package dev.leadline.testing;

import dev.leadline.settings.Settings;
import dev.leadline.shared.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import org.flywaydb.core.Flyway;
import org.springframework.util.FileSystemUtils;

/**
 * A ledger's tables on H2, without a row. The migrations make them once for each process that tests run in, and new databases start with
 * a copy of their own: to migrate is half of what it costs to open a new home.
 */
public final class LedgerTemplate {

    private static final String FILE = "leadline.mv.db";
    private static final MigratedTables MIGRATED = migrated();

    private LedgerTemplate() {}

    /**
     * Makes a home with a copy, where there is no home yet and its database is to be in it.
     *
     * @return the same settings
     */
    public static Settings copyTo(Settings settings) {
        Path home = settings.home();
        if (settings.database().url() != null || Files.exists(home)) {
            return settings;
        }
        try {
            Files.createDirectories(home, OwnerOnly.folder(home));
            Path database = Files.createFile(home.resolve(FILE), OwnerOnly.file(home));
            Files.write(database, Base64.getDecoder().decode(MIGRATED.file()));
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes a database in memory with the tables.
     *
     * @param url of a database that is not there
     * @return holds it, which lives as long as anybody is connected to it
     */
    public static Connection inMemory(String url) {
        try {
            Connection held = DriverManager.getConnection(url, "sa", "");
            try (Statement statement = held.createStatement()) {
                statement.execute(MIGRATED.script());
            }
            return held;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The same database twice.
     *
     * @param file the database file in Base64
     * @param script makes the tables
     */
    private record MigratedTables(String file, String script) {}

    private static MigratedTables migrated() {
        try {
            Path folder = Files.createTempDirectory("ledger-template");
            String url = "jdbc:h2:file:" + folder.resolve("leadline");
            Flyway.configure()
                    .dataSource(url, "", "")
                    .locations("classpath:db/migration/h2", "classpath:db/migration/ledger")
                    .load()
                    .migrate();
            MigratedTables migrated = new MigratedTables(
                    Base64.getEncoder().encodeToString(Files.readAllBytes(folder.resolve(FILE))), script(url));
            FileSystemUtils.deleteRecursively(folder);
            return migrated;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without the user: each database has its own. */
    private static String script(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "", "");
                Statement statement = connection.createStatement();
                ResultSet lines = statement.executeQuery("script nopasswords nosettings")) {
            StringBuilder script = new StringBuilder();
            while (lines.next()) {
                String line = lines.getString(1);
                if (!line.startsWith("CREATE USER")) {
                    script.append(line).append('\n');
                }
            }
            return script.toString();
        }
    }
}
