package dev.leadline.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.testing.ServeFixture;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document is well-formed, and describes the API as it is. {@link ApiFixture} checks each answer against it. */
class OpenApiTests {

    @TempDir
    static Path folder;

    private static String served;
    private static ServedDocument document;

    @BeforeAll
    static void fetch() {
        try (ServeFixture api = new ApiFixture(folder, SandboxSettings.GENEROUS).opens()) {
            served = api.get("/api/v1/openapi.json").body();
            document = new ServedDocument(served);
        }
    }

    @AfterAll
    static void forget() {
        served = "";
    }

    @Test
    void isWellFormed() {
        ParseOptions options = new ParseOptions();
        options.setResolveFully(true);
        SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(served, null, options);
        assertThat(parsed.getMessages()).isNullOrEmpty();
        assertThat(parsed.getOpenAPI().getPaths()).hasSize(5);
    }

    @Test
    void hasEachOperationOfTheControllersAndNoOther() {
        Set<String> mapped = Stream.of(ApiImportController.class, ApiRunController.class, OpenApiController.class)
                .flatMap(OpenApiTests::operations)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(document.operations()).isEqualTo(mapped).hasSize(5);
    }

    private static Stream<String> operations(Class<?> controller) {
        RequestMapping root = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
        String before = root == null ? "" : root.path()[0];
        return Arrays.stream(controller.getDeclaredMethods())
                .map(OpenApiTests::mapping)
                .flatMap(Stream::ofNullable)
                .map(mapping ->
                        mapping.method()[0] + " " + before + (mapping.path().length == 0 ? "" : mapping.path()[0]));
    }

    private static @Nullable RequestMapping mapping(Method method) {
        return AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
    }

    @Test
    void hasEachParameterThatAnImportTakes() {
        assertThat(names("/paths/~1api~1v1~1imports/post/parameters"))
                .containsExactlyElementsOf(ImportParameters.NAMES);
        JsonNode form = document.at(
                "/paths/~1api~1v1~1imports/post/requestBody/content/multipart~1form-data/schema/properties");
        assertThat(form.propertyNames())
                .containsExactlyElementsOf(Stream.concat(Stream.of("file"), ImportParameters.NAMES.stream())
                        .toList());
    }

    private static List<String> names(String pointer) {
        return document.at(pointer)
                .valueStream()
                .map(parameter -> parameter.get("$ref").asString())
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .toList();
    }

    @Test
    void hasEachTypeOfProblem() {
        assertThat(document.at("/components/schemas/Problem/properties/type/enum")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactlyElementsOf(Arrays.stream(ApiProblem.values())
                        .map(problem -> problem.type().toString())
                        .toList());
    }
}
