package dev.leadline.cli;

import dev.leadline.lead.UsageException;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.Run;
import dev.leadline.settings.Settings;

/** Finds the run that a command names. */
final class RunLookup {

    private RunLookup() {}

    /**
     * The run of a number.
     *
     * @throws UsageException when there is none
     */
    static Run of(long number, LedgerView ledger, Settings settings, Invocation leadline) {
        return ledger.run(number)
                .orElseThrow(() -> new UsageException("There is no run " + number + " in " + settings.home() + ": "
                        + leadline.of("runs") + " lists all runs."));
    }
}
