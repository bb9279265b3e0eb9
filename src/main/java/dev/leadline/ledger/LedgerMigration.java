package dev.leadline.ledger;

import dev.leadline.message.UserException;
import dev.leadline.shared.ExitCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/**
 * Brings a database to this program's schema, or refuses it unchanged.
 *
 * <p>A migration of this program's own that was cut off is run again, and one that was done before its entry could be written: on
 * both databases, all statements can be run twice. Only its failed entry is removed. Flyway's {@code repair} would also rewrite
 * checksums and drop the entries of later versions, so it is never called.
 */
final class LedgerMigration implements FlywayMigrationStrategy {

    private static final String FORGET_FAILED = """
            delete from "flyway_schema_history" where "installed_rank" = ? and "success" = false
            """;

    @Override
    public void migrate(Flyway flyway) {
        MigrationInfo[] all = flyway.info().all();
        List<MigrationInfo> applied = Stream.of(all)
                .filter(migration -> migration.getInstalledRank() != null)
                .toList();
        refuseNewer(applied);
        refuseChanged(applied);
        applied.stream()
                .filter(migration -> migration.getState() == MigrationState.FAILED)
                .forEach(migration -> forgetFailed(flyway, migration));
        // each command opens the ledger, and Flyway would read and compare everything once more
        if (!Stream.of(all).allMatch(migration -> migration.getState() == MigrationState.SUCCESS)) {
            flyway.migrate();
        }
    }

    private static void refuseNewer(List<MigrationInfo> applied) {
        applied.stream()
                .filter(migration -> !migration.getState().isResolved())
                .findFirst()
                .ifPresent(unknown -> {
                    throw UserException.of(ExitCode.STOPPED_EARLY, "ledger.schema-unknown", unknown.getVersion());
                });
    }

    private static void refuseChanged(List<MigrationInfo> applied) {
        applied.stream()
                .filter(migration -> !migration.isChecksumMatching() || !migration.isDescriptionMatching())
                .findFirst()
                .ifPresent(changed -> {
                    throw UserException.of(
                            ExitCode.STOPPED_EARLY, "ledger.schema-of-other-build", changed.getVersion());
                });
    }

    private static void forgetFailed(Flyway flyway, MigrationInfo failed) {
        try (Connection connection = Objects.requireNonNull(
                                flyway.getConfiguration().getDataSource())
                        .getConnection();
                PreparedStatement delete = connection.prepareStatement(FORGET_FAILED)) {
            delete.setInt(1, failed.getInstalledRank());
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The entry of a migration that was cut off cannot be removed.", e);
        }
    }
}
