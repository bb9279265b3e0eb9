package dev.leadline.sandbox;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** How the write of a prospect ends, as its e-mail address asks: {@code ann+failure@example.com} ends in FAILURE. */
enum SimulatedOutcome {
    /** The vendor has created the record. */
    SUCCESS,
    /** The vendor has created the record and left something out. Asked for by {@code +partial}. */
    PARTIAL_SUCCESS,
    /** The vendor has refused the prospect; a retry succeeds. Asked for by {@code +failure}. */
    FAILURE,
    /** The write never ends. Asked for by {@code +pending}. */
    PENDING,
    /** The request itself is answered with 400. Asked for by {@code +refused}. */
    REFUSED;

    private static final Map<String, SimulatedOutcome> TAGS =
            Map.of("+partial", PARTIAL_SUCCESS, "+failure", FAILURE, "+pending", PENDING, "+refused", REFUSED);

    static SimulatedOutcome askedForBy(JsonNode body) {
        String email = body.path("email_1").asString("");
        String localPart = email.substring(0, Math.max(0, email.lastIndexOf('@')));
        return TAGS.entrySet().stream()
                .filter(tag -> localPart.contains(tag.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(SUCCESS);
    }

    /** Whether the vendor holds a record in the end. */
    boolean createsRecord() {
        return this == SUCCESS || this == PARTIAL_SUCCESS;
    }
}
