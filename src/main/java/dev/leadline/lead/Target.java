package dev.leadline.lead;

import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A destination for prospects: an endpoint of the API with the rules for its request body.
 *
 * <p>Immutable, and safe for use by several threads.
 */
public final class Target {

    private final TargetDocument document;
    private final List<Field> fields;
    private final Map<String, Field> byName;
    private final List<BodySchema> rules;
    private final Optional<Target> vendor;

    private Target(TargetDocument document, List<Field> fields, List<BodySchema> rules, Optional<Target> vendor) {
        this.document = document;
        this.fields = List.copyOf(fields);
        this.byName = fields.stream().collect(Collectors.toUnmodifiableMap(Field::name, field -> field));
        this.rules = rules;
        this.vendor = vendor;
    }

    static Target of(TargetDocument document) {
        return new Target(document, document.fields(), List.of(BodySchema.of(document.body())), Optional.empty());
    }

    /**
     * The name for {@code --target}.
     *
     * @return such as {@code knock}
     */
    public String name() {
        return document.name();
    }

    /**
     * The display name.
     *
     * @return such as {@code Knock}
     */
    public String title() {
        return document.title();
    }

    /**
     * The path for requests, relative to the API's base URL.
     *
     * @return a path that starts with a slash; a slash at its end counts
     */
    public String path() {
        return document.path();
    }

    /**
     * The position of the job's ID in the response.
     *
     * @return a JSON pointer, such as {@code /meta/job_id}
     */
    public String jobIdAt() {
        return document.jobIdAt();
    }

    /**
     * The documentation page of this target.
     *
     * @return its URL
     */
    public String source() {
        return document.source();
    }

    /**
     * The names of the targets whose rules may apply as well, because the API hands the body on to one of them.
     *
     * @return empty for a target that is the vendor itself
     */
    public List<String> routedTo() {
        return document.routedTo();
    }

    /**
     * The vendor whose rules apply as well.
     *
     * @return empty unless the target was made by {@link #forVendor}
     */
    public Optional<Target> vendor() {
        return vendor;
    }

    /** Refuses a vendor to which Propexo does not route this target. */
    void requireVendor(String vendor) {
        if (routedTo().isEmpty()) {
            throw UserException.usage("lead.target-without-vendor", name());
        }
        if (!routedTo().contains(vendor)) {
            throw UnknownName.error(UserMessage.of("lead.target-not-routed", name(), vendor), vendor, routedTo());
        }
    }

    /**
     * This target under a vendor's rules too: both must hold, and a field that either does not take is not taken.
     *
     * @param vendor one of those that {@link #routedTo} names
     * @return a target of the same name and path
     * @throws UserException when the API does not route this target to that vendor
     */
    public Target forVendor(Target vendor) {
        requireVendor(vendor.name());
        List<Field> both = fields().stream()
                .flatMap(field -> vendor.field(field.name()).map(field::and).stream())
                .toList();
        return new Target(
                document,
                both,
                Stream.concat(rules.stream(), vendor.rules.stream()).toList(),
                Optional.of(vendor));
    }

    /**
     * Every field that may be sent.
     *
     * @return in the order in which they are sent
     */
    public List<Field> fields() {
        return fields;
    }

    /**
     * One field.
     *
     * @param name as the API spells it
     * @return empty when the target does not take it
     */
    public Optional<Field> field(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The groups of fields of which at least one must be sent.
     *
     * @return such as {@code [[email_1, phone_1]]}; empty when there is no such rule
     */
    public List<List<String>> anyOf() {
        return Stream.concat(document.anyOf().stream(), vendor.map(Target::anyOf).orElse(List.of()).stream())
                .distinct()
                .toList();
    }

    /**
     * Whether the field's greatest number stands for itself and everything above it.
     *
     * @param field a field of this target
     * @return true for Knock's bedrooms, where 3 is three or more
     */
    public boolean maximumMeansMore(String field) {
        return document.property(field).path("items").path(FieldReader.AND_MORE).asBoolean(false)
                || vendor.map(v -> v.maximumMeansMore(field)).orElse(false);
    }

    /**
     * What happens when a field is not sent, where people must know that before anything is.
     *
     * @return field to a clause without a period; usually empty
     */
    public Map<String, String> unlessSet() {
        Map<String, String> clauses = new LinkedHashMap<>(document.unlessSet());
        vendor.ifPresent(v -> clauses.putAll(v.unlessSet()));
        return clauses;
    }

    /**
     * What the rules say against a body.
     *
     * @param body field to value: String, Integer, Boolean, or a List of these
     * @return empty when the body is valid
     */
    public List<Violation> violations(Map<String, Object> body) {
        return violations(JsonMapper.shared().<JsonNode>valueToTree(body));
    }

    /**
     * What the rules say against a body.
     *
     * @param body any JSON
     * @return empty when the body is valid
     */
    public List<Violation> violations(JsonNode body) {
        Set<Violation> violations = new LinkedHashSet<>();
        rules.forEach(schema -> violations.addAll(schema.violations(body)));
        return List.copyOf(violations);
    }

    @Override
    public String toString() {
        return name() + vendor.map(v -> " for " + v.name()).orElse("");
    }
}
