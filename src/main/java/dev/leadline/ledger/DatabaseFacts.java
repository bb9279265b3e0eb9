package dev.leadline.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * What a database says of itself.
 *
 * @param product such as {@code H2} or {@code PostgreSQL}
 * @param version the product's version, such as {@code 18.1}
 * @param major the first number of the version
 * @param schema the version of the ledger in it, or null where there is none yet
 * @param newestSchema the version that this Leadline brings it to
 * @param clock its time
 * @param lossy what lets it forget commits when the power fails
 * @param encryptionKey the ID of the key with which the texts in it are encrypted, or null where they are not
 */
public record DatabaseFacts(
        String product,
        String version,
        int major,
        @Nullable Integer schema,
        int newestSchema,
        Instant clock,
        LossySettings lossy,
        @Nullable String encryptionKey) {

    private static final String HISTORY = """
            select max(cast("version" as integer)) from "flyway_schema_history"
            where "success" = true and "version" is not null
            """;
    private static final Pattern MIGRATION = Pattern.compile("V(\\d+)__.*");
    /** How H2, an H2 in which there is nothing at all, and PostgreSQL say that there is no such table. */
    private static final Set<String> NO_TABLE = Set.of("42S02", "42S04", "42P01");

    /**
     * Asks a database; nothing in it is changed.
     *
     * @param connection an open one, which stays open
     * @return what it says
     * @throws SQLException when it does not answer
     */
    public static DatabaseFacts read(Connection connection) throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        String version = about.getDatabaseProductVersion().split(" ", 2)[0];
        Instant clock = one(connection, "select current_timestamp", rs -> rs.getObject(1, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant)
                .orElseThrow(() -> new SQLException("no current_timestamp"));
        return new DatabaseFacts(
                about.getDatabaseProductName(),
                version,
                about.getDatabaseMajorVersion(),
                schema(connection).orElse(null),
                newest(),
                clock,
                LossySettings.of(connection),
                LedgerFacts.read(connection).encryption().key());
    }

    private static Optional<Integer> schema(Connection connection) throws SQLException {
        try {
            return one(connection, HISTORY, rs -> rs.getObject(1, Integer.class));
        } catch (SQLException e) {
            if (NO_TABLE.contains(String.valueOf(e.getSQLState()))) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Takes a value out of a row. */
    @FunctionalInterface
    private interface DatabaseColumn<T> {
        @Nullable
        T of(ResultSet row) throws SQLException;
    }

    private static <T> Optional<T> one(Connection connection, String sql, DatabaseColumn<T> column)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? Optional.ofNullable(column.of(row)) : Optional.empty();
        }
    }

    private static int newest() {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:db/migration/*/V*__*.sql"))
                    .map(Resource::getFilename)
                    .map(name -> MIGRATION.matcher(String.valueOf(name)))
                    .filter(Matcher::matches)
                    .mapToInt(migration -> Integer.parseInt(migration.group(1)))
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
