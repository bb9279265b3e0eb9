package dev.leadline.cli;

import dev.leadline.lead.conversion.ContactMatcher;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.RunInitiator;
import dev.leadline.privacy.ForgetResult;
import dev.leadline.privacy.PurgeResult;
import dev.leadline.reconcile.ManualDecision;
import dev.leadline.report.DisplayFormat;
import dev.leadline.run.BeginningListener;
import dev.leadline.run.ImportRequest;
import dev.leadline.run.OpenHome;
import dev.leadline.run.ReconciliationResult;
import dev.leadline.run.RunListener;
import dev.leadline.run.RunResult;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The real job; what somebody has it do is noted beside what others do in the console. */
final class AuditedRunOperations implements RunOperations {

    private final OpenHome home;

    AuditedRunOperations(OpenHome home) {
        this.home = home;
    }

    @Override
    public RunResult start(ImportRequest request, RunListener progress) {
        return home.runs().start(request, new BeginningListener(progress, run -> note("import", run)));
    }

    @Override
    public RunResult resume(long run, RunListener progress) {
        return home.runs().resume(run, new BeginningListener(progress, begun -> note("resume", begun)));
    }

    @Override
    public RunResult retry(long run, Set<RowStatus> statuses, RunListener progress) {
        return home.runs().retry(run, statuses, new BeginningListener(progress, begun -> note("retry", begun)));
    }

    @Override
    public ReconciliationResult reconcile(long run, @Nullable ManualDecision word, RunListener progress) {
        ReconciliationResult reconciled = home.runs().reconcile(run, word, progress);
        if (word == null) {
            note("reconcile", run);
        } else {
            String rows = word.rows().isEmpty() ? "all rows in doubt" : "rows " + word.rows();
            note(word.sent() ? "say-sent" : "say-unsent", run, rows);
        }
        return reconciled;
    }

    @Override
    public Optional<String> stop(long run) {
        Optional<String> asked = home.runs().stop(run);
        note("stop", run);
        return asked;
    }

    @Override
    public long leaveOut(long run) {
        long rows = home.runs().leaveOut(run, RunInitiator.atThisMachine().who());
        note("leave-out-rows", run, DisplayFormat.count(rows, "row"));
        return rows;
    }

    @Override
    public long undoLeaveOut(long run) {
        long rows = home.runs().undoLeaveOut(run);
        note("restore-rows", run, DisplayFormat.count(rows, "row"));
        return rows;
    }

    @Override
    public PurgeResult purge(Instant before, boolean preview) {
        return preview
                ? home.purge().preview(before)
                : home.purge().purge(before, RunInitiator.atThisMachine().who());
    }

    @Override
    public ForgetResult forget(ContactMatcher person) {
        return home.forget().forget(person, RunInitiator.atThisMachine().who());
    }

    @Override
    public void note(String what, String detail) {
        note(what, null, detail);
    }

    private void note(String what, long run) {
        note(what, run, null);
    }

    private void note(String what, @Nullable Long run, @Nullable String detail) {
        home.audit().note(RunInitiator.atThisMachine().who(), what, run, detail);
    }

    @Override
    public void stopAll() {
        home.runs().stopAll();
    }

    @Override
    public LedgerView ledger() {
        return home.ledger();
    }

    @Override
    public void close() {
        home.close();
    }
}
