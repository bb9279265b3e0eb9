package dev.leadline.run;

import dev.leadline.shared.ExitCode;

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
        NEWER
    }

    /** Whether {@code --new-ledger} is a way out. */
    boolean canBeAccepted() {
        return kind != LossKind.NEWER;
    }

    /** Whether the database can still be read, so that the home can go on with what it knows. */
    boolean leavesALedger() {
        return kind == LossKind.OTHER || kind == LossKind.OLDER;
    }

    UserException refusal() {
        return new UserException(ExitCode.STOPPED_EARLY, found + " " + restore + wayOn());
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
