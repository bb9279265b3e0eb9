package dev.leadline.cli;

import dev.leadline.job.ImportRequest;
import dev.leadline.job.ManualDecision;
import dev.leadline.job.ReconciliationResult;
import dev.leadline.job.RunListener;
import dev.leadline.job.RunResult;
import dev.leadline.job.RunService;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.RowStatus;
import dev.leadline.settings.Settings;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the commands need of {@link RunService}. */
interface RunOperations extends AutoCloseable {

    RunResult start(ImportRequest request, RunListener progress);

    RunResult resume(long run, RunListener progress);

    RunResult retry(long run, Set<RowStatus> statuses, RunListener progress);

    ReconciliationResult reconcile(long run, @Nullable ManualDecision word, RunListener progress);

    Optional<String> stop(long run);

    void stopAll();

    LedgerView ledger();

    @Override
    void close();

    /** Opens the real job. */
    static RunOperations open(Settings settings) {
        return new AuditedRunOperations(RunService.open(settings));
    }
}
