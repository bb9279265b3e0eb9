package dev.leadline.home;

import dev.leadline.ledger.LedgerFacts;
import dev.leadline.ledger.LedgerSchema;
import dev.leadline.message.UserException;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import dev.leadline.transfer.LedgerTransfer;
import dev.leadline.transfer.TransferListener;
import dev.leadline.transfer.TransferResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.h2.jdbc.JdbcException;

/**
 * Moves the ledger of a home from H2 to PostgreSQL. At no moment can both databases be used: the new one is refused until everything in it
 * was compared, and the home notes that it was moved before the new one is opened to others.
 */
public final class PostgresqlMigration {

    private final Settings settings;
    private final Path home;
    private final HomeIdentity identity;
    private final MigrationTarget target;
    private final TransferListener progress;

    private PostgresqlMigration(Settings settings, MigrationTarget target, TransferListener progress) {
        this.settings = settings;
        this.home = settings.home();
        this.identity = new HomeIdentity(home);
        this.target = target;
        this.progress = progress;
    }

    /**
     * Copies the ledger, or continues an interrupted copy.
     *
     * @param settings in force; their user and password are those of the new database
     * @param url the JDBC URL of the new database
     * @throws UserException when the home has no database of its own, somebody uses it, or the new database is not empty, cannot be
     *     reached, or has other content afterwards
     */
    public static MigrationResult migrate(Settings settings, String url, TransferListener progress) {
        MigrationTarget target = MigrationTarget.of(settings, url);
        new Home(settings.home()).requireNoLinks();
        return new PostgresqlMigration(settings, target, progress).migrate();
    }

    /** The H2 file of a home whose ledger was moved, which nothing changes any more; empty where there is none. */
    public static Optional<Path> fileLeftBehind(Path home) {
        return new HomeIdentity(home)
                .movedTo()
                .map(database -> DatabaseFile.in(home).path())
                .filter(Files::exists);
    }

    private MigrationResult migrate() {
        Optional<String> moved = identity.movedTo();
        return moved.isPresent() ? repeated(moved.get()) : moved();
    }

    private MigrationResult moved() {
        MigrationSource source = MigrationSource.of(home);
        try (Connection h2 = source.open()) {
            String ledger = source.requireLedger(h2);
            try (Connection postgresql = target.open()) {
                return moved(h2, postgresql, ledger);
            }
        } catch (SQLException e) {
            throw e instanceof JdbcException ? source.failure(e) : target.failure(e);
        } catch (FlywayException e) {
            throw target.failure(e);
        }
    }

    private MigrationResult moved(Connection h2, Connection postgresql, String ledger) throws SQLException {
        target.requireEmptyOrCopyOf(postgresql, ledger);
        LedgerSchema.migrate(target.dataSource());
        LedgerTransfer transfer = new LedgerTransfer(h2, postgresql, progress);
        TransferResult copied = transfer.copy(ledger);
        identity.noteMoved(ledger, target.place());
        transfer.complete();
        return result(copied.tables(), copied.rows());
    }

    /** What was interrupted between the last two steps of a move is completed; everything was compared before. */
    private MigrationResult repeated(String movedTo) {
        if (!movedTo.equals(target.place())) {
            throw LedgerLoss.ifMoved(home).orElseThrow().refusal();
        }
        try (Connection postgresql = target.open()) {
            String found = LedgerFacts.read(postgresql).id();
            if (found == null || !identity.names(found)) {
                throw UserException.of(ExitCode.STOPPED_EARLY, "home.moved-ledger-gone", home, movedTo);
            }
            if (LedgerTransfer.unfinishedCopyOf(postgresql).isPresent()) {
                new LedgerTransfer(postgresql, postgresql, progress).complete();
            }
            return result(0, 0);
        } catch (SQLException e) {
            throw target.failure(e);
        }
    }

    private MigrationResult result(int tables, long rows) {
        return new MigrationResult(
                DatabaseFile.in(home).path(),
                target.place(),
                tables,
                rows,
                settings.database().url() != null);
    }
}
