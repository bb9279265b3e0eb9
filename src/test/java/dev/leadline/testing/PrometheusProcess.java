package dev.leadline.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Prometheus (Debian's package) that reads the metrics of a server each second. */
public final class PrometheusProcess implements AutoCloseable {

    private final Process process;
    private final URI url;
    private final HttpClient client = HttpClient.newHttpClient();

    private PrometheusProcess(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    public static boolean isInstalled() {
        return program().isPresent();
    }

    private static Optional<Path> program() {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, "prometheus"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts a Prometheus that reads the metrics of a server.
     *
     * @param folder for its configuration and its data; made
     * @param server whose metrics are read
     * @param rules a file of alerts
     */
    public static PrometheusProcess start(Path folder, URI server, Path rules) throws IOException {
        Files.createDirectories(folder);
        Path config = Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s, evaluation_interval: 1s}
                rule_files: ["%s"]
                scrape_configs:
                  - job_name: leadline
                    metrics_path: /actuator/prometheus
                    static_configs: [{targets: ["%s"]}]
                """.formatted(rules, server.getAuthority()));
        int port = freePort();
        Process process = new ProcessBuilder(
                        program().orElseThrow().toString(),
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        return new PrometheusProcess(process, URI.create("http://127.0.0.1:" + port));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The answer of its own API. */
    public JsonNode ask(String api, String query) throws IOException, InterruptedException {
        URI asked = url.resolve("/api/v1/" + api + "?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        return JsonMapper.shared()
                .readTree(client.send(HttpRequest.newBuilder(asked).build(), BodyHandlers.ofString())
                        .body());
    }

    /** The present value of the first series that a query finds; empty where there is none. */
    public String value(String query) throws IOException, InterruptedException {
        JsonNode found = ask("query", query).at("/data/result/0/value/1");
        return found.isMissingNode() ? "" : found.asString();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .orTimeout(10, TimeUnit.SECONDS)
                .exceptionally(late -> process.destroyForcibly())
                .join();
    }
}
