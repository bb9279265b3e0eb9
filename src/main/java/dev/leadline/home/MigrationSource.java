package dev.leadline.home;

import dev.leadline.ledger.LedgerFacts;
import dev.leadline.message.UserException;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** The H2 database of a home, from which everything is read and in which no byte is changed. */
final class MigrationSource {

    private final DatabaseFile file;
    private final DatabaseAddress address;
    private final LedgerCheck check;

    private MigrationSource(Path home) {
        this.file = DatabaseFile.in(home);
        this.address = new DatabaseAddress(home, new Settings.Database(null, null, null, Duration.ZERO));
        this.check = LedgerCheck.ofFile(home);
    }

    /** The database of a home, which may not be there. */
    static MigrationSource of(Path home) {
        return new MigrationSource(home);
    }

    /**
     * Opens it so that no process can write to it until the connection is closed, also not through another process. Nothing in this process
     * may open and close the file meanwhile: on Linux, that would end the lock.
     */
    Connection open() throws SQLException {
        switch (file.state()) {
            case MISSING, EMPTY -> throw nothingThere();
            case IN_USE -> throw inUse();
            default -> removeStaleLock();
        }
        check.requireFile();
        return DriverManager.getConnection(file.readOnlyUrl() + ";LAZY_QUERY_EXECUTION=1");
    }

    /** What a process that was killed has left beside the file; H2 would take it for a process that has the file open. */
    private void removeStaleLock() {
        DatabaseLockFile.read(file.home().resolve("leadline.lock.db"))
                .filter(lock -> !lock.removeIfStale(file.path()))
                .ifPresent(lock -> {
                    throw inUse();
                });
    }

    private UserException nothingThere() {
        check.requireFile();
        return UserException.usage("home.nothing-to-migrate", file.home());
    }

    private UserException inUse() {
        Optional<DatabaseHolder> holder = DatabaseHolder.of(file.path());
        return UserException.of(
                ExitCode.STOPPED_EARLY,
                "home.database-in-use",
                file.home(),
                holder.map(process -> "process " + process.pid()).orElse("another process"));
    }

    /** The id of the ledger, which has the tables of this version. */
    String requireLedger(Connection h2) throws SQLException {
        check.require(h2);
        LedgerFacts facts = LedgerFacts.read(h2);
        if (facts.id() == null || !facts.newestSchema().equals(facts.schema())) {
            throw UserException.usage("home.database-of-earlier-version", file.home());
        }
        return facts.id();
    }

    UserException failure(SQLException e) {
        return OpeningFailure.of(address, e);
    }
}
