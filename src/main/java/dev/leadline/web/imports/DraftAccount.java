package dev.leadline.web.imports;

import dev.leadline.lead.mapping.ChosenAccount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The account chosen in the console among the values of a draft: leads go where the page of the draft said so last. */
final class DraftAccount {

    private static final String INTEGRATION = "account-integration";
    private static final String COMMUNITY = "account-community";
    private static final String NAME = "account-community-name";
    private static final String OWNER = "account-community-of";
    private static final List<String> NAMES = List.of(INTEGRATION, COMMUNITY, NAME, OWNER);

    private DraftAccount() {}

    static ChosenAccount of(Map<String, String> values) {
        return new ChosenAccount(values.get(INTEGRATION), values.get(COMMUNITY), values.get(NAME), values.get(OWNER));
    }

    /** The values of a draft with an account. */
    static Map<String, String> values(ChosenAccount account) {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, INTEGRATION, account.integration());
        put(values, COMMUNITY, account.community());
        put(values, NAME, account.communityName());
        put(values, OWNER, account.communityOf());
        return values;
    }

    private static void put(Map<String, String> values, String name, @Nullable String text) {
        if (text != null) {
            values.put(name, text);
        }
    }

    /** The values to change so that a draft has an account; null for those that it must not have. */
    static Map<String, @Nullable String> changes(Map<String, String> before, ChosenAccount account) {
        Map<String, String> wanted = values(account);
        Map<String, @Nullable String> changes = new LinkedHashMap<>();
        NAMES.stream()
                .filter(name -> !Objects.equals(wanted.get(name), before.get(name)))
                .forEach(name -> changes.put(name, wanted.get(name)));
        return changes;
    }
}
