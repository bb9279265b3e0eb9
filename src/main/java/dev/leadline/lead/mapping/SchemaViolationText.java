package dev.leadline.lead.mapping;

import dev.leadline.lead.Field;
import dev.leadline.lead.ProblemCode;
import dev.leadline.lead.Target;
import dev.leadline.lead.Violation;
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
        String what = switch (code) {
            case MISSING -> target + " requires " + field + ", but it is empty.";
            case NO_CONTACT -> target + " requires an e-mail address or a phone number, but the row has neither.";
            case NOT_ALLOWED -> field + " must be one of: " + allowed(target, field == null ? "" : field) + ".";
            default -> (field == null ? "The row" : field) + " " + violation.message() + ".";
        };
        return what + " " + code.advice();
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
