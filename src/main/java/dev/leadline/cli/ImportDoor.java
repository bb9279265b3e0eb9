package dev.leadline.cli;

import dev.leadline.job.ImportRequest;
import dev.leadline.job.Imports;
import dev.leadline.job.Outcome;
import dev.leadline.job.Progress;
import dev.leadline.job.Reconciled;
import dev.leadline.job.Word;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.RowStatus;
import dev.leadline.settings.Settings;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the commands need of {@link Imports}. */
interface ImportDoor extends AutoCloseable {

    Outcome start(ImportRequest request, Progress progress);

    Outcome resume(long run, Progress progress);

    Outcome retry(long run, Set<RowStatus> statuses, Progress progress);

    Reconciled reconcile(long run, @Nullable Word word);

    Optional<String> stop(long run);

    void stopAll();

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
            public Outcome resume(long run, Progress progress) {
                return imports.resume(run, progress);
            }

            @Override
            public Outcome retry(long run, Set<RowStatus> statuses, Progress progress) {
                return imports.retry(run, statuses, progress);
            }

            @Override
            public Reconciled reconcile(long run, @Nullable Word word) {
                return imports.reconcile(run, word);
            }

            @Override
            public Optional<String> stop(long run) {
                return imports.stop(run);
            }

            @Override
            public void stopAll() {
                imports.stopAll();
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
