package dev.leadline.web.imports;

import dev.leadline.lead.Field;
import dev.leadline.lead.FieldType;
import dev.leadline.lead.Target;
import dev.leadline.lead.mapping.ColumnRole;
import dev.leadline.lead.mapping.Mapping;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields that several columns of a draft fill. A column that a person adds to a field gets the role that loses nothing: texts
 * are joined, and anything else is sent where the columns before leave the field empty.
 */
final class SharedFields {

    private final Target target;
    private final Set<String> filled;

    /** @param filled the fields of the columns that stay as they were recognized */
    SharedFields(Target target, Set<String> filled) {
        this.target = target;
        this.filled = new HashSet<>(filled);
    }

    /**
     * A column that a person has chosen the field of, after those that stay and those chosen before.
     *
     * @param chosen the role as the page writes it, or null where nobody was asked
     */
    Mapping.Column added(Mapping.Column column, @Nullable String chosen) {
        boolean isFirst = filled.add(column.field());
        return isFirst || chosen != null ? withRole(column, chosen) : with(column, usual(column.field()));
    }

    /** The column with the role that a person has chosen, if any. */
    Mapping.Column withRole(Mapping.Column column, @Nullable String chosen) {
        return offered(target, column.field()).stream()
                .filter(role -> DraftChoices.word(role).equals(chosen))
                .findFirst()
                .map(role -> with(column, role))
                .orElse(column);
    }

    /** The roles that a column can have in a field. */
    static Set<ColumnRole> offered(Target target, String field) {
        if (is(target, field, FieldType.BOOLEAN)) {
            return EnumSet.of(ColumnRole.ALONE, ColumnRole.OPT_IN, ColumnRole.OPT_OUT);
        }
        if (is(target, field, FieldType.PHONE)) {
            return EnumSet.of(ColumnRole.ALONE, ColumnRole.FALLBACK, ColumnRole.AREA_CODE);
        }
        return is(target, field, FieldType.TEXT)
                ? EnumSet.of(ColumnRole.ALONE, ColumnRole.FALLBACK, ColumnRole.APPEND, ColumnRole.LABELED)
                : EnumSet.of(ColumnRole.ALONE, ColumnRole.FALLBACK);
    }

    private ColumnRole usual(String field) {
        if (is(target, field, FieldType.BOOLEAN)) {
            return ColumnRole.ALONE;
        }
        if (!is(target, field, FieldType.TEXT)) {
            return ColumnRole.FALLBACK;
        }
        return field.equals("notes") ? ColumnRole.LABELED : ColumnRole.APPEND;
    }

    private static boolean is(Target target, String field, FieldType type) {
        return target.field(field).map(Field::type).filter(type::equals).isPresent();
    }

    private static Mapping.Column with(Mapping.Column column, ColumnRole role) {
        return new Mapping.Column(
                column.field(), column.dateOrder(), column.money(), column.lookup(), column.values(), role);
    }
}
