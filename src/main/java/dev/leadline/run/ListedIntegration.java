package dev.leadline.run;

import org.jspecify.annotations.Nullable;

/**
 * An integration of Propexo's list.
 *
 * @param id Propexo's identifier
 * @param name what its owner calls it, or the identifier
 * @param vendor such as {@code KNOCK}, or null
 * @param system {@code PRODUCTION} or {@code SANDBOX}, or null
 */
public record ListedIntegration(
        String id,
        String name,
        @Nullable String vendor,
        @Nullable String system) {}
