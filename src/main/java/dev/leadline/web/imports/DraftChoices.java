package dev.leadline.web.imports;

import dev.leadline.lead.UsageException;
import dev.leadline.ledger.DuplicatePolicy;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person has chosen on the page of a new import, as it was typed.
 *
 * @param target the target's name
 * @param base the kept mapping that the choices begin with; empty for a guess
 * @param fields the field of each column, by its place; empty where it is not sent; without those that nobody was asked for
 * @param orders whether day or month comes first, by the column's place
 * @param units the unit of an amount, by the column's place
 * @param roles how a column takes part in a field that others fill too, by its place
 * @param constants what every lead gets, by field; without those that are empty
 * @param duplicates the policy, empty for what the settings say
 * @param invalid {@code omit} where values that are not valid for optional fields are left out, else empty
 * @param limit how many leads are sent, empty for all
 * @param again whether to import anew what was imported before
 * @param isSeen whether a plan for this target and mapping was shown, so that the choices are of its columns
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
        boolean again,
        boolean isSeen) {

    static DraftChoices in(HttpServletRequest request, String usualTarget) {
        String target = text(request, "target", usualTarget);
        String base = text(request, "base", "");
        // another target or mapping is another beginning: what was chosen for the columns of the last one counts no
        // more
        boolean isSeen = target.equals(text(request, "target-before", target))
                && base.equals(text(request, "base-before", base));
        return new DraftChoices(
                target,
                base,
                isSeen ? byPlace(request, "field-") : Map.of(),
                isSeen ? byPlace(request, "order-") : Map.of(),
                isSeen ? byPlace(request, "unit-") : Map.of(),
                isSeen ? byPlace(request, "role-") : Map.of(),
                constants(request),
                text(request, "duplicates", ""),
                text(request, "invalid", ""),
                text(request, "limit", ""),
                "true".equals(request.getParameter("again")),
                isSeen);
    }

    private static String text(HttpServletRequest request, String name, String otherwise) {
        String text = request.getParameter(name);
        return text == null ? otherwise : text.strip();
    }

    private static Map<Integer, String> byPlace(HttpServletRequest request, String prefix) {
        Map<Integer, String> byPlace = new LinkedHashMap<>();
        Collections.list(request.getParameterNames()).stream()
                .filter(name -> name.matches(prefix + "[0-9]{1,4}"))
                .forEach(name -> byPlace.put(
                        Integer.valueOf(name.substring(prefix.length())),
                        request.getParameter(name).strip()));
        return byPlace;
    }

    private static Map<String, String> constants(HttpServletRequest request) {
        String prefix = "set-";
        Map<String, String> constants = new LinkedHashMap<>();
        Collections.list(request.getParameterNames()).stream()
                .filter(name -> name.startsWith(prefix))
                .filter(name -> !request.getParameter(name).isBlank())
                .forEach(name -> constants.put(
                        name.substring(prefix.length()),
                        request.getParameter(name).strip()));
        return constants;
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

    /** Null for all. */
    @Nullable
    Integer most() {
        if (limit.isEmpty()) {
            return null;
        }
        if (!limit.matches("[1-9][0-9]{0,8}")) {
            throw new UsageException(
                    "The number of leads to send must be a whole number of 1 or more. Leave it empty to send all.");
        }
        return Integer.valueOf(limit);
    }

    /** How the page writes a constant. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
