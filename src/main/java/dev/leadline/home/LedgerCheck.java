package dev.leadline.home;

import dev.leadline.encryption.EncryptionKeys;
import dev.leadline.home.LedgerLoss.LossKind;
import dev.leadline.ledger.EncryptionState;
import dev.leadline.ledger.LedgerFacts;
import dev.leadline.message.UserMessage;
import dev.leadline.settings.Settings;
import dev.leadline.transfer.LedgerTransfer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the database of a home holds the ledger that knows the home's runs: only that ledger keeps leads from being sent twice.
 *
 * <p>The home is read first and the database after it, so that what another process adds meanwhile never looks like a loss.
 */
final class LedgerCheck {

    private final HomeHistory history;
    private final @Nullable DatabaseFile file;
    private final @Nullable EncryptionKeys keys;

    private LedgerCheck(HomeHistory history, @Nullable DatabaseFile file, @Nullable EncryptionKeys keys) {
        this.history = history;
        this.file = file;
        this.keys = keys;
    }

    static LedgerCheck of(Settings settings) {
        return of(settings, settings.encryption());
    }

    /** The same whatever the texts of the ledger are encrypted with, for those that do not read them. */
    static LedgerCheck withoutKeys(Settings settings) {
        return of(settings, null);
    }

    private static LedgerCheck of(Settings settings, @Nullable EncryptionKeys keys) {
        Path home = settings.home();
        boolean own = settings.database().url() == null;
        return new LedgerCheck(HomeHistory.of(home), own ? DatabaseFile.in(home) : null, keys);
    }

    /** The check of the H2 file in a home, whatever the settings name. */
    static LedgerCheck ofFile(Path home) {
        return new LedgerCheck(HomeHistory.of(home), DatabaseFile.in(home), null);
    }

    HomeHistory history() {
        return history;
    }

    /**
     * Refuses a database file that is not the home's, before H2 opens it and changes it. A file that another process works on is
     * checked over a connection alone.
     */
    void requireFile() {
        inFile().ifPresent(loss -> {
            throw loss.refusal();
        });
    }

    /**
     * Refuses a database that is not the home's, before anything in it is changed.
     *
     * @throws SQLException when it does not answer
     */
    void require(Connection connection) throws SQLException {
        Optional<LedgerLoss> loss = in(connection);
        if (loss.isPresent()) {
            throw loss.get().refusal();
        }
    }

    Optional<LedgerLoss> inFile() {
        if (file == null) {
            return Optional.empty();
        }
        Optional<LedgerLoss> moved = LedgerLoss.ifMoved(file.home());
        if (moved.isPresent()) {
            return moved;
        }
        return switch (file.state()) {
            case MISSING -> unlessNew(LossKind.MISSING, UserMessage.of("home.database-file-missing", file.path()));
            case EMPTY -> unlessNew(LossKind.MISSING, UserMessage.of("home.database-file-empty", file.path()));
            case DAMAGED -> Optional.of(damaged(file));
            case READABLE -> inReadable(file);
            case IN_USE -> Optional.empty();
        };
    }

    private Optional<LedgerLoss> inReadable(DatabaseFile readable) {
        try (Connection connection = DriverManager.getConnection(readable.readOnlyUrl())) {
            return in(connection);
        } catch (SQLException e) {
            return DatabaseErrors.isDamage(e) ? Optional.of(damaged(readable)) : Optional.empty();
        }
    }

    private LedgerLoss damaged(DatabaseFile damaged) {
        return loss(LossKind.DAMAGED, UserMessage.of("home.database-file-damaged", damaged.path()));
    }

    Optional<LedgerLoss> in(Connection connection) throws SQLException {
        Optional<LedgerLoss> moved = file == null ? Optional.empty() : LedgerLoss.ifMoved(file.home());
        if (moved.isPresent()) {
            return moved;
        }
        LedgerFacts facts = LedgerFacts.read(connection);
        if (facts.isNewer()) {
            return Optional.of(newer(facts));
        }
        if (LedgerTransfer.unfinishedCopyOf(connection).isPresent()) {
            return Optional.of(unfinished());
        }
        if (facts.id() == null) {
            return unlessNew(LossKind.EMPTY, UserMessage.of("home.database-without-ledger", database()));
        }
        if (history.ledger() != null && !history.ledger().equals(facts.id())) {
            return Optional.of(loss(LossKind.OTHER, UserMessage.of("home.database-of-other-home", database())));
        }
        if (history.lastRun() > facts.lastRun()) {
            return Optional.of(older(facts));
        }
        return startedOtherwise(connection)
                ? Optional.of(loss(LossKind.OTHER, UserMessage.of("home.database-of-other-home", database())))
                : wrongKey(facts.encryption());
    }

    private Optional<LedgerLoss> wrongKey(EncryptionState encryption) {
        return keys == null
                ? Optional.empty()
                : encryption.refusal(keys).map(found -> new LedgerLoss(LossKind.KEY, found, found));
    }

    /** Summaries give times to the millisecond. */
    private boolean startedOtherwise(Connection connection) throws SQLException {
        Instant lastStart = history.lastStart();
        return lastStart != null
                && LedgerFacts.startOf(connection, history.lastRun())
                        .map(start -> start.truncatedTo(ChronoUnit.MILLIS))
                        .filter(start -> !start.equals(lastStart.truncatedTo(ChronoUnit.MILLIS)))
                        .isPresent();
    }

    private LedgerLoss older(LedgerFacts facts) {
        return loss(
                LossKind.OLDER,
                facts.lastRun() == 0
                        ? UserMessage.of("home.database-older-without-runs", database())
                        : UserMessage.of("home.database-older", database(), facts.lastRun()));
    }

    private LedgerLoss newer(LedgerFacts facts) {
        return new LedgerLoss(
                LossKind.NEWER,
                UserMessage.of("home.database-newer", database(), String.valueOf(facts.schema()), facts.newestSchema()),
                UserMessage.of("home.use-later-version"));
    }

    private LedgerLoss unfinished() {
        return new LedgerLoss(
                LossKind.UNFINISHED,
                UserMessage.of("home.unfinished-copy", database()),
                UserMessage.of("home.complete-copy"));
    }

    private Optional<LedgerLoss> unlessNew(LossKind kind, UserMessage found) {
        return history.isEmpty() ? Optional.empty() : Optional.of(loss(kind, found));
    }

    private LedgerLoss loss(LossKind kind, UserMessage found) {
        UserMessage sentence = history.lastRun() == 0
                ? UserMessage.of("home.loss", found)
                : UserMessage.of("home.loss-after-runs", found, history.lastRun());
        return new LedgerLoss(kind, sentence, restore());
    }

    private UserMessage restore() {
        return file == null ? UserMessage.of("home.restore-database") : UserMessage.of("home.restore-file");
    }

    private UserMessage database() {
        return file == null
                ? UserMessage.of("home.database-at-url")
                : UserMessage.of("home.database-file", file.path());
    }
}
