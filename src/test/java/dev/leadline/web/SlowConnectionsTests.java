package dev.leadline.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leadline.security.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Strangers who send a byte now and then neither silence the console nor stay for long. */
class SlowConnectionsTests {

    private static final int MORE_THAN_ALL_THREADS = 240;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int THOSE_THAT_MAY_STAY = 100;

    @TempDir
    static Path folder;

    @TempDir
    static Path hastyFolder;

    private static ConsoleFixture house;
    private static ConsoleFixture hasty;
    private static int healthPort;

    private final List<Socket> slow = new ArrayList<>();
    private final ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();

    @BeforeAll
    static void open() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            healthPort = free.getLocalPort();
        }
        ConsoleFixture.give(folder, "ann", Role.OPERATOR);
        house = ConsoleFixture.at(
                folder,
                Clock.systemUTC(),
                Map.of(
                        "leadline.serve.request-timeout", "10m",
                        "leadline.serve.connections-per-address", "1000",
                        "leadline.serve.health-port", String.valueOf(healthPort)));
        ConsoleFixture.give(hastyFolder, "ann", Role.OPERATOR);
        hasty = ConsoleFixture.at(hastyFolder, Clock.systemUTC(), Map.of("leadline.serve.request-timeout", "500ms"));
    }

    @AfterAll
    static void close() {
        house.close();
        hasty.close();
    }

    @AfterEach
    void leave() throws IOException {
        drip.shutdownNow();
        for (Socket socket : slow) {
            socket.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST /login, application/x-www-form-urlencoded",
        "POST /hooks/propexo, application/json",
        "POST /, text/plain",
        "POST /imports, multipart/form-data; boundary=b"
    })
    void leaveThreadsForEverybodyElse(String request, String type) throws Exception {
        for (int n = 0; n < MORE_THAN_ALL_THREADS; n++) {
            begin(house.port(), head(request, type));
        }
        ScheduledFuture<?> unused = drip.scheduleWithFixedDelay(this::sendAByteEach, 0, 500, TimeUnit.MILLISECONDS);
        HttpClient client = HttpClient.newHttpClient();
        for (String path : List.of("/login", "/actuator/health", "/assets/leadline.css")) {
            assertThat(ask(client, house.port(), path)).isEqualTo(200);
        }
        assertThat(ask(client, healthPort, "/actuator/health")).isEqualTo(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stillOpen())
                        .as("strangers that still send")
                        .isBetween(1L, (long) THOSE_THAT_MAY_STAY));
    }

    @ParameterizedTest
    @CsvSource({
        "POST /login, application/x-www-form-urlencoded",
        "POST /, text/plain",
        "POST /imports, multipart/form-data; boundary=b",
        "GET /login, text/plain",
        "PUT /, text/plain"
    })
    void areDroppedWhereABodyTakesTooLong(String request, String type) throws Exception {
        areDropped(head(request, type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET", "POST /login HTTP/1.1\nHost: localhost\nX-Slow: "})
    void areDroppedWhereTheHeadTakesTooLong(String beginning) throws Exception {
        areDropped(beginning);
    }

    private void areDropped(String beginning) throws IOException {
        for (int n = 0; n < 5; n++) {
            begin(hasty.port(), beginning);
        }
        ScheduledFuture<?> unused = drip.scheduleWithFixedDelay(this::sendAByteEach, 0, 100, TimeUnit.MILLISECONDS);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(stillOpen()).isZero());
    }

    private static String head(String request, String type) {
        return "%s HTTP/1.1\nHost: localhost\nContent-Type: %s\nContent-Length: 5000\n\n".formatted(request, type);
    }

    @Test
    void anAddressThatOpensTooManyConnectionsLosesItsSlowest(@TempDir Path elsewhere) throws Exception {
        try (ConsoleFixture small = ConsoleFixture.at(
                elsewhere, Clock.systemUTC(), Map.of("leadline.serve.connections-per-address", "8"))) {
            Socket first = begin(small.port(), "GET / HT");
            for (int n = 0; n < 7; n++) {
                begin(small.port(), "GET / HT");
            }
            assertThat(isOpen(first)).isTrue();
            assertThat(ask(HttpClient.newHttpClient(), small.port(), "/")).isEqualTo(200);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(isOpen(first)).isFalse());
            assertThat(stillOpen()).isEqualTo(7);
        }
    }

    @Test
    void doNotReachTheConsoleThroughThePortForHealthChecks() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        for (String path : List.of("/", "/login", "/assets/leadline.css", "/hooks/propexo", "/actuator")) {
            assertThat(ask(client, healthPort, path)).as(path).isEqualTo(404);
        }
        for (int n = 0; n < 20; n++) {
            begin(healthPort, head("POST /actuator/health", "text/plain"));
        }
        assertThat(ask(client, healthPort, "/actuator/health")).isEqualTo(200);
        assertThat(ask(client, house.port(), "/login")).isEqualTo(200);
    }

    private Socket begin(int port, String request) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(UTF_8));
        slow.add(socket);
        return socket;
    }

    private void sendAByteEach() {
        for (Socket socket : slow) {
            try {
                socket.getOutputStream().write('x');
            } catch (IOException e) {
                // it was thrown out
            }
        }
    }

    private static int ask(HttpClient client, int port, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    private long stillOpen() {
        return slow.stream().filter(SlowConnectionsTests::isOpen).count();
    }

    /** Reads what has come; the end of the stream, or a reset, means that the server has left. */
    private static boolean isOpen(Socket socket) {
        try {
            socket.setSoTimeout(1);
            return socket.getInputStream().readNBytes(1 << 20).length < 0;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
