package dev.leadline.ledger;

import java.util.List;

/**
 * Whom a row is about, as far as the ledger may remember, and what its run does where that was sent before.
 *
 * @param keys always in one order, so that two claims never wait for each other
 * @param rules of the run
 * @param mayBeAllowed whether a person decided to send rows of the run anyway, perhaps this one
 */
record Prospect(List<ProspectKey> keys, DuplicateRules rules, boolean mayBeAllowed) {

    Prospect {
        keys = List.copyOf(keys);
    }

    List<String> hashes() {
        return keys.stream().map(ProspectKey::hash).toList();
    }
}
