package dev.leadline.ledger;

import org.jspecify.annotations.Nullable;

/**
 * A row that waits to be sent.
 *
 * @param run the run's number
 * @param row the record's number, from 1
 * @param place in the order in which the run's rows are sent: the record's number where that is the order of the file
 * @param body the request's body, JSON
 * @param retryJob the failed write that Propexo is asked to retry, or null for a create
 */
public record StagedRow(
        long run,
        long row,
        long place,
        String body,
        @Nullable String retryJob) {

    /** A row of a run that is sent in the order of its file. */
    StagedRow(long run, long row, String body, @Nullable String retryJob) {
        this(run, row, row, body, retryJob);
    }

    RowRef ref() {
        return new RowRef(run, row);
    }

    /**
     * The same row, to be created and not retried.
     *
     * @return a copy
     */
    public StagedRow anew() {
        return new StagedRow(run, row, place, body, null);
    }
}
