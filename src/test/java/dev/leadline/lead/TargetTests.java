package dev.leadline.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import dev.leadline.message.UserException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class TargetTests {

    private static final JsonNode PUBLISHED = TargetDocument.resource("/dev/leadline/lead/published-fields.json");
    private final Targets targets = Targets.load(null);

    @ParameterizedTest
    @ValueSource(strings = {"generic", "knock", "funnel", "rentcafe", "eliseai"})
    void takesExactlyWhatTheApiPagesPublish(String name) {
        JsonNode published = PUBLISHED.path(name);
        Target target = targets.named(name);

        assertThat(target.path()).isEqualTo(published.path("path").asString());
        assertThat(target.source()).isEqualTo(published.path("source").asString());
        assertThat(target.fields().stream().map(TargetTests::facts))
                .containsExactlyElementsOf(published
                        .path("fields")
                        .valueStream()
                        .map(TargetTests::facts)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"generic", "knock", "funnel", "rentcafe", "eliseai"})
    void acceptsABodyWithEveryField(String name) {
        assertThat(targets.named(name).violations(everything(targets.named(name))))
                .isEmpty();
    }

    @Test
    void saysWhereTheJobIdStands() {
        assertThat(targets.all())
                .extracting(Target::jobIdAt)
                .containsExactly("/job_id", "/meta/job_id", "/meta/job_id", "/meta/job_id", "/meta/job_id");
    }

    @Test
    void tellsEachFieldThatIsMissing() {
        assertThat(targets.named("rentcafe").violations(Map.of()))
                .extracting(Violation::keyword, Violation::field)
                .containsExactly(
                        tuple("required", "integration_id"),
                        tuple("required", "community_id"),
                        tuple("required", "first_name"),
                        tuple("required", "last_name"),
                        tuple("required", "email_1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"knock", "eliseai"})
    void wantsAnEmailOrAPhone(String name) {
        Target target = targets.named(name);
        Map<String, Object> body = everything(target);
        body.remove("email_1");
        body.remove("phone_1");

        assertThat(target.anyOf()).containsExactly(List.of("email_1", "phone_1"));
        assertThat(target.violations(body))
                .containsExactly(new Violation("anyOf", null, "needs at least one of several fields"));
    }

    /** The create page names no minimum; Knock's update page wants more than 0. */
    @ParameterizedTest
    @ValueSource(strings = {"generic", "knock"})
    void wantsAtLeastOneOccupant(String name) {
        assertThat(but(name, "number_of_occupants", 0))
                .extracting(Violation::keyword, Violation::field)
                .containsExactly(tuple("minimum", "number_of_occupants"));
    }

    @Test
    void refusesWhatIsTooLongOrOutOfRangeOrNotAllowed() {
        assertThat(but("generic", "state", "Massachusetts"))
                .containsExactly(new Violation("maxLength", "state", "must be at most 4 characters long"));
        assertThat(but("generic", "lease_term_in_months", 19))
                .containsExactly(new Violation("maximum", "lease_term_in_months", "must have a maximum value of 18"));
        assertThat(but("knock", "desired_num_bedrooms", List.of(4)))
                .containsExactly(new Violation("maximum", "desired_num_bedrooms", "must have a maximum value of 3"));
        assertThat(but("funnel", "pets", List.of("PARROT")))
                .extracting(Violation::keyword, Violation::field)
                .containsExactly(tuple("enum", "pets"));
        assertThat(but("eliseai", "phone_1", "(617) 555-0123"))
                .extracting(Violation::keyword, Violation::field)
                .containsExactly(tuple("pattern", "phone_1"));
    }

    @Test
    void takesADateOrADateTimeToMoveIn() {
        assertThat(but("knock", "move_in_date", "2027-06-01T10:00:00Z")).isEmpty();
        assertThat(but("knock", "move_in_date", "6/1/2027"))
                .containsExactly(new Violation("anyOf", "move_in_date", "does not match any of the allowed formats"));
    }

    @Test
    void refusesAFieldThatItDoesNotTake() {
        assertThat(but("funnel", "city", "Boston"))
                .extracting(Violation::keyword, Violation::field)
                .containsExactly(tuple("additionalProperties", "city"));
    }

    @Test
    void leavesAChoiceOpenThatNobodyHasPublished() {
        assertThat(targets.named("knock")
                        .field("first_contact_type")
                        .orElseThrow()
                        .type())
                .isEqualTo(FieldType.CHOICE);
        assertThat(but("knock", "first_contact_type", "WALK_IN")).isEmpty();
    }

    @Test
    void addsTheVendorsRulesToTheGenericOnes() {
        Target generic = targets.named("generic", "rentcafe");

        assertThat(generic.name()).isEqualTo("generic");
        assertThat(generic.path()).isEqualTo("/crm/v1/prospects/");
        assertThat(generic.vendor()).contains(targets.named("rentcafe", null));
        assertThat(generic.fields())
                .extracting(Field::name)
                .doesNotContain("pets", "phone_2", "attribution_id")
                .contains("middle_name");
        assertThat(generic.field("community_id").orElseThrow().required()).isTrue();
        assertThat(generic.violations(Map.of("integration_id", "i", "pets", List.of("CAT"))))
                .extracting(Violation::keyword, Violation::field)
                .contains(tuple("required", "email_1"), tuple("additionalProperties", "pets"));
    }

    @Test
    void keepsTheTighterOfTwoLimitsForAVendor() {
        Target generic = targets.named("generic", "knock");

        assertThat(generic.field("notes").orElseThrow().maxLength()).isEqualTo(1000);
        assertThat(generic.field("city").orElseThrow().maxLength()).isEqualTo(30);
        assertThat(generic.field("desired_num_bedrooms").orElseThrow().maximum())
                .isEqualTo(3);
        assertThat(generic.anyOf()).containsExactly(List.of("email_1", "phone_1"));
        assertThat(generic.maximumMeansMore("desired_num_bedrooms")).isTrue();
        assertThat(generic.unlessSet()).containsOnlyKeys("subscribe");
    }

    @Test
    void routesOnlyTheGenericTarget() {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> targets.named("knock", "funnel"))
                .withMessage("Target knock does not use a vendor. Remove leadline.target-vendor.");
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> targets.named("generic", "generic"))
                .withMessage("leadline.target-vendor is \"generic\", and Propexo does not route target generic to it."
                        + " Valid values: knock, funnel, rentcafe, eliseai.");
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> targets.named("generic", "rentcaf"))
                .withMessage("leadline.target-vendor is \"rentcaf\", and Propexo does not route target generic to it;"
                        + " did you mean rentcafe?");
    }

    @Test
    void knowsWhatHappensWhenNobodySaysWhetherToSubscribe() {
        assertThat(targets.named("knock").unlessSet())
                .isEqualTo(Map.of(
                        "subscribe",
                        "Knock sends automated messages to every imported renter,"
                                + " because the API subscribes renters by default"));
        assertThat(targets.named("rentcafe").unlessSet()).isEmpty();
    }

    private List<Violation> but(String name, String field, Object value) {
        Map<String, Object> body = everything(targets.named(name));
        body.put(field, value);
        return targets.named(name).violations(body);
    }

    private static Map<String, Object> everything(Target target) {
        Map<String, Object> body = new LinkedHashMap<>();
        target.fields().forEach(field -> body.put(field.name(), example(field)));
        return body;
    }

    private static Object example(Field field) {
        return switch (field.type()) {
            case PHONE -> "+16175550123";
            case DATE -> "2027-06-01";
            case MONEY -> 120_000;
            case INTEGER -> 12;
            case BOOLEAN -> false;
            case CHOICES -> field.allowed();
            case BEDROOMS -> List.of(0, 3);
            default -> "MA";
        };
    }

    private static List<@Nullable Object> facts(Field field) {
        List<@Nullable Object> facts = new ArrayList<>(
                Stream.of(field.name(), jsonType(field), field.required(), String.join(",", field.allowed()))
                        .toList());
        facts.add(field.minimum());
        facts.add(field.maximum());
        facts.add(field.maxLength());
        facts.add(field.defaultValue());
        return facts;
    }

    private static List<@Nullable Object> facts(JsonNode field) {
        String type = field.path("type").asString();
        List<@Nullable Object> facts = new ArrayList<>(List.of(
                field.path("name").asString(),
                type,
                field.path("required").asBoolean(),
                String.join(
                        ",",
                        field.path("enum").valueStream().map(JsonNode::asString).toList())));
        facts.add(number(field, "min", "item_min"));
        facts.add(number(field, "max", "item_max"));
        facts.add(number(field, "maxLength", "maxLength"));
        facts.add(field.has("default") ? field.path("default").asString() : null);
        return facts;
    }

    private static @Nullable Integer number(JsonNode field, String name, String ofItems) {
        String present = field.has(name) ? name : ofItems;
        return field.has(present) ? field.path(present).asInt() : null;
    }

    private static String jsonType(Field field) {
        return switch (field.type()) {
            case MONEY, INTEGER -> "integer";
            case BOOLEAN -> "boolean";
            case CHOICE -> "enum";
            case CHOICES -> "list<enum>";
            case BEDROOMS -> "list<integer>";
            default -> "string";
        };
    }
}
