package dev.leadline.lead.mapping;

import dev.leadline.lead.Field;
import dev.leadline.lead.ProblemCode;
import dev.leadline.lead.Target;
import dev.leadline.lead.Violation;
import dev.leadline.message.UserMessage;
import java.util.List;
import java.util.stream.Collectors;

/** Words for the violations of a target's schema. */
final class SchemaViolationText {

    private SchemaViolationText() {}

    static ProblemCode code(Target target, Violation violation) {
        return switch (violation.keyword()) {
            case "required" -> ProblemCode.MISSING;
            case "maxLength" -> ProblemCode.TOO_LONG;
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum" -> ProblemCode.OUT_OF_RANGE;
            case "enum", "const" -> ProblemCode.NOT_ALLOWED;
            case "anyOf" ->
                violation.field() == null && wantsContact(target) ? ProblemCode.NO_CONTACT : ProblemCode.BREAKS_RULE;
            default -> ProblemCode.BREAKS_RULE;
        };
    }

    static String message(Target target, Violation violation, ProblemCode code) {
        String field = violation.field();
        UserMessage what = switch (code) {
            case MISSING -> UserMessage.of("lead.plan.row-lacks", target, String.valueOf(field));
            case NO_CONTACT -> UserMessage.of("lead.plan.row-lacks-contact", target);
            case NOT_ALLOWED ->
                UserMessage.of(
                        "lead.plan.row-has-other-value",
                        String.valueOf(field),
                        allowed(target, field == null ? "" : field));
            default ->
                field == null
                        ? UserMessage.of("lead.plan.row-breaks-rule", violation.message())
                        : UserMessage.of("lead.plan.field-breaks-rule", field, violation.message());
        };
        return what.text() + " " + code.advice();
    }

    private static boolean wantsContact(Target target) {
        return target.anyOf().stream()
                .anyMatch(group -> group.stream().allMatch(field -> TargetFields.isContact(target, field)));
    }

    private static String allowed(Target target, String field) {
        return target.field(field).map(Field::allowed).stream()
                .flatMap(List::stream)
                .collect(Collectors.joining(", "));
    }
}
