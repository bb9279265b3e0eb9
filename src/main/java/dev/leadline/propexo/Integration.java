package dev.leadline.propexo;

import org.jspecify.annotations.Nullable;

/**
 * A connection to one vendor's system.
 *
 * @param id Propexo's identifier
 * @param name what its owner calls it, or null
 * @param vendor the vendor, such as {@code KNOCK}, or null
 * @param system {@code PRODUCTION} or {@code SANDBOX}, or null
 * @param isArchived whether its owner has archived it
 */
public record Integration(
        String id,
        @Nullable String name,
        @Nullable String vendor,
        @Nullable String system,
        boolean isArchived) {}
