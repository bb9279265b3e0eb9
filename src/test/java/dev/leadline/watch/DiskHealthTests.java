package dev.leadline.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.leadline.testing.LeadlineProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A server on a disk of its own, in a mount namespace that nobody else sees: what monitors learn when it is nearly full. */
class DiskHealthTests {

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void requireMounts() throws Exception {
        Files.createDirectories(home());
        assumeThat(new ProcessBuilder(onADiskOf("60m", "true"))
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("mount.txt").toFile())
                        .start()
                        .waitFor())
                .as("this machine lets a test mount a disk")
                .isZero();
    }

    @Test
    void saysThatTheDiskIsNearlyFullAndNoMore() throws Exception {
        try (LeadlineProcess serve = serveOnADiskOf("60m")) {
            HttpResponse<String> readiness = get(addressOf(serve), "readiness");

            assertThat(readiness.statusCode()).isEqualTo(503);
            assertThat(readiness.body())
                    .isEqualTo(
                            "{\"components\":{\"disk\":{\"details\":{\"reason\":\"The disk of the home has less than 100 MB left."
                                    + " Free disk space: an import that fills the disk stops.\"},\"status\":\"DOWN\"},"
                                    + "\"ledger\":{\"status\":\"UP\"}},\"status\":\"DOWN\"}");
            assertThat(get(addressOf(serve), "work").statusCode()).isEqualTo(503);
            assertThat(get(addressOf(serve), "liveness").statusCode())
                    .as("a restart does not help")
                    .isEqualTo(200);
            end(serve);
        }
    }

    private static void end(LeadlineProcess serve) throws InterruptedException {
        serve.terminate();
        assertThat(serve.exit()).isZero();
    }

    private LeadlineProcess serveOnADiskOf(String size) throws IOException {
        return LeadlineProcess.start(
                onADiskOf(size),
                folder,
                Map.of("LEADLINE_API_TOKEN", "token-of-a-test"),
                "serve",
                "--port",
                "0",
                "--home",
                home().toString(),
                "--json");
    }

    private List<String> onADiskOf(String size, String... command) {
        String mount = "mount -t tmpfs -o size=" + size + ",mode=700 none '" + home() + "' && exec \"$@\"";
        return Stream.concat(
                        Stream.of("unshare", "--map-root-user", "--mount", "sh", "-c", mount, "sh"), Stream.of(command))
                .toList();
    }

    private Path home() {
        return folder.resolve("home");
    }

    private static URI addressOf(LeadlineProcess serve) {
        await().atMost(LONG).until(() -> serve.out().contains("}"));
        return URI.create(JsonMapper.shared().readTree(serve.out()).get("url").asString());
    }

    private HttpResponse<String> get(URI address, String group) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address.resolve("/actuator/health/" + group))
                        .build(),
                BodyHandlers.ofString());
    }
}
