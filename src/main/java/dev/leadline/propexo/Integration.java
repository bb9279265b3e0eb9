package dev.leadline.propexo;

import org.jspecify.annotations.Nullable;

/**
 * A connection to one vendor's system.
 *
 * @param id Propexo's identifier
 * @param name what its owner calls it, or null
 * @param vendor the vendor, such as {@code KNOCK}, or null
 */
public record Integration(
        String id, @Nullable String name, @Nullable String vendor) {}
