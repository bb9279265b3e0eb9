package dev.leadline.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leadline.run.WorkerProcess;
import dev.leadline.security.Role;
import dev.leadline.settings.Settings;
import dev.leadline.testing.PrometheusProcess;
import dev.leadline.testing.ServeFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The dashboard and the alerts ask for metrics that a server has after an import, or that a worker has, in queries that Prometheus accepts. */
class MonitoringFilesTests {

    private static final Path ALERTS = Path.of("config/monitoring/leadline-alerts.yaml");
    private static final Path DASHBOARD = Path.of("config/monitoring/leadline-dashboard.json");

    /** What Prometheus itself adds. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up");

    private static final Pattern LABELS =
            Pattern.compile("\"[^\"]*\"|\\{[^}]*}|\\[[^]]*]|\\b(by|without|on|ignoring)\\s*\\([^)]*\\)");

    private static final Pattern FUNCTION = Pattern.compile("\\b\\w+\\s*(?=\\()");
    private static final Pattern NAME = Pattern.compile("\\b[a-z_][a-z0-9_]*\\b");

    @TempDir
    static Path folder;

    private static ServeFixture serve;

    @BeforeAll
    static void importAFile() throws IOException {
        Files.createDirectories(folder.resolve("inbox"));
        serve = new ServeFixture(folder)
                .set("leadline.serve.metrics", "local")
                .set("leadline.schedules.nightly.cron", "0 0 3 * * *")
                .set("leadline.schedules.nightly.inbox", folder.resolve("inbox").toString())
                .opens()
                .as(Role.OPERATOR);
        serve.postCsv("", "First Name,Last Name,Email\nAnn,Mercer,ann@example.com\nZoe,Novak,zoe at example.com\n");
        serve.ended(1);
    }

    @AfterAll
    static void close() {
        serve.close();
    }

    static boolean hasPrometheus() {
        return PrometheusProcess.isInstalled();
    }

    @Test
    void askForMetricsThatThereAre() {
        Set<String> exposed = metrics()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
        Set<String> asked = new TreeSet<>();
        queries().forEach(query -> asked.addAll(names(query)));
        asked.removeAll(OF_PROMETHEUS);
        assertThat(asked).hasSizeGreaterThan(8);
        assertThat(exposed).containsAll(asked);
    }

    @Test
    void areDescribedByTheNamesThatThereAre() throws IOException {
        List<String> documented = Pattern.compile("(?m)^\\| `((?:leadline|spring_batch|jvm)_[a-z_]+)`")
                .matcher(Files.readString(Path.of("docs/operations.md")))
                .results()
                .map(name -> name.group(1))
                .toList();
        String metrics = metrics();
        assertThat(documented)
                .hasSize(14)
                .allSatisfy(name -> assertThat(metrics).contains("# HELP " + name + " "));
    }

    @Test
    @EnabledIf("hasPrometheus")
    void areAcceptedByPrometheus() throws Exception {
        try (PrometheusProcess prometheus =
                PrometheusProcess.start(folder.resolve("prometheus"), serve.url("/"), ALERTS.toAbsolutePath())) {
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(prometheus.value("leadline_rows{status=\"created\"}"))
                            .isEqualTo("1"));
            assertThat(queries())
                    .allSatisfy(query -> assertThat(
                                    prometheus.ask("query", query).get("status").asString())
                            .as(query)
                            .isEqualTo("success"));
            JsonNode rules =
                    prometheus.ask("rules", "").get("data").get("groups").get(0).get("rules");
            assertThat(rules.size()).isEqualTo(alerts().size());
            assertThat(rules.valueStream().map(rule -> rule.get("health").asString()))
                    .doesNotContain("err");
            assertThat(prometheus.value("sum(leadline_rows{status=~\"rejected|refused|failed\"})"))
                    .isEqualTo("1");
        }
    }

    @Test
    void sayWhatToDoAboutEachAlert() {
        assertThat(alerts()).hasSize(12).allSatisfy(alert -> {
            assertThat(alert.get("annotations").get("summary").asString()).endsWith(".");
            assertThat(alert.get("annotations").get("description").asString()).endsWith(".");
        });
    }

    /** Of the server, and of a worker that has not opened its database yet. */
    private static String metrics() {
        Settings worker = Settings.load(
                folder,
                Map.of(
                        "leadline.database.url",
                        "jdbc:postgresql://127.0.0.1:1/leads",
                        "leadline.worker.port",
                        "0",
                        "leadline.worker.metrics",
                        "local"));
        try (Watch watch = Watch.start(worker.atWorker(0).serve(), Clock.systemUTC())) {
            watch.measure(new WorkerProcess(worker, said -> {}));
            return serve.get("/actuator/prometheus").body()
                    + watch.metrics().orElseThrow().scrape();
        }
    }

    private static List<String> queries() {
        Stream<String> ofPanels = JsonMapper.shared()
                .readTree(DASHBOARD.toFile())
                .get("panels")
                .valueStream()
                .flatMap(panel -> panel.get("targets").valueStream())
                .map(target -> target.get("expr").asString());
        return Stream.concat(
                        ofPanels,
                        alerts().stream().map(alert -> alert.get("expr").asString()))
                .toList();
    }

    private static List<JsonNode> alerts() {
        return new YAMLMapper()
                .readTree(ALERTS.toFile())
                .get("groups")
                .get(0)
                .get("rules")
                .valueStream()
                .toList();
    }

    private static Set<String> names(String query) {
        String withoutLabels = LABELS.matcher(query).replaceAll(" ");
        return NAME.matcher(FUNCTION.matcher(withoutLabels).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }
}
