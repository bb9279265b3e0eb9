package dev.leadline.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row whose outcome has to be asked for.
 *
 * @param run the run's number
 * @param row the record's number, from 1
 * @param jobId what Propexo calls the write
 * @param sentAt when it was sent
 * @param integration the integration that it was sent to, or null where its body names none
 */
public record QueuedRow(
        long run,
        long row,
        String jobId,
        Instant sentAt,
        @Nullable String integration) {}
