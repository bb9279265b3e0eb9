package dev.leadline.lead.mapping;

import dev.leadline.lead.Field;
import dev.leadline.lead.FieldType;
import dev.leadline.lead.InvalidValues;
import dev.leadline.lead.Target;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides which values may be left out of a lead where they are not valid: never a required field, nor the last one of a group
 * of which the target or every lead needs one, such as the last contact. Unless the mapping names them, IDs and fields with a
 * consequence when they are not sent stay too: they say where a lead goes, and whether it may be texted.
 */
final class OmissionRules {

    private final Set<String> omissible;
    private final List<Set<String>> groups;

    /** @param drop the fields that the mapping omits whatever the choice is */
    OmissionRules(Target target, InvalidValues choice, Collection<String> drop) {
        this.omissible = target.fields().stream()
                .filter(field -> !field.required())
                .filter(field ->
                        drop.contains(field.name()) || (choice == InvalidValues.OMIT && isHarmless(target, field)))
                .map(Field::name)
                .collect(Collectors.toUnmodifiableSet());
        this.groups = Stream.concat(target.anyOf().stream(), Stream.of(TargetFields.contacts(target)))
                .map(Set::copyOf)
                .toList();
    }

    /** The fields whose values are left out where they are not valid, if nothing but the choice says so. */
    static List<String> omissible(Target target) {
        return target.fields().stream()
                .filter(field -> !field.required() && isHarmless(target, field))
                .map(Field::name)
                .toList();
    }

    private static boolean isHarmless(Target target, Field field) {
        return field.type() != FieldType.ID && !target.unlessSet().containsKey(field.name());
    }

    /**
     * Whether a problem of a column is resolved by not sending its value.
     *
     * @param field what the column feeds, {@code full_name} included
     * @param filled the fields that the lead has
     */
    boolean allow(String field, Set<String> filled) {
        return ColumnPlan.feeds(field).stream().allMatch(name -> omissible.contains(name) && !isLast(name, filled));
    }

    private boolean isLast(String field, Set<String> filled) {
        return groups.stream()
                .anyMatch(group -> group.contains(field) && group.stream().noneMatch(filled::contains));
    }
}
