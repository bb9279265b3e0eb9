package dev.leadline.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who seems to own a run.
 *
 * @param owner the process and its machine, or null when nobody does
 * @param epoch how many owners there have been
 * @param leaseUntil when the lease lapses unless it is renewed, or null when nobody holds one
 * @param lapsed whether that has passed, by the database's clock
 */
public record RunOwnership(
        @Nullable String owner, long epoch, @Nullable Instant leaseUntil, boolean lapsed) {}
