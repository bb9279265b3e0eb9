package dev.leadline.cli;

import dev.leadline.job.ImportRequest;
import dev.leadline.job.Imports;
import dev.leadline.job.Outcome;
import dev.leadline.job.Progress;
import dev.leadline.job.Settings;
import dev.leadline.ledger.LedgerView;

/** What the commands need of {@link Imports}. */
interface ImportDoor extends AutoCloseable {

    Outcome start(ImportRequest request, Progress progress);

    LedgerView ledger();

    @Override
    void close();

    /** Opens the real job. */
    static ImportDoor open(Settings settings) {
        Imports imports = Imports.open(settings);
        return new ImportDoor() {
            @Override
            public Outcome start(ImportRequest request, Progress progress) {
                return imports.start(request, progress);
            }

            @Override
            public LedgerView ledger() {
                return imports.ledger();
            }

            @Override
            public void close() {
                imports.close();
            }
        };
    }
}
