package dev.leadline.run;

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
record LedgerLoss(LossKind kind, String found, String restore) {

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
        UNFINISHED
    }

    /** Whether the ledger of a home was moved to PostgreSQL; read anew, since that may happen at any time. */
    static Optional<LedgerLoss> ifMoved(Path home) {
        return new HomeIdentity(home)
                .movedTo()
                .map(database -> new LedgerLoss(
                        LossKind.MOVED,
                        "The ledger of %s was moved to PostgreSQL, so the database in the home does not know what was sent since."
                                .formatted(home),
                        "Set leadline.database.url to %s.".formatted(database)));
    }

    /** Whether {@code --new-ledger} is a way out. */
    boolean canBeAccepted() {
        return switch (kind) {
            case NEWER, MOVED, UNFINISHED -> false;
            default -> true;
        };
    }

    /** Whether the database can still be read, so that the home can go on with what it knows. */
    boolean leavesALedger() {
        return kind == LossKind.OTHER || kind == LossKind.OLDER;
    }

    UserException refusal() {
        ExitCode exit = kind == LossKind.MOVED ? ExitCode.USAGE : ExitCode.STOPPED_EARLY;
        return new UserException(exit, sentence());
    }

    String sentence() {
        return found + " " + restore + wayOn();
    }

    private String wayOn() {
        if (!canBeAccepted()) {
            return "";
        }
        return leavesALedger()
                ? " Or continue with this database by using --new-ledger. Leads that it does not contain can then be sent twice."
                : " Or start a new ledger with --new-ledger. Leads that were already sent can then be sent twice.";
    }
}
