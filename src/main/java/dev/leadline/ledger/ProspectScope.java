package dev.leadline.ledger;

/**
 * What the rows of a run have in common when it is decided whether a prospect was sent before.
 *
 * @param apiOrigin scheme, host and port of the API
 * @param target the target's name
 * @param rules what happens to duplicates
 */
record ProspectScope(String apiOrigin, String target, DuplicateRules rules) {}
