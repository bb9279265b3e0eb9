package dev.leadline.batch.submit;

import dev.leadline.ledger.StagedRow;
import dev.leadline.propexo.RateLimiter;

/**
 * A row that may be sent now, once it is claimed.
 *
 * @param row what is to be sent
 * @param permit for the request, to be given back when the row is not sent
 */
record PermittedRow(StagedRow row, RateLimiter.Permit permit) {}
