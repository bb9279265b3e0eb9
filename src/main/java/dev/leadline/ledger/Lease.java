package dev.leadline.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The right of one process to work on one run.
 *
 * @param run the run's number
 * @param epoch which holder of the run this is; a later holder has a higher one, and an earlier one can claim nothing more
 * @param worker the number of a worker that sends partitions of the run, or null for the holder itself
 */
public record Lease(long run, long epoch, @Nullable Long worker) {

    /** The right of the run's holder. */
    public Lease(long run, long epoch) {
        this(run, epoch, null);
    }
}
