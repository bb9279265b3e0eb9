package dev.leadline.cli;

import dev.leadline.home.HomeLedger;
import dev.leadline.settings.Settings;

/** Opens the ledger of a home; costly, so only when something is to be done. */
@FunctionalInterface
interface LedgerOpener {

    /** Opens it, and creates it where there is none. */
    RunOperations open(Settings settings);

    /** Whether there is one. */
    default boolean hasLedger(Settings settings) {
        return HomeLedger.exists(settings);
    }
}
