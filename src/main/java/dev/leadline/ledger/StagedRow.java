package dev.leadline.ledger;

import org.jspecify.annotations.Nullable;

/**
 * A row that waits to be sent.
 *
 * @param run the run's number
 * @param row the record's number, from 1
 * @param body the request's body, JSON
 * @param retryJob the failed write that Propexo is asked to retry, or null for a create
 */
public record StagedRow(
        long run, long row, String body, @Nullable String retryJob) {

    /**
     * The same row, to be created and not retried.
     *
     * @return a copy
     */
    public StagedRow anew() {
        return new StagedRow(run, row, body, null);
    }
}
