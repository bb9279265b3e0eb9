package dev.leadline.cli;

import dev.leadline.lead.conversion.ContactMatcher;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.RowStatus;
import dev.leadline.privacy.ForgetResult;
import dev.leadline.privacy.PurgeResult;
import dev.leadline.reconcile.ManualDecision;
import dev.leadline.run.ImportRequest;
import dev.leadline.run.OpenHome;
import dev.leadline.run.ReconciliationResult;
import dev.leadline.run.RunListener;
import dev.leadline.run.RunResult;
import dev.leadline.settings.Settings;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the commands need of an {@link OpenHome}. */
interface RunOperations extends AutoCloseable {

    RunResult start(ImportRequest request, RunListener progress);

    RunResult resume(long run, RunListener progress);

    RunResult retry(long run, Set<RowStatus> statuses, RunListener progress);

    ReconciliationResult reconcile(long run, @Nullable ManualDecision word, RunListener progress);

    Optional<String> stop(long run);

    long leaveOut(long run);

    long undoLeaveOut(long run);

    PurgeResult purge(Instant before, boolean preview);

    ForgetResult forget(ContactMatcher person);

    /** Notes in the activity log what the user of this machine did beside the runs. */
    void note(String what, String detail);

    void stopAll();

    LedgerView ledger();

    @Override
    void close();

    /** Opens the real job. */
    static RunOperations open(Settings settings) {
        return new AuditedRunOperations(OpenHome.of(settings));
    }
}
