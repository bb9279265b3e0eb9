package dev.leadline.cli;

import dev.leadline.home.NewLedger;
import dev.leadline.settings.Settings;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The option by which a user accepts that the ledger of a home is lost. */
@Command
final class NewLedgerOption {

    @Option(
            names = "--new-ledger",
            description = "Start a new ledger although the home's database is lost. Old results are moved aside,"
                    + " and leads sent before can be sent twice. Restore a backup instead if you can.")
    private boolean wanted;

    boolean isWanted() {
        return wanted;
    }

    static void apply(CliContext here, Settings settings) {
        NewLedger.begin(settings, Instant.now())
                .ifPresent(aside -> here.say("The files of the old ledger are now in " + aside + "."));
    }
}
