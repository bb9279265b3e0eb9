package dev.leadline.lead;

import dev.leadline.message.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The document that states what a target is, checked against the schema of such documents.
 *
 * @param name the name for {@code --target}
 * @param title the display name
 * @param path where bodies are posted
 * @param jobIdAt a JSON pointer into the response
 * @param source the page that states the facts
 * @param routedTo the targets whose rules may apply as well
 * @param body the request body's JSON Schema
 */
record TargetDocument(
        String name, String title, String path, String jobIdAt, String source, List<String> routedTo, JsonNode body) {

    private static final BodySchema DOCUMENTS = BodySchema.of(resource("/targets.schema.json"));

    /**
     * @param document what was read
     * @param from where it was read from, for people
     * @throws UserException when it is no target
     */
    static TargetDocument of(JsonNode document, String from) {
        complaint(document).ifPresent(complaint -> {
            throw UserException.usage("lead.target-invalid", from, complaint);
        });
        return new TargetDocument(
                document.path("name").asString(),
                document.path("title").asString(),
                document.path("path").asString(),
                document.path("jobIdAt").asString(),
                document.path("source").asString(),
                document.path("routedTo").valueStream().map(JsonNode::asString).toList(),
                document.path("body"));
    }

    static JsonNode resource(String path) {
        try (InputStream in = TargetDocument.class.getResourceAsStream(path)) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Field> fields() {
        List<String> required = FieldReader.required(body);
        return body.path("properties")
                .propertyStream()
                .map(property ->
                        FieldReader.read(property.getKey(), property.getValue(), required.contains(property.getKey())))
                .toList();
    }

    JsonNode property(String field) {
        return body.path("properties").path(field);
    }

    /** The groups of which one must be there, where the body says so by an anyOf of one required field each. */
    List<List<String>> anyOf() {
        List<List<String>> branches =
                body.path("anyOf").valueStream().map(FieldReader::required).toList();
        boolean plain = !branches.isEmpty() && branches.stream().allMatch(branch -> branch.size() == 1);
        return plain ? List.of(branches.stream().flatMap(List::stream).toList()) : List.of();
    }

    Map<String, String> unlessSet() {
        Map<String, String> clauses = new LinkedHashMap<>();
        body.path("properties")
                .propertyStream()
                .filter(property -> property.getValue().has(FieldReader.UNLESS_SET))
                .forEach(property -> clauses.put(
                        property.getKey(),
                        property.getValue().get(FieldReader.UNLESS_SET).asString()));
        return clauses;
    }

    private static Optional<String> complaint(JsonNode document) {
        JsonNode body = document.path("body");
        return Stream.<Supplier<List<String>>>of(
                        () -> DOCUMENTS.complaints(document, ""),
                        () -> BodySchema.ofSchemas().complaints(body, "/body"),
                        () -> typeErrors(body).toList())
                .map(Supplier::get)
                .flatMap(List::stream)
                .findFirst();
    }

    private static Stream<String> typeErrors(JsonNode body) {
        JsonNode properties = body.path("properties");
        Stream<String> undeclared = FieldReader.required(body).stream()
                .filter(name -> !properties.has(name))
                .map(name -> "at /body/required, there is no property \"" + name + "\"");
        Stream<String> types = properties.propertyStream().flatMap(property -> {
            FieldType type = FieldReader.read(property.getKey(), property.getValue(), false)
                    .type();
            String json = FieldReader.jsonType(property.getValue());
            return FieldReader.jsonType(type).equals(json)
                    ? Stream.empty()
                    : Stream.of("at /body/properties/" + property.getKey() + ", " + FieldReader.TYPE + " "
                            + property.getValue().path(FieldReader.TYPE).asString() + " requires "
                            + FieldReader.jsonType(type) + ", not " + json);
        });
        return Stream.concat(undeclared, types);
    }
}
