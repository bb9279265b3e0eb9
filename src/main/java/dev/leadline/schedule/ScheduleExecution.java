package dev.leadline.schedule;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One turn of a schedule.
 *
 * @param id its number
 * @param schedule the schedule's name
 * @param dueAt when it should have been, or null where a person started it
 * @param startedAt when it began
 * @param endedAt when it ended, or null while it goes on
 * @param ending how it ended, or null while it goes on
 * @param files how many files it took from the inbox
 * @param message what happened and what to do, or null while it goes on; no cell of a file stands in it
 * @param who the person who started it, or {@value #BY_ITSELF}
 * @param runs the runs that it began, went on with or found done, in the order of their numbers
 */
public record ScheduleExecution(
        long id,
        String schedule,
        @Nullable Instant dueAt,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Ending ending,
        int files,
        @Nullable String message,
        String who,
        List<Long> runs) {

    /** Who started it, where its time had come. */
    public static final String BY_ITSELF = "schedule";

    /** The ways to end. */
    public enum Ending {
        /** Every file that was whole came to its end. */
        TOOK,
        /** There was no whole file. */
        NOTHING,
        /** A file differs from earlier ones, and its run waits for a person's approval. */
        HELD,
        /** A person has something to do before the next one can do better. */
        FAILED,
        /** It was stopped, or its process died; the next one goes on. */
        INTERRUPTED
    }

    public ScheduleExecution {
        runs = List.copyOf(runs);
    }
}
