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

    Reconciled reconcile(long run, @Nullable Word word, Progress progress);

    Optional<String> stop(long run);

    void stopAll();

    LedgerView ledger();

    @Override
    void close();

    /** Opens the real job. */
    static ImportDoor open(Settings settings) {
        return new NotedImports(Imports.open(settings));
    }
}
