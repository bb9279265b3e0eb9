package dev.leadline.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.leadline.message.UserException;
import dev.leadline.security.AccessTokenRepository;
import dev.leadline.security.Role;
import dev.leadline.serve.Worker;
import dev.leadline.settings.Settings;
import dev.leadline.testing.KillablePostgres;
import dev.leadline.testing.LeadlineProcess;
import dev.leadline.testing.ServeFixture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What monitors and container platforms learn of a worker, and what they do not where nobody has opened a port. */
class WorkerMonitoringTests {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String LEADS =
            "First Name,Last Name,Email\nAnn,Mercer,ann.mercer@example.com\nLuis,Ortega,luis@example.com\n";

    /** Never asked, as nobody works there. */
    private static final String NOWHERE = "jdbc:postgresql://127.0.0.1:1/leads";

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGKILL")
    void followAWorkerFromAnEmptyDatabaseOverARunToALostDatabase() throws Exception {
        try (KillablePostgres server = KillablePostgres.in(folder);
                ServeFixture serve = serve(server.freshDatabase());
                LeadlineProcess worker = worker(serve)) {
            URI health = healthOf(worker);
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(reason(health, "schema"))
                            .startsWith("The database has no ledger yet, and this worker supports "));
            requireLive(health);

            serve.opens().as(Role.OPERATOR);
            awaitReady(health);
            requireTaken(serve, health.resolve("/actuator/prometheus"));

            server.kill();
            await().atMost(LONG)
                    .untilAsserted(
                            () -> assertThat(reason(health, "database"))
                                    .isEqualTo(
                                            "The database does not respond. Check the database and its disk; leadline doctor says more."));
            assertThat(get(health, "/readiness").body())
                    .doesNotContain(folder.toString(), "jdbc", "127.0.0.1", "Mercer", "example.com");
            requireLive(health);
            server.startAgain();
            awaitReady(health);
            worker.terminate();
            assertThat(worker.exit()).isZero();
        }
    }

    private void awaitReady(URI health) {
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(get(health, "/readiness").statusCode()).isEqualTo(200));
    }

    private void requireLive(URI health) {
        assertThat(get(health, "/liveness").statusCode())
                .as("a restart does not help")
                .isEqualTo(200);
    }

    private LeadlineProcess worker(ServeFixture serve) throws IOException {
        Map<String, String> environment = new HashMap<>(LeadlineProcess.sendingTo(serve.sandbox.url(), 0));
        environment.put("LEADLINE_API_TOKEN", serve.sandbox.token());
        environment.put(
                "LEADLINE_DATABASE_URL",
                String.valueOf(serve.settings().database().url()));
        environment.put("LEADLINE_WORKER_PORT", "0");
        environment.put("LEADLINE_WORKER_METRICS", "local");
        Path home = Files.createDirectory(folder.resolve("worker"));
        return LeadlineProcess.start(home, environment, "worker", "--json");
    }

    private static URI healthOf(LeadlineProcess worker) {
        await().atMost(LONG).until(() -> worker.out().contains("}"));
        JsonNode said = JsonMapper.shared().readTree(worker.out());
        return URI.create(said.get("health").asString());
    }

    private ServeFixture serve(String database) {
        return new ServeFixture(folder)
                .set("leadline.database.url", database)
                .set("leadline.batch.remote-partitions", "true");
    }

    private void requireTaken(ServeFixture serve, URI metrics) {
        assertThat(get(metrics, "").body())
                .contains("leadline_worker_partitions_taken_total 0.0")
                .contains("leadline_worker_last_partition_age_seconds NaN");
        String read = readAfterOneIsTaken(serve, metrics);
        assertThat(read)
                .contains("leadline_worker_partitions_taken_total 1.0")
                .contains("leadline_worker_partitions 0.0")
                .containsPattern("leadline_worker_last_partition_age_seconds \\d")
                .contains("leadline_api_requests_seconds_count{answer=\"200\",error=\"none\",kind=\"create\"} 2")
                .containsPattern("spring_batch_step_seconds_count\\{.*spring_batch_step_name=\"submitRange\".*} 1")
                .contains("jvm_memory_used_bytes");
        assertThat(read)
                .as("what the console counts would be counted twice, and no personal data")
                .doesNotContain("leadline_rows", "leadline_runs", "name=\"submit\"", "Mercer", "example.com");
    }

    /** A manager sends a partition itself that no worker takes for some seconds. */
    private String readAfterOneIsTaken(ServeFixture serve, URI metrics) {
        for (int run = 1; get(metrics, "").body().contains("leadline_worker_partitions_taken_total 0.0"); run++) {
            assertThat(run).as("runs of which the worker takes nothing").isLessThan(10);
            serve.postCsv("", LEADS.replace("@", run + "@"));
            serve.ended(run);
        }
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(get(metrics, "").body())
                        .contains("leadline_worker_partitions 0.0")
                        .containsPattern("leadline_worker_poll_age_seconds [01]\\."));
        return get(metrics, "").body();
    }

    @Test
    void areAnsweredNothingUnlessAPortIsSet() {
        try (Worker worker = Worker.start(settings(Map.of("leadline.serve.metrics", "local")), said -> {})) {
            assertThat(worker.health()).isEmpty();
        }
    }

    @Test
    void readNoMetricsAndNoPagesWhereOnlyThePortIsSet() {
        try (Worker worker = Worker.start(settings(Map.of("leadline.worker.port", "0")), said -> {})) {
            URI health = worker.health().orElseThrow();
            assertThat(get(health, "/liveness").body())
                    .isEqualTo(
                            "{\"components\":{\"loop\":{\"status\":\"UP\"},\"threads\":{\"status\":\"UP\"}},\"status\":\"UP\"}");
            for (String path :
                    new String[] {"/actuator/prometheus", "/actuator", "/actuator/env", "/runs", "/assets/app.css"}) {
                HttpResponse<String> answer = get(health.resolve(path), "");
                assertThat(answer.statusCode()).as(path).isEqualTo(404);
                assertThat(answer.body()).as(path).doesNotContain("Tomcat");
            }
        }
    }

    @Test
    void areToldTheSettingOfTheWorkerWhereAnotherMachineReadsItsMetrics() throws IOException {
        Settings settings = settings(Map.of("leadline.worker.port", "0", "leadline.worker.metrics", "local"));
        try (Worker worker = Worker.start(settings, said -> {});
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(),
                        worker.health().orElseThrow().getPort())) {
            String request =
                    "GET /actuator/prometheus HTTP/1.1\r\nHost: monitor.example.com\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 403")
                    .contains("To let others read them with a token, set leadline.worker.metrics to token.");
        }
    }

    @Test
    void readMetricsWithATokenOnly() {
        Settings settings = settings(Map.of("leadline.worker.port", "0", "leadline.worker.metrics", "token"));
        String token = AccessTokenRepository.in(settings.config()).add("prometheus", Role.VIEWER);
        try (Worker worker = Worker.start(settings, said -> {})) {
            URI metrics = worker.health().orElseThrow().resolve("/actuator/prometheus");
            assertThat(get(metrics, "").statusCode()).isEqualTo(401);
            HttpRequest.Builder request = HttpRequest.newBuilder(metrics).header("Authorization", "Bearer " + token);
            assertThat(send(request).body()).contains("leadline_worker_partitions 0.0");
        }
    }

    @Test
    void areToldWhichSettingToChangeWhereThePortIsTaken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(other.getLocalPort());
            assertThatThrownBy(() -> Worker.start(settings(Map.of("leadline.worker.port", port)), said -> {}))
                    .isInstanceOf(UserException.class)
                    .hasMessage("The worker cannot use port " + port + " at 127.0.0.1: another program uses it."
                            + " Set leadline.worker.port to a different port for each worker on this machine.");
        }
    }

    private Settings settings(Map<String, String> more) {
        Map<String, Object> values = new HashMap<>(more);
        values.put("leadline.home", folder.resolve("home").toString());
        values.put("leadline.database.url", NOWHERE);
        return Settings.load(folder, values);
    }

    private String reason(URI health, String check) {
        HttpResponse<String> answer = get(health, "/readiness");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        JsonNode component =
                JsonMapper.shared().readTree(answer.body()).get("components").get(check);
        return component.at("/details/reason").asString();
    }

    private HttpResponse<String> get(URI address, String group) {
        return send(HttpRequest.newBuilder(URI.create(address + group)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
