package dev.leadline.ledger;

/** What became of a row that was sent. */
record AnsweredClaim(ClaimResult.Held claim, RequestResult answer) {}
