package dev.leadline.web.imports;

import dev.leadline.lead.Field;
import dev.leadline.lead.FieldType;
import dev.leadline.lead.Target;
import dev.leadline.web.page.FieldLabel;
import java.util.List;

/** An empty file with a column for each field that a lead of a target can have. Its columns match by themselves when it is imported. */
final class ImportTemplate {

    private ImportTemplate() {}

    /** The columns, without the IDs, which are the same for all leads of a file and belong to the settings. */
    static List<String> columns(Target target) {
        List<Field> fields = target.fields().stream()
                .filter(field -> field.type() != FieldType.ID)
                .toList();
        return fields.stream().map(field -> column(field, fields)).toList();
    }

    /** What people call the field, or its name where they call another one the same. */
    private static String column(Field field, List<Field> fields) {
        String label = FieldLabel.of(field);
        boolean isClear =
                fields.stream().map(FieldLabel::of).filter(label::equals).count() == 1;
        return isClear ? label : field.name();
    }
}
