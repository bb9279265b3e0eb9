package dev.leadline.cli;

import dev.leadline.job.Progress;

/** Progress on standard error, to be closed when the work is done. Safe to be called from any thread. */
interface ConsoleProgress extends Progress, AutoCloseable {

    /** Takes away what shows of the present step. */
    void end();

    @Override
    default void close() {
        end();
    }
}
