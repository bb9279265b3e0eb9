package dev.leadline.ledger;

import java.time.Instant;

/**
 * What a run has asked of the API within ten seconds.
 *
 * @param since their beginning
 * @param requests how many
 */
public record RequestRate(Instant since, RequestCounts requests) {}
