package dev.leadline.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.OpenApi31;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document that a server serves. Its schemas are JSON Schema 2020-12, so real answers are checked against them. */
final class ServedDocument {

    private static final String URN = "urn:leadline:openapi";

    private final JsonNode document;
    private final SchemaRegistry schemas;

    ServedDocument(String json) {
        this.document = JsonMapper.shared().readTree(json);
        this.schemas =
                SchemaRegistry.withDefaultDialect(OpenApi31.getInstance(), with -> with.schemas(Map.of(URN, json)));
    }

    /** Each method with its path, such as {@code GET /api/v1/runs/{id}}. */
    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().propertyNames().stream()
                        .filter(name -> !name.equals("parameters"))
                        .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    JsonNode at(String pointer) {
        return document.at(pointer);
    }

    /** Status, type, headers and body of an answer are those that the document promises; other addresses are not its business. */
    void requireDocumented(HttpResponse<String> answer) {
        String method = answer.request().method().toLowerCase(Locale.ROOT);
        template(answer.uri().getPath())
                .filter(path -> document.get("paths").get(path).has(method))
                .ifPresent(path -> requireDocumented(answer, "/paths/" + path.replace("/", "~1") + "/" + method));
    }

    private Optional<String> template(String path) {
        return document.get("paths").propertyNames().stream()
                .filter(template -> path.matches(template.replaceAll("\\{[^}]*}", "[^/]+")))
                .findFirst();
    }

    private void requireDocumented(HttpResponse<String> answer, String operation) {
        String response = resolved(operation + "/responses/" + answer.statusCode());
        assertThat(document.at(response).isMissingNode())
                .as("%s %d is not documented: %s", operation, answer.statusCode(), answer.body())
                .isFalse();
        MediaType type = MediaType.parseMediaType(
                answer.headers().firstValue("Content-Type").orElseThrow());
        String content = response + "/content/" + type.getType() + "~1" + type.getSubtype();
        assertThat(document.at(content).isMissingNode()).as(content).isFalse();
        document.at(response + "/headers")
                .propertyNames()
                .forEach(header -> assertThat(answer.headers().firstValue(header))
                        .as(header)
                        .isPresent());
        if (type.getSubtype().endsWith("json")) {
            assertThat(schemas.getSchema(SchemaLocation.of(URN + "#" + content + "/schema"))
                            .validate(answer.body(), InputFormat.JSON))
                    .as(answer.body())
                    .isEmpty();
        }
    }

    private String resolved(String pointer) {
        JsonNode reference = document.at(pointer).path("$ref");
        return reference.isMissingNode() ? pointer : reference.asString().substring(1);
    }
}
