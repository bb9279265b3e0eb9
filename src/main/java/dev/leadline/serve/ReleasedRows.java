package dev.leadline.serve;

import dev.leadline.run.BackgroundTask;
import dev.leadline.run.BackgroundTasks;
import dev.leadline.run.RunService;

/** Sends rows of completed runs that were skipped as duplicates of rows that were not created. */
final class ReleasedRows {

    private static final String WHO = "Leadline";

    private final RunService imports;
    private final BackgroundTasks background;

    ReleasedRows(RunService imports, BackgroundTasks background) {
        this.imports = imports;
        this.background = background;
    }

    /** Starts to send them, and returns at once. */
    void send() {
        imports.runsWithReleasedRows().stream()
                .filter(run ->
                        background.latest(run).map(BackgroundTask::isOver).orElse(true))
                .forEach(run -> {
                    imports.actions().note(WHO, "resume", run, "rows released by other runs");
                    background.begin(run, progress -> imports.sendReleased(run, progress));
                });
    }
}
