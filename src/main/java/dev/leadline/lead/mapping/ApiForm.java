package dev.leadline.lead.mapping;

import dev.leadline.lead.Field;
import dev.leadline.lead.Target;
import dev.leadline.lead.conversion.ColumnFormat;
import dev.leadline.lead.conversion.ColumnFormat.MoneyUnit;
import dev.leadline.lead.conversion.Conversions;
import dev.leadline.lead.conversion.Converted;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import java.util.Map;

/** Values that a person enters in the API's format: constants, and the values of a mapping. */
final class ApiForm {

    private static final ColumnFormat FORMAT = ColumnFormat.DEFAULT.in(MoneyUnit.CENTS);

    private ApiForm() {}

    /**
     * @param what the name of the value, for the beginning of a sentence
     * @throws UserException when the field cannot have that value
     */
    static Object value(Target target, Field field, String text, UserMessage what) {
        Converted converted = Conversions.convert(field, text, FORMAT);
        if (converted instanceof Converted.Failed failed) {
            throw UserException.usage("lead.mapping.value-not-converted", what, failed.message());
        }
        if (!(converted instanceof Converted.Value value)) {
            throw UserException.usage("lead.mapping.value-empty", what);
        }
        target.violations(Map.of(field.name(), value.value())).stream()
                .filter(violation -> field.name().equals(violation.field()))
                .findFirst()
                .ifPresent(violation -> {
                    throw UserException.usage("lead.mapping.value-invalid", what, violation.message());
                });
        return value.value();
    }
}
