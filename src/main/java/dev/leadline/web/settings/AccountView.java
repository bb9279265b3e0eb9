package dev.leadline.web.settings;

import dev.leadline.ledger.AccountChoice;
import dev.leadline.run.ListedCommunity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where leads go of which nothing else says it, and what people can choose from.
 *
 * @param integration that of the settings or the chosen one, or null
 * @param integrationOrigin where the settings name the integration, or null where it can be chosen
 * @param choice the choice for this integration, or null
 * @param integrations to choose from; null where nobody is choosing
 * @param community that of the settings or the chosen one, or null
 * @param communityOrigin where the settings name the community, or null where it can be chosen
 * @param isCommunityRequired whether the CRM takes no lead without a community
 * @param communities to choose from; null where nobody is choosing
 */
record AccountView(
        @Nullable String integration,
        @Nullable String integrationOrigin,
        @Nullable AccountChoice choice,
        @Nullable IntegrationOptions integrations,
        @Nullable String community,
        @Nullable String communityOrigin,
        boolean isCommunityRequired,
        @Nullable CommunityOptions communities) {

    /**
     * The integrations to choose from.
     *
     * @param all those of CRMs that Leadline can send leads to
     * @param others how many there are besides
     * @param problem why there are none and what to do, or null
     */
    record IntegrationOptions(
            List<IntegrationOption> all,
            int others,
            @Nullable String problem) {}

    /**
     * An integration to choose.
     *
     * @param crm the name of the CRM
     * @param system production or sandbox, or empty where Propexo does not say it
     */
    record IntegrationOption(String id, String name, String crm, String system) {}

    /**
     * The communities to choose from.
     *
     * @param problem why there are none and what to do, or null
     */
    record CommunityOptions(
            List<ListedCommunity> all, @Nullable String problem) {}

    /** Whether an integration was chosen in the console, and counts. */
    public boolean isIntegrationChosen() {
        return integration != null && integrationOrigin == null;
    }

    /** Whether a community was chosen in the console, and counts. */
    public boolean isCommunityChosen() {
        return community != null && communityOrigin == null;
    }

    /** Whether anything was chosen that can be chosen anew. */
    public boolean canChange() {
        return isIntegrationChosen() || (isCommunityDecided() && communityOrigin == null);
    }

    /** Whether it is known to which community leads go, or that each row names its own. */
    public boolean isCommunityDecided() {
        return community != null || (choice != null && choice.communityChosen());
    }
}
