package dev.leadline.lead.mapping;

import dev.leadline.lead.conversion.ColumnProfile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Columns that say who may be contacted. Whoever refused in one of them is not subscribed, whatever another says. */
final class ConsentColumns {

    static final String FIELD = "subscribe";

    private static final Set<String> AGREED = Set.of(
            "optin",
            "optedin",
            "subscribed",
            "granted",
            "given",
            "consented",
            "agree",
            "agreed",
            "allowed",
            "accepted",
            "confirmed",
            "doubleoptin",
            "oktocontact",
            "oktotext");
    private static final Set<String> REFUSED = Set.of(
            "optout",
            "optedout",
            "unsubscribed",
            "notsubscribed",
            "denied",
            "declined",
            "refused",
            "revoked",
            "withdrawn",
            "disagree",
            "disagreed",
            "donotcontact",
            "donotcall",
            "donotemail",
            "donottext",
            "dnc",
            "stop",
            "bounced",
            "nonsubscribed",
            "notagreed",
            "noconsent",
            "notallowed");
    private static final Set<String> YES = Set.of(
            "yes", "y", "true", "t", "1", "10", "on", "x", "✓", "✔", "☑", "checked", "ok", "si", "sí", "sim", "oui",
            "ja", "enabled", "active");
    private static final Set<String> NO = Set.of(
            "no",
            "n",
            "false",
            "f",
            "0",
            "00",
            "off",
            "☐",
            "✗",
            "✘",
            "unchecked",
            "non",
            "nao",
            "não",
            "nein",
            "nee",
            "disabled",
            "inactive");
    private static final Set<String> EMPTY = Set.of("", "na", "null", "none", "unknown", "notset", "nan", "tbd");

    private ConsentColumns() {}

    /** The columns of a header that say so, by their places. */
    static Map<Integer, ColumnRole> in(List<String> header) {
        Map<Integer, ColumnRole> found = new LinkedHashMap<>();
        for (int column = 0; column < header.size(); column++) {
            int place = column;
            if (!header.get(column).strip().equals(FIELD)) {
                KnownHeaders.SHIPPED
                        .consent(new HeaderName(header.get(column)))
                        .ifPresent(role -> found.put(place, role));
            }
        }
        return found;
    }

    static String rule(ColumnRole role) {
        return role == ColumnRole.OPT_OUT
                ? "the header says who refused to be contacted"
                : "the header says who agreed to be contacted";
    }

    /** Whether a cell says nothing. */
    static boolean isSilent(String cell) {
        return EMPTY.contains(key(cell));
    }

    /**
     * Whether a person agreed.
     *
     * @return empty where the cell cannot be understood
     */
    static Optional<Boolean> agreed(ColumnRole role, String cell) {
        String key = key(cell);
        if (AGREED.contains(key) || REFUSED.contains(key)) {
            return Optional.of(AGREED.contains(key));
        }
        boolean yes = YES.contains(key);
        return yes || NO.contains(key) ? Optional.of(yes == (role == ColumnRole.OPT_IN)) : Optional.empty();
    }

    /** The sampled values that cannot be understood. */
    static List<String> unclear(ColumnRole role, ColumnProfile values) {
        return values.sample().stream()
                .filter(value -> !isSilent(value) && agreed(role, value).isEmpty())
                .toList();
    }

    private static String key(String cell) {
        return cell.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}✓✔☑☐✗✘]", "");
    }
}
