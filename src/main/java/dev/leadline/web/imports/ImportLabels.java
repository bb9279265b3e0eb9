package dev.leadline.web.imports;

import dev.leadline.lead.Field;
import dev.leadline.lead.ProblemCode;
import dev.leadline.web.page.FieldLabel;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The words for fields and problems on the pages of a new import; templates call it {@code labels}. */
@ControllerAdvice(basePackageClasses = ImportLabels.class)
final class ImportLabels {

    @ModelAttribute("labels")
    ImportLabels labels() {
        return this;
    }

    public String of(Field field) {
        return FieldLabel.of(field);
    }

    public String of(String field) {
        return FieldLabel.of(field);
    }

    /** Such as {@code bad email. Enter one address.} */
    public String problem(String code) {
        String words = code.toLowerCase(Locale.ROOT).replace('_', ' ');
        return Arrays.stream(ProblemCode.values())
                .filter(known -> known.name().equals(code))
                .findFirst()
                .map(known -> words + ". " + known.advice())
                .orElse(words);
    }
}
