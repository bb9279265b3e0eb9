package dev.leadline.ledger;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A created row whose record ID is not known yet.
 *
 * @param write the write that created it
 * @param email the address that was sent, or null
 * @param phone the number that was sent, or null
 */
public record CreatedRow(
        QueuedRow write, @Nullable String email, @Nullable String phone) {

    static CreatedRow of(QueuedRow write, JsonNode body) {
        return new CreatedRow(
                write,
                body.path("email_1").stringValue(null),
                body.path("phone_1").stringValue(null));
    }
}
