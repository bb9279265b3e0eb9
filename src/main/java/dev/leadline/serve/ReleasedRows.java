package dev.leadline.serve;

import dev.leadline.audit.AuditLog;
import dev.leadline.run.BackgroundTask;
import dev.leadline.run.BackgroundTasks;
import dev.leadline.run.RunService;

/** Sends rows of completed runs that were skipped as duplicates of rows that were not created. */
final class ReleasedRows {

    private static final String WHO = "Leadline";

    private final RunService runs;
    private final AuditLog audit;
    private final BackgroundTasks background;

    ReleasedRows(RunService runs, AuditLog audit, BackgroundTasks background) {
        this.runs = runs;
        this.audit = audit;
        this.background = background;
    }

    /** Starts to send them, and returns at once. */
    void send() {
        runs.runsWithReleasedRows().stream()
                .filter(run ->
                        background.latest(run).map(BackgroundTask::isOver).orElse(true))
                .forEach(run -> {
                    audit.note(WHO, "resume", run, "rows released by other runs");
                    background.begin(run, progress -> runs.sendReleased(run, progress));
                });
    }
}
