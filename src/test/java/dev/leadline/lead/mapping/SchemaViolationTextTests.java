package dev.leadline.lead.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.ProblemCode;
import dev.leadline.lead.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the target's schema objects to, in the words that a person reads. */
class SchemaViolationTextTests {

    static List<Arguments> objections() {
        return List.of(
                Arguments.of(
                        "generic",
                        "state",
                        "Somewhere",
                        ProblemCode.TOO_LONG,
                        "state must be at most 4 characters long. Shorten the text."),
                Arguments.of(
                        "knock",
                        "lease_term_in_months",
                        0,
                        ProblemCode.OUT_OF_RANGE,
                        "lease_term_in_months must have a minimum value of 1. Enter a number within the limits."),
                Arguments.of(
                        "funnel",
                        "pets",
                        List.of("PARROT"),
                        ProblemCode.NOT_ALLOWED,
                        "pets must be one of: SMALL_DOG, LARGE_DOG, CAT. Enter one of the allowed values."),
                Arguments.of(
                        "eliseai",
                        "phone_1",
                        "555-0123",
                        ProblemCode.BREAKS_RULE,
                        "phone_1 does not match the regex pattern ^\\+?\\d{1,50}$."
                                + " Change the value so that it meets the rule."),
                Arguments.of(
                        "knock",
                        "move_in_date",
                        "soon",
                        ProblemCode.BREAKS_RULE,
                        "move_in_date does not match any of the allowed formats. Change the value so that it meets the rule."));
    }

    @ParameterizedTest
    @MethodSource("objections")
    void isToldInWords(String name, String field, Object value, ProblemCode code, String message) {
        Target target = Sheet.TARGETS.named(name);
        Map<String, Object> body = new LinkedHashMap<>(Map.of(
                "integration_id",
                "i",
                "community_id",
                "c",
                "attribution_id",
                "a",
                "prospect_source",
                "s",
                "email_1",
                "e"));
        body.keySet().removeIf(key -> target.field(key).isEmpty());
        body.put(field, value);

        assertThat(target.violations(body)).singleElement().satisfies(violation -> {
            assertThat(SchemaViolationText.code(target, violation)).isEqualTo(code);
            assertThat(SchemaViolationText.message(target, violation, code)).isEqualTo(message);
        });
    }
}
