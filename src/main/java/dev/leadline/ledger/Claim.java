package dev.leadline.ledger;

/**
 * A row that is to be claimed.
 *
 * @param row what is to be sent
 * @param prospect what the claim reserves
 */
record Claim(StagedRow row, Prospect prospect) {}
