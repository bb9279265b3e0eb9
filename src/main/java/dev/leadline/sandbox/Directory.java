package dev.leadline.sandbox;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The simulated customer of the sandbox: one integration for each CRM, each with two communities and their agents. */
final class Directory {

    private static final List<String> VENDORS = List.of("KNOCK", "FUNNEL", "RENTCAFE", "ELISEAI");
    private static final List<String> COMMUNITIES = List.of("Maple Court", "Harbor Lofts");
    private static final List<String> ATTRIBUTIONS = List.of("Website", "Zillow Rentals");
    private static final List<String> AGENTS = List.of("Dana Whitfield", "Marcus Okafor");

    private final Instant since;

    Directory(Instant since) {
        this.since = since;
    }

    /** An ID for every ID field, all of the same community. */
    Map<String, String> idsFor(String target) {
        String integration = integrationId(vendorOf(target));
        String community = id(integration, COMMUNITIES.get(0));
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("integration_id", integration);
        ids.put("community_id", community);
        ids.put("attribution_id", id(community, ATTRIBUTIONS.get(0)));
        ids.put("agent_id", id(integration, AGENTS.get(0)));
        ids.put("prospect_source", ATTRIBUTIONS.get(0));
        return ids;
    }

    /** The vendor behind an integration or, where that is unknown here, behind a target; Knock where neither says. */
    String vendor(String integrationId, String target) {
        return VENDORS.stream()
                .filter(vendor -> integrationId(vendor).equals(integrationId))
                .findFirst()
                .orElse(vendorOf(target));
    }

    List<Map<String, Object>> integrations() {
        return VENDORS.stream().map(this::integration).toList();
    }

    List<Map<String, Object>> communities() {
        return VENDORS.stream()
                .flatMap(vendor -> COMMUNITIES.stream().map(name -> thing(integrationId(vendor), vendor, name)))
                .toList();
    }

    List<Map<String, Object>> attributions() {
        return communities().stream()
                .flatMap(community -> ATTRIBUTIONS.stream().map(name -> attribution(community, name)))
                .toList();
    }

    List<Map<String, Object>> agents() {
        return VENDORS.stream()
                .flatMap(vendor -> AGENTS.stream().map(name -> thing(integrationId(vendor), vendor, name)))
                .toList();
    }

    private Map<String, Object> integration(String vendor) {
        Map<String, Object> integration = new LinkedHashMap<>();
        integration.put("id", integrationId(vendor));
        integration.put("name", "Sandbox " + vendor);
        integration.put("vendor", vendor);
        integration.put("active", true);
        integration.put("system", "SANDBOX");
        integration.put("is_archived", false);
        integration.put("last_completed_sync", since);
        return dated(integration);
    }

    private Map<String, Object> attribution(Map<String, Object> community, String name) {
        String communityId = String.valueOf(community.get("id"));
        Map<String, Object> attribution = thing(
                String.valueOf(community.get("integration_id")),
                String.valueOf(community.get("integration_vendor")),
                name);
        attribution.put("id", id(communityId, name));
        attribution.put("community_id", communityId);
        return attribution;
    }

    private Map<String, Object> thing(String integrationId, String vendor, String name) {
        Map<String, Object> thing = new LinkedHashMap<>();
        thing.put("id", id(integrationId, name));
        thing.put("name", name);
        thing.put("integration_id", integrationId);
        thing.put("integration_vendor", vendor);
        return dated(thing);
    }

    private Map<String, Object> dated(Map<String, Object> thing) {
        thing.put("created_at", since);
        thing.put("updated_at", since);
        thing.put("last_seen", since);
        return thing;
    }

    private static String vendorOf(String target) {
        String vendor = target.toUpperCase(Locale.ROOT);
        return VENDORS.contains(vendor) ? vendor : VENDORS.get(0);
    }

    private static String integrationId(String vendor) {
        return "sandbox-" + vendor.toLowerCase(Locale.ROOT);
    }

    private static String id(String parent, String name) {
        return parent + "-" + name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
