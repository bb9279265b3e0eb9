package dev.leadline.web.imports;

import dev.leadline.lead.Field;
import dev.leadline.plan.ImportPlan;
import dev.leadline.plan.MappingOptions;
import dev.leadline.web.page.DollarAmount;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An import as it would be by what people have chosen so far.
 *
 * @param choices what they have chosen
 * @param plan the file and its mapping, without the choices that are in conflict
 * @param mappingOptions what the import is to be started with
 * @param columns each with what it feeds and why
 * @param values the fields that no column feeds
 * @param preview the first rows as they would be sent
 * @param conflicts why a choice does not go together with the others, by the name of its input
 * @param gap what is missing, or null
 */
record DraftImport(
        DraftChoices choices,
        ImportPlan plan,
        MappingOptions mappingOptions,
        List<DraftColumn> columns,
        List<ConstantInput> values,
        List<Preview> preview,
        Map<String, String> conflicts,
        @Nullable String gap) {

    DraftImport {
        conflicts = Map.copyOf(conflicts);
    }

    /**
     * A column of the file.
     *
     * @param place from 0
     * @param name its header
     * @param field what it feeds, empty when it is not sent
     * @param isChosen whether a person has chosen so, against what was recognised
     * @param confidence of the guess, in percent
     * @param evidence clauses
     * @param examples a few of its cells
     * @param type what kind of choice there is beside: {@code date}, {@code money} or empty
     * @param order whether day or month comes first, or empty
     * @param unit of an amount, or empty
     * @param role how it takes part in its field
     * @param roles the roles to choose from; empty where no other column fills the field
     * @param elsewhere the field that was chosen for another target, or empty
     */
    record DraftColumn(
            int place,
            String name,
            String field,
            boolean isChosen,
            long confidence,
            List<String> evidence,
            List<String> examples,
            String type,
            String order,
            String unit,
            String role,
            List<String> roles,
            String elsewhere) {}

    /**
     * A field that every lead gets alike.
     *
     * @param field which
     * @param typed what a person wants, or empty
     * @param configured what it is unless a person types something, or empty
     * @param origin where that comes from
     */
    record ConstantInput(Field field, String typed, String configured, String origin) {

        /** Whether it is one of those that are looked at first. */
        public boolean isFirst() {
            return field.required() || !typed.isEmpty() || !configured.isEmpty();
        }

        /** What to type. */
        public String hint() {
            return DollarAmount.isFor(field.name())
                    ? field.description().replace("in cents", "in dollars")
                    : field.description();
        }
    }

    /**
     * A row as it would be sent.
     *
     * @param row its number
     * @param fields names and values, empty for a reject
     * @param problems why it would not be sent
     */
    record Preview(long row, Map<String, String> fields, List<String> problems) {}

    /** Whether the import can be started as it is. */
    public boolean canStart() {
        return obstacle() == null;
    }

    /** Why the import cannot be started as it is, or null. */
    public @Nullable String obstacle() {
        if (conflicts.isEmpty()) {
            return gap;
        }
        return conflicts.size() == 1
                ? "Resolve the conflict that is marked above."
                : "Resolve the conflicts that are marked above.";
    }

    /** The inputs whose values are shown whenever there is more than what is required. */
    public boolean hasTypedValues() {
        return values.stream()
                .anyMatch(value -> !value.typed().isEmpty() && !value.field().required());
    }
}
