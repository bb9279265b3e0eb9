package dev.leadline.propexo;

import org.jspecify.annotations.Nullable;

/**
 * Something that the API lists by name.
 *
 * @param id Propexo's identifier
 * @param name what people call it, or null
 * @param integrationId the integration that it belongs to, or null
 * @param communityId the community that it belongs to, or null
 */
public record NamedItem(
        String id,
        @Nullable String name,
        @Nullable String integrationId,
        @Nullable String communityId) {}
