package dev.leadline.web.imports;

import dev.leadline.lead.Target;
import dev.leadline.lead.Targets;
import dev.leadline.lead.mapping.ChosenAccount;
import dev.leadline.lead.mapping.ColumnPlan;
import dev.leadline.ledger.DuplicatePolicy;
import dev.leadline.message.UserException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What people have chosen for an import, as it was typed. Columns and fields that nobody has chosen anything for are absent.
 *
 * @param target the target's name
 * @param base the saved mapping that the choices begin with; empty for a guess
 * @param fields the field of each column, by its place; empty where it is not sent
 * @param orders whether day or month comes first, by the column's place
 * @param units the unit of an amount, by the column's place
 * @param roles how a column takes part in a field that others fill too, by its place
 * @param constants what every lead gets, by field; without those that are empty
 * @param duplicates the policy, empty for what the settings say
 * @param invalid {@code omit} where values that are not valid for optional fields are left out, else empty
 * @param limit how many leads are sent, empty for all
 * @param latest the place of the column of dates whose latest leads are sent first, empty for the order of the file
 * @param again whether to import anew what was imported before
 * @param account chosen in the console, as the draft was shown last
 */
record DraftChoices(
        String target,
        String base,
        Map<Integer, String> fields,
        Map<Integer, String> orders,
        Map<Integer, String> units,
        Map<Integer, String> roles,
        Map<String, String> constants,
        String duplicates,
        String invalid,
        String limit,
        String latest,
        boolean again,
        ChosenAccount account) {

    /** @param values of a draft, by the name of the input */
    static DraftChoices of(Map<String, String> values) {
        return new DraftChoices(
                values.getOrDefault("target", Targets.USUAL),
                values.getOrDefault("base", ""),
                byPlace(values, "field-"),
                byPlace(values, "order-"),
                byPlace(values, "unit-"),
                byPlace(values, "role-"),
                constants(values),
                values.getOrDefault("duplicates", ""),
                values.getOrDefault("invalid", ""),
                values.getOrDefault("limit", ""),
                values.getOrDefault("latest", ""),
                "true".equals(values.get("again")),
                DraftAccount.of(values));
    }

    private static Map<Integer, String> byPlace(Map<String, String> values, String prefix) {
        Map<Integer, String> byPlace = new LinkedHashMap<>();
        values.forEach((name, text) -> {
            if (name.startsWith(prefix)) {
                byPlace.put(Integer.valueOf(name.substring(prefix.length())), text);
            }
        });
        return byPlace;
    }

    private static Map<String, String> constants(Map<String, String> values) {
        Map<String, String> constants = new LinkedHashMap<>();
        values.forEach((name, text) -> {
            if (name.startsWith(DraftForm.CONSTANT) && !text.isBlank()) {
                constants.put(name.substring(DraftForm.CONSTANT.length()), text);
            }
        });
        return constants;
    }

    /** The fields that were chosen and that a target has; the others wait for their target to be chosen again. */
    Map<Integer, String> fieldsOf(Target target) {
        return fields.entrySet().stream()
                .filter(chosen -> chosen.getValue().isEmpty() || takes(target, chosen.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static boolean takes(Target target, String field) {
        return ColumnPlan.feeds(field).stream()
                .allMatch(fed -> target.field(fed).isPresent());
    }

    /** The constants whose field a target has. */
    Map<String, String> constantsOf(Target target) {
        return constants.entrySet().stream()
                .filter(constant -> target.field(constant.getKey()).isPresent())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whether anything was chosen for a column. */
    public boolean hasColumnChoices() {
        return !(fields.isEmpty() && orders.isEmpty() && units.isEmpty() && roles.isEmpty());
    }

    @Nullable
    DuplicatePolicy policy() {
        return Arrays.stream(DuplicatePolicy.values())
                .filter(policy -> policy.name().equals(duplicates))
                .findFirst()
                .orElse(null);
    }

    boolean omitsInvalid() {
        return invalid.equals("omit");
    }

    /** Whether the number of leads is one that can be followed. */
    public boolean hasValidLimit() {
        return limit.isEmpty() || limit.matches("[1-9][0-9]{0,8}");
    }

    /** Null for all. */
    @Nullable
    Integer most() {
        if (limit.isEmpty()) {
            return null;
        }
        if (!hasValidLimit()) {
            throw UserException.usage("web.limit-invalid");
        }
        return Integer.valueOf(limit);
    }

    /** The order in which leads are sent, as a command names it; null for what the mapping says. */
    @Nullable
    String orderBy(LatestFirst columns) {
        return Optional.ofNullable(columns.byPlace().get(latest))
                .map(column -> column + ":desc")
                .orElse(null);
    }

    /** How the page writes a constant. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
