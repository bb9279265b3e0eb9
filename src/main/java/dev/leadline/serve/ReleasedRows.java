package dev.leadline.serve;

import dev.leadline.audit.AuditLog;
import dev.leadline.ledger.ComparisonRepository;
import dev.leadline.run.BackgroundTask;
import dev.leadline.run.BackgroundTasks;
import dev.leadline.run.RunService;

/** Sends rows that were skipped as duplicates of rows that were not created, and those of runs whose approval nobody followed up. */
final class ReleasedRows {

    private static final String WHO = "Leadline";

    private final RunService runs;
    private final ComparisonRepository comparisons;
    private final AuditLog audit;
    private final BackgroundTasks background;

    ReleasedRows(RunService runs, ComparisonRepository comparisons, AuditLog audit, BackgroundTasks background) {
        this.runs = runs;
        this.comparisons = comparisons;
        this.audit = audit;
        this.background = background;
    }

    /** Starts to send them, and returns at once. */
    void send() {
        sendApproved();
        sendReleased();
    }

    /** The process in which somebody approved them may have ended before it resumed them. */
    private void sendApproved() {
        comparisons.toResume().stream().filter(this::isIdle).forEach(run -> {
            audit.note(WHO, "resume", run, "approved");
            background.begin(run, progress -> runs.resume(run, progress));
        });
    }

    private boolean isIdle(long run) {
        return background.latest(run).map(BackgroundTask::isOver).orElse(true);
    }

    private void sendReleased() {
        runs.runsWithReleasedRows().stream().filter(this::isIdle).forEach(run -> {
            audit.note(WHO, "resume", run, "rows released by other runs");
            background.begin(run, progress -> runs.sendReleased(run, progress));
        });
    }
}
