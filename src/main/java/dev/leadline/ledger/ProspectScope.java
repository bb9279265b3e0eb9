package dev.leadline.ledger;

/**
 * What the rows of a run have in common when it is decided whether a prospect was sent before.
 *
 * @param apiOrigin scheme, host and port of the API
 * @param target the target's name
 * @param rules what happens to duplicates
 * @param hasDecisions whether a person decided to send rows of the run anyway
 */
record ProspectScope(String apiOrigin, String target, DuplicateRules rules, boolean hasDecisions) {}
