package dev.leadline.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before an API and passes everything on; writes and answers can be lost on the way, or held until they are let go. */
public final class HoldPoint implements AutoCloseable {

    private static final byte[] LOST = "{}".getBytes(StandardCharsets.UTF_8);

    private static final byte[] PENDING = """
            {"write_status": "PENDING", "errors": [], "created_record_id": null}""".getBytes(StandardCharsets.UTF_8);

    private final URI api;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Set<String> lost = ConcurrentHashMap.newKeySet();
    private final Set<String> swallowed = ConcurrentHashMap.newKeySet();
    private volatile CountDownLatch held = new CountDownLatch(0);
    private volatile boolean pending;

    public HoldPoint(URI api) throws IOException {
        this.api = api;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::pass);
        server.setExecutor(threads);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on, the answer to what holds this text is a 500, though the API has taken it. */
    public void loses(String text) {
        lost.add(text);
    }

    /** From now on, the answer to a write that holds this text is a 500, and the API never sees it. */
    public void swallows(String text) {
        swallowed.add(text);
    }

    /** From now on, every write reaches the API. */
    public void swallowsNothing() {
        swallowed.clear();
    }

    /** From now on, creates are held before they reach the API. */
    public void holds() {
        held = new CountDownLatch(1);
    }

    public void letsGo() {
        held.countDown();
    }

    /** Whether every write seems to be pending, whatever has become of it. */
    public void keepsPending(boolean all) {
        pending = all;
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestMethod().equals("POST")) {
                held.await();
            }
            if (pending && exchange.getRequestURI().getPath().contains("/write-status/")) {
                answer(exchange, 200, PENDING);
                return;
            }
            String said = new String(body, StandardCharsets.UTF_8);
            if (swallowed.stream().anyMatch(said::contains)) {
                answer(exchange, 500, LOST);
                return;
            }
            HttpResponse<byte[]> answer = client.send(request(exchange, body), BodyHandlers.ofByteArray());
            boolean isLost = lost.stream().anyMatch(said::contains);
            answer(exchange, isLost ? 500 : answer.statusCode(), isLost ? LOST : answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private HttpRequest request(HttpExchange exchange, byte[] body) {
        return HttpRequest.newBuilder(api.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body))
                .header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"))
                .header("Content-Type", "application/json")
                .build();
    }

    @Override
    public void close() {
        letsGo();
        server.stop(0);
        threads.shutdownNow();
    }
}
