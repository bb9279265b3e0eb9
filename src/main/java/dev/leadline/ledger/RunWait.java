package dev.leadline.ledger;

import java.time.Duration;
import java.time.Instant;

/**
 * What a run waits for.
 *
 * @param length how long all of it is
 * @param until its end, by the time of day
 * @param reason why, one sentence
 */
public record RunWait(Duration length, Instant until, String reason) {}
