package dev.leadline.home;

import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.shared.ExitCode;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Why a home and its database do not belong together.
 *
 * @param kind what is wrong
 * @param found one sentence about what was found
 * @param restore how to get the right database back, one sentence
 */
record LedgerLoss(LossKind kind, UserMessage found, UserMessage restore) {

    /** What is wrong with the database of a home. */
    enum LossKind {
        /** There is no database file, or nothing in it. */
        MISSING,
        /** The database file cannot be read. */
        DAMAGED,
        /** The database holds no ledger. */
        EMPTY,
        /** The database holds the ledger of another home. */
        OTHER,
        /** The database is an earlier state of this home's ledger. */
        OLDER,
        /** A later version of Leadline has changed the database. */
        NEWER,
        /** The ledger is in PostgreSQL now. */
        MOVED,
        /** The ledger of a home is being copied to the database. */
        UNFINISHED,
        /** The texts of the ledger are encrypted, and the settings have another key, or they are not and should be. */
        KEY
    }

    /** Whether the ledger of a home was moved to PostgreSQL; read anew, since that may happen at any time. */
    static Optional<LedgerLoss> ifMoved(Path home) {
        return new HomeIdentity(home)
                .movedTo()
                .map(database -> new LedgerLoss(
                        LossKind.MOVED,
                        UserMessage.of("home.ledger-moved", home),
                        UserMessage.of("home.use-moved-ledger", database)));
    }

    /** Whether {@code --new-ledger} is a way out. */
    boolean canBeAccepted() {
        return switch (kind) {
            case NEWER, MOVED, UNFINISHED, KEY -> false;
            default -> true;
        };
    }

    /** Whether the database can still be read, so that the home can go on with what it knows. */
    boolean leavesALedger() {
        return kind == LossKind.OTHER || kind == LossKind.OLDER;
    }

    UserException refusal() {
        if (kind == LossKind.KEY) {
            return UserException.of(ExitCode.USAGE, found);
        }
        ExitCode exit = kind == LossKind.MOVED ? ExitCode.USAGE : ExitCode.STOPPED_EARLY;
        return UserException.of(exit, found).advising(advice());
    }

    private UserMessage advice() {
        if (!canBeAccepted()) {
            return restore;
        }
        return leavesALedger()
                ? UserMessage.of("home.restore-or-continue", restore)
                : UserMessage.of("home.restore-or-start-new", restore);
    }
}
