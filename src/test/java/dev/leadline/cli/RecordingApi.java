package dev.leadline.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/**
 * An API that tells whatever it was told, the token above all: it repeats header and body in all its answers. What it answers
 * to a prospect depends on the word before the dot in its first e-mail address.
 */
final class RecordingApi implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicInteger posts = new AtomicInteger();
    private final Map<String, String> bodies = new ConcurrentHashMap<>();

    private record Reply(int status, Object body) {}

    RecordingApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How many prospects were posted. */
    int posts() {
        return posts.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String told = exchange.getRequestHeaders().getFirst("Authorization");
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Reply reply =
                    reply(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), told, body);
            byte[] answer = reply.body() instanceof String text
                    ? text.getBytes(StandardCharsets.UTF_8)
                    : JsonMapper.shared().writeValueAsBytes(reply.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:9/" + told.hashCode());
            exchange.getResponseHeaders().set("X-Told", told);
            exchange.sendResponseHeaders(reply.status(), answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply reply(String method, String path, String told, String body) throws InterruptedException {
        String all = told + " and " + base64(told) + " said " + body;
        if (path.contains("/retry-write/")) {
            return error(400, all);
        }
        if (path.contains("/write-status/")) {
            return status(path.substring(path.lastIndexOf('/') + 1), all);
        }
        return method.equals("POST") ? create(all, body) : new Reply(200, Map.of("results", List.of(), "told", all));
    }

    private Reply create(String all, String body) throws InterruptedException {
        posts.incrementAndGet();
        String email =
                JsonMapper.shared().readTree(body).path("email_1").asString("").split("\\.", 2)[0];
        switch (email) {
            case "held" -> never.await();
            case "refused" -> {
                return error(400, all);
            }
            case "broken" -> {
                return new Reply(500, all);
            }
            case "malformed" -> {
                return new Reply(200, "{\"job_id\": \"" + all);
            }
            case "jobless" -> {
                return new Reply(200, Map.of("told", all));
            }
            case "denied" -> {
                return error(401, all);
            }
            default -> {}
        }
        String job = email + "-" + posts.get();
        bodies.put(job, body);
        return new Reply(200, Map.of("job_id", job, "told", all));
    }

    private Reply status(String job, String all) {
        return job.startsWith("failed")
                ? new Reply(200, Map.of("write_status", "FAILURE", "errors", List.of(all + bodies.get(job))))
                : new Reply(200, Map.of("write_status", "SUCCESS", "errors", List.of(all)));
    }

    private static Reply error(int status, String message) {
        return new Reply(status, Map.of("error", Map.of("code", "told", "message", message)));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
