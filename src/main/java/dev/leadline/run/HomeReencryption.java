package dev.leadline.run;

import dev.leadline.encryption.EncryptionKey;
import dev.leadline.encryption.EncryptionKeys;
import dev.leadline.home.DatabaseCompaction;
import dev.leadline.home.DatabaseUsers;
import dev.leadline.home.LedgerDatabase;
import dev.leadline.ledger.LedgerEncryption;
import dev.leadline.ledger.LedgerFacts;
import dev.leadline.message.UserException;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.dao.DataAccessException;

/** Encrypts the stored texts of a home with the current key, whatever they were before. Nobody else may use the home meanwhile. */
public final class HomeReencryption {

    private static final int MOST_LOOKS = 20;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Settings settings;
    private final EncryptionKey current;

    private HomeReencryption(Settings settings, EncryptionKey current) {
        this.settings = settings;
        this.current = current;
    }

    /**
     * What was done.
     *
     * @param key the ID of the key of all texts
     * @param rows the rows of all runs, or 0 when they were encrypted with the key before
     * @param isRepeated whether they were encrypted with the key before
     * @param isCompacted whether no earlier text is left in the files of the database
     */
    public record EncryptionResult(String key, long rows, boolean isRepeated, boolean isCompacted) {}

    /**
     * Encrypts a home, or continues where this was interrupted.
     *
     * @param listener told of the progress
     * @throws UserException when there is no key, the keys do not include that of the home, or somebody else uses the home
     */
    public static EncryptionResult encrypt(Settings settings, RunListener listener) {
        EncryptionKey current = settings.encryption().current();
        if (current == null) {
            throw UserException.usage("run.no-encryption-key");
        }
        return new HomeReencryption(settings, current).encrypt(listener);
    }

    private EncryptionResult encrypt(RunListener listener) {
        LedgerFacts facts = LedgerDatabase.look(settings, LedgerFacts::read)
                .filter(found -> found.id() != null)
                .orElseThrow(() -> UserException.usage("run.nothing-to-encrypt", settings.home()));
        boolean done = current.id().equals(facts.encryption().key())
                && facts.encryption().next() == null;
        if (facts.isOlder()) {
            OpenHome.of(settings.withEncryption(EncryptionKeys.NONE)).close();
        }
        long rows = done ? 0 : sealAll(listener);
        return new EncryptionResult(current.id(), rows, done, DatabaseCompaction.compact(settings));
    }

    private long sealAll(RunListener listener) {
        try (Connection connection = LedgerDatabase.whateverTheKey(settings)
                .orElseThrow(() -> UserException.usage("run.nothing-to-encrypt", settings.home()))) {
            if (isShared(connection)) {
                throw inUse();
            }
            LedgerEncryption encryption = new LedgerEncryption(connection, settings.encryption(), current);
            if (encryption.start() && isShared(connection)) {
                encryption.cancel();
                throw inUse();
            }
            listener.step("Encrypting", encryption.rows());
            return encryption.sealAll(listener::advanced);
        } catch (SQLException | DataAccessException e) {
            throw LedgerDatabase.failure(settings, e);
        }
    }

    /** PostgreSQL lists a connection for a moment after it was closed. */
    private static boolean isShared(Connection connection) throws SQLException {
        for (int look = 1; look < MOST_LOOKS; look++) {
            if (!DatabaseUsers.others(connection)) {
                return false;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return DatabaseUsers.others(connection);
    }

    private static UserException inUse() {
        return UserException.of(ExitCode.STOPPED_EARLY, "run.encryption-needs-home");
    }
}
