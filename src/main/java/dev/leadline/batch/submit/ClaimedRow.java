package dev.leadline.batch.submit;

import dev.leadline.ledger.ClaimResult;
import dev.leadline.ledger.StagedRow;
import dev.leadline.propexo.RateLimiter;

/**
 * A row that is to be sent, whose claim is durable.
 *
 * @param row what is sent
 * @param claim under which its result is recorded
 * @param permit for the request
 */
record ClaimedRow(StagedRow row, ClaimResult.Held claim, RateLimiter.Permit permit) {}
