package dev.leadline.propexo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A prospect as the API's cache knows it. That a prospect is not among them proves nothing: the cache follows the vendor by
 * hours.
 *
 * @param id Propexo's identifier
 * @param createdAt when the cache first had it, or null when that cannot be read
 * @param updatedAt when the cache last changed it, or null when that cannot be read
 * @param firstName given name, or null
 * @param lastName family name, or null
 * @param email first e-mail address, or null
 * @param phone first phone number as the vendor writes it, or null
 */
public record KnownProspect(
        String id,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String phone) {

    /** Names the record only: the rest is personal data. */
    @Override
    public String toString() {
        return "KnownProspect[" + id + "]";
    }
}
