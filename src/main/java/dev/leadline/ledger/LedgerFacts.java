package dev.leadline.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * What identifies the ledger in a database, read before anything is migrated; nothing in the database is changed.
 *
 * @param id the ledger's random id, or null where the database holds no ledger
 * @param lastRun the highest run number, 0 where there are no runs
 * @param schema the highest schema version that any migration has been tried for, or null where there is none
 * @param newestSchema the highest schema version that this program knows
 * @param encryption whether the texts of the ledger are encrypted
 */
public record LedgerFacts(
        @Nullable String id, long lastRun, @Nullable String schema, String newestSchema, EncryptionState encryption) {

    /** How H2, an H2 without any table, and PostgreSQL report that there is no such table. */
    private static final Set<String> NO_TABLE = Set.of("42S02", "42S04", "42P01");

    /**
     * Reads them.
     *
     * @param connection stays open
     * @throws SQLException when the database does not answer
     */
    public static LedgerFacts read(Connection connection) throws SQLException {
        MigrationVersion schema = highest(strings(connection, """
                select "version" from "flyway_schema_history" where "version" is not null
                """));
        List<String> ids = strings(connection, "select id from home");
        List<String> runs = strings(connection, "select max(id) from run");
        return new LedgerFacts(
                ids.isEmpty() ? null : ids.get(0),
                runs.isEmpty() ? 0 : Long.parseLong(runs.get(0)),
                schema == null ? null : schema.getVersion(),
                newest().getVersion(),
                encryption(connection));
    }

    private static EncryptionState encryption(Connection connection) throws SQLException {
        List<String> keys = strings(connection, "select key_id from encryption_key where complete");
        List<String> next = strings(connection, "select key_id from encryption_key where not complete");
        return new EncryptionState(keys.isEmpty() ? null : keys.get(0), next.isEmpty() ? null : next.get(0));
    }

    /** Whether a later version of Leadline has migrated this database, or has tried to. */
    public boolean isNewer() {
        return schema != null
                && MigrationVersion.fromVersion(schema).isNewerThan(MigrationVersion.fromVersion(newestSchema));
    }

    /** Whether this program would migrate the database before it uses it. */
    public boolean isOlder() {
        return schema == null
                || MigrationVersion.fromVersion(newestSchema).isNewerThan(MigrationVersion.fromVersion(schema));
    }

    /**
     * When a run began.
     *
     * @param connection stays open
     * @return empty where the ledger does not know the run
     * @throws SQLException when the database does not answer
     */
    public static Optional<Instant> startOf(Connection connection, long run) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select started_at from run where id = ?")) {
            statement.setLong(1, run);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
                        : Optional.empty();
            }
        } catch (SQLException e) {
            return emptyUnlessOther(e, Optional.empty());
        }
    }

    /** The values that are not null in the only column; none where there is no such table. */
    private static List<String> strings(Connection connection, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String value = rows.getString(1);
                if (value != null) {
                    values.add(value);
                }
            }
            return values;
        } catch (SQLException e) {
            return emptyUnlessOther(e, List.of());
        }
    }

    private static <T> T emptyUnlessOther(SQLException e, T empty) throws SQLException {
        if (NO_TABLE.contains(String.valueOf(e.getSQLState()))) {
            return empty;
        }
        throw e;
    }

    private static @Nullable MigrationVersion highest(List<String> versions) {
        return versions.stream()
                .map(MigrationVersion::fromVersion)
                .max(MigrationVersion::compareTo)
                .orElse(null);
    }

    /** The highest schema version that this program knows. */
    static MigrationVersion newest() {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:db/migration/*/V*__*.sql"))
                    .map(Resource::getFilename)
                    .map(name -> String.valueOf(name).replaceFirst("^V(.*?)__.*$", "$1"))
                    .map(MigrationVersion::fromVersion)
                    .max(MigrationVersion::compareTo)
                    .orElse(MigrationVersion.EMPTY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
