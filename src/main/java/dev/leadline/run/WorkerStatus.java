package dev.leadline.run;

import dev.leadline.batch.remote.WorkerActivity;
import java.time.Duration;
import java.util.Optional;

/**
 * What a worker does at one moment.
 *
 * @param sinceRound how long ago its loop went on for the last time, whether the database responded or not
 * @param sincePoll how long ago it looked for partitions for the last time, or began
 * @param hasPolled whether it has looked for partitions yet
 * @param sinceTaken how long ago it took its last partition; empty before the first
 * @param taken how many partitions it has taken since it began
 * @param executing how many partitions it is executing
 */
public record WorkerStatus(
        Duration sinceRound,
        Duration sincePoll,
        boolean hasPolled,
        Optional<Duration> sinceTaken,
        long taken,
        int executing) {

    static WorkerStatus of(WorkerActivity activity) {
        return new WorkerStatus(
                activity.sinceRound(),
                activity.sincePoll(),
                activity.hasPolled(),
                activity.sinceTaken(),
                activity.taken(),
                activity.executing());
    }
}
