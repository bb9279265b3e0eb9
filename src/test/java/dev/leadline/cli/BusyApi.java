package dev.leadline.cli;

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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Stands before an API and passes everything on, but for requests that it is too busy to take. */
final class BusyApi implements AutoCloseable {

    private final URI api;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> turnedAway = new CopyOnWriteArrayList<>();
    private volatile @Nullable Busy busy;

    /**
     * What is not taken.
     *
     * @param requests method and the start of the path
     * @param times how often
     */
    private record Busy(
            String requests,
            int times,
            int status,
            @Nullable String retryAfter) {}

    BusyApi(URI api) throws IOException {
        this.api = api;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Takes no requests such as {@code POST /crm} any more. */
    void isTooBusyFor(String requests, int status, @Nullable String retryAfter) {
        isTooBusyFor(requests, Integer.MAX_VALUE, status, retryAfter);
    }

    /** Does not take the next requests of a kind. */
    void isTooBusyFor(String requests, int times, int status, @Nullable String retryAfter) {
        turnedAway.clear();
        busy = new Busy(requests, times, status, retryAfter);
    }

    void hasTime() {
        busy = null;
    }

    /** The requests that were not taken. */
    List<String> turnedAway() {
        return List.copyOf(turnedAway);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            Busy now = busy;
            if (now != null && request.startsWith(now.requests()) && turnedAway.size() < now.times()) {
                turnedAway.add(request);
                if (now.retryAfter() != null) {
                    exchange.getResponseHeaders().set("Retry-After", now.retryAfter());
                }
                exchange.sendResponseHeaders(now.status(), -1);
                return;
            }
            passOn(exchange, body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void passOn(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(api.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body))
                .header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"))
                .header("Content-Type", "application/json")
                .build();
        HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
