package dev.leadline.ledger;

import dev.leadline.lead.mapping.ChosenAccount;
import org.jspecify.annotations.Nullable;

/**
 * The integration and the community that people chose in the console.
 *
 * @param integration the ID of the integration
 * @param integrationName what its owner calls it, or its ID
 * @param vendor such as {@code KNOCK}, or null
 * @param system {@code PRODUCTION} or {@code SANDBOX}, or null
 * @param communityChosen whether anybody has chosen a community, or that each row names its own
 * @param community the ID of the community, or null where each row names its own
 * @param communityName what people call it, or null
 */
public record AccountChoice(
        String integration,
        String integrationName,
        @Nullable String vendor,
        @Nullable String system,
        boolean communityChosen,
        @Nullable String community,
        @Nullable String communityName) {

    /** An integration of which no community has been chosen. */
    public static AccountChoice of(String integration, String name, @Nullable String vendor, @Nullable String system) {
        return new AccountChoice(integration, name, vendor, system, false, null, null);
    }

    /** The same integration with a community, or with null where each row names its own. */
    public AccountChoice with(@Nullable String communityId, @Nullable String name) {
        return new AccountChoice(integration, integrationName, vendor, system, true, communityId, name);
    }

    /** What it adds to the plan of an import. */
    public ChosenAccount account() {
        return new ChosenAccount(integration, community, communityName, community == null ? null : integration);
    }
}
