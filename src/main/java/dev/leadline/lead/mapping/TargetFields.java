package dev.leadline.lead.mapping;

import dev.leadline.lead.Field;
import dev.leadline.lead.FieldType;
import dev.leadline.lead.Target;
import dev.leadline.lead.UnknownName;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Questions about a target's fields that guessing and mapping files both ask. */
final class TargetFields {

    private static final Set<FieldType> CONTACTS = Set.of(FieldType.EMAIL, FieldType.PHONE);

    private TargetFields() {}

    /** Whether a column may feed it: a field of the target, or the whole name where it takes both parts. */
    static boolean takes(Target target, String field) {
        return ColumnPlan.feeds(field).stream()
                .allMatch(name -> target.field(name).isPresent());
    }

    static boolean isContact(Target target, String field) {
        return target.field(field).filter(f -> CONTACTS.contains(f.type())).isPresent();
    }

    /** Whether a column feeds a phone number. */
    static boolean isPhone(Target target, ColumnPlan column) {
        return column.feeds().stream()
                .flatMap(field -> target.field(field).stream())
                .anyMatch(field -> field.type() == FieldType.PHONE);
    }

    /** The fields by which a lead can be reached. */
    static List<String> contacts(Target target) {
        return target.fields().stream()
                .filter(field -> CONTACTS.contains(field.type()))
                .map(Field::name)
                .toList();
    }

    /** Whether a field identifies the account at the CRM rather than the lead, so that one value usually serves all rows. */
    static boolean isOfAccount(String field) {
        return field.endsWith("_id") || field.equals("prospect_source");
    }

    /** @param where it is named, such as a file, as text or as a message */
    static UserException unknown(Target target, String field, Object where) {
        List<String> known = Stream.concat(
                        target.fields().stream().map(Field::name),
                        ColumnPlan.pseudoFields().stream().sorted())
                .toList();
        return UnknownName.error(UserMessage.of("lead.mapping.no-field", field, target, where), field, known);
    }
}
