package dev.leadline.lead.mapping;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The account that people chose in the console for leads of which nothing else says where they go.
 *
 * @param integration the ID of the integration, or null where none was chosen
 * @param community the ID of the community, or null where each row names its own
 * @param communityName what people call the community, or null
 * @param communityOf the integration that the community belongs to, or null
 */
public record ChosenAccount(
        @Nullable String integration,
        @Nullable String community,
        @Nullable String communityName,
        @Nullable String communityOf) {

    /** Nothing was chosen. */
    public static final ChosenAccount NONE = new ChosenAccount(null, null, null, null);

    /** Whether it says an integration for leads of which nothing else says one. */
    public boolean hasIntegration() {
        return integration != null;
    }

    /**
     * Whether it says a community for leads of which nothing else says one.
     *
     * @param statedIntegration the integration of the leads, or null for the chosen one
     */
    public boolean hasCommunityFor(@Nullable String statedIntegration) {
        return community != null
                && Objects.equals(statedIntegration == null ? integration : statedIntegration, communityOf);
    }
}
