package dev.leadline.lead;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.NodePath;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A compiled JSON Schema 2020-12 that reports errors as violations. Thread-safe. */
final class BodySchema {

    private static final SchemaRegistry REGISTRY = registry();

    private final Schema schema;

    private BodySchema(Schema schema) {
        this.schema = schema;
    }

    static BodySchema of(JsonNode schema) {
        return new BodySchema(REGISTRY.getSchema(schema));
    }

    /** The schema of schemas. */
    static BodySchema ofSchemas() {
        return new BodySchema(
                REGISTRY.getSchema(SchemaLocation.of(Dialects.getDraft202012().getId())));
    }

    List<Violation> violations(JsonNode body) {
        List<Error> errors = schema.validate(body);
        return errors.isEmpty()
                ? List.of()
                : errors.stream().map(BodySchema::violation).distinct().toList();
    }

    /** Where each error is and what it says, for documents; a position starts with that of the document itself. */
    List<String> complaints(JsonNode document, String at) {
        return schema.validate(document).stream()
                .map(error -> "at " + (at + error.getInstanceLocation()).replaceFirst("^$", "the top") + ", "
                        + error.getMessage())
                .toList();
    }

    private static Violation violation(Error error) {
        String field = field(error);
        int choice = positionOfAnyOf(error.getEvaluationPath());
        if (choice < 0) {
            return new Violation(error.getKeyword(), field, error.getMessage());
        }
        boolean whole = choice == 0;
        return new Violation(
                "anyOf",
                whole ? null : field,
                whole ? "needs at least one of several fields" : "does not match any of the allowed formats");
    }

    private static @Nullable String field(Error error) {
        NodePath location = error.getInstanceLocation();
        return location.getNameCount() > 0 ? location.getName(0) : error.getProperty();
    }

    private static int positionOfAnyOf(NodePath path) {
        for (int i = 0; i < path.getNameCount(); i++) {
            if ("anyOf".equals(path.getName(i))) {
                return i;
            }
        }
        return -1;
    }

    private static SchemaRegistry registry() {
        Dialect dialect = Dialect.builder(Dialects.getDraft202012())
                .keyword(new NonValidationKeyword(FieldReader.TYPE))
                .keyword(new NonValidationKeyword(FieldReader.AND_MORE))
                .keyword(new NonValidationKeyword(FieldReader.UNLESS_SET))
                .build();
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(true)
                .locale(Locale.ENGLISH)
                .build();
        return SchemaRegistry.withDefaultDialect(dialect, builder -> builder.schemaRegistryConfig(config));
    }
}
