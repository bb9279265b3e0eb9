package dev.leadline.ledger;

import java.time.Duration;

/**
 * What a process may use of an account's permits.
 *
 * @param grantedBefore how many were leased before these, by all processes since the account is known
 * @param untilFirst the time until the first; a little less than zero where it follows its predecessor without a gap
 * @param pause how long no request may be made; zero when requests may
 */
public record PermitLease(long grantedBefore, Duration untilFirst, Duration pause) {}
