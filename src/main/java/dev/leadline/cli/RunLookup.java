package dev.leadline.cli;

import dev.leadline.cli.output.Invocation;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.Run;
import dev.leadline.message.UserException;
import dev.leadline.settings.Settings;

/** Finds the run that a command names. */
final class RunLookup {

    private RunLookup() {}

    /**
     * The run of a number.
     *
     * @throws UserException when there is none
     */
    static Run of(long number, LedgerView ledger, Settings settings, Invocation leadline) {
        return ledger.run(number)
                .orElseThrow(() -> UserException.usage("cli.no-run", number, settings.home(), leadline.of("runs")));
    }
}
