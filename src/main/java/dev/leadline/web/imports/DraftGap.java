package dev.leadline.web.imports;

import dev.leadline.lead.Field;
import dev.leadline.lead.FieldType;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.web.page.FieldLabel;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a draft lacks, in the words of its page.
 *
 * @param plan that cannot be carried out
 */
record DraftGap(MappingPlan plan) {

    private static final String INTEGRATION = "integration_id";
    private static final Set<FieldType> CONTACTS = EnumSet.of(FieldType.EMAIL, FieldType.PHONE);

    /** @param otherwise what to say where neither a required field nor a contact is missing */
    String orElse(String otherwise) {
        Set<String> fed = new HashSet<>(plan.constants().keySet());
        plan.columns().forEach(column -> fed.addAll(column.feeds()));
        List<String> missing = plan.target().fields().stream()
                .filter(field -> field.required() && !fed.contains(field.name()))
                .map(FieldLabel::of)
                .toList();
        if (!missing.isEmpty()) {
            String text = "%s %s missing. Choose a column for %s, or enter a default value below."
                    .formatted(
                            String.join(", ", missing),
                            missing.size() == 1 ? "is" : "are",
                            missing.size() == 1 ? "it" : "them");
            return missing.contains(FieldLabel.of(INTEGRATION))
                    ? text + " To choose the integration for all imports, go to Settings, Integration and community."
                    : text;
        }
        boolean hasContact = plan.target().fields().stream()
                .filter(field -> CONTACTS.contains(field.type()))
                .map(Field::name)
                .anyMatch(fed::contains);
        return hasContact
                ? otherwise
                : "No column is mapped to an e-mail address or a phone number. Choose one of these fields for a column.";
    }
}
