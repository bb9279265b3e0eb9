package dev.leadline.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * Propexo's API as a process of its own, which nobody kills: it takes every prospect and remembers each POST. One server
 * serves many stories, told apart by their tokens. A POST for an address with {@code +held} is counted and never answered, and
 * the token {@code denied} is rejected.
 * It ends when its standard input does.
 */
final class CountingServer {

    private static final int BACKLOG = 512;

    /** What a request with a token that is not valid carries. */
    private static final String DENIED = "Bearer denied";

    private final Map<String, Seen> stories = new ConcurrentHashMap<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private final long lateMillis;

    private CountingServer(long lateMillis) {
        this.lateMillis = lateMillis;
    }

    /**
     * Says its port on standard output, and serves.
     *
     * @param arguments how late each answer comes, in milliseconds
     */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        CountingServer server = new CountingServer(Long.parseLong(arguments[0]));
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        http.createContext("/", server::handle);
        http.setExecutor(Executors.newCachedThreadPool());
        http.start();
        System.out.println(http.getAddress().getPort());
        System.in.transferTo(OutputStream.nullOutputStream());
        // requests that are held keep their threads for ever
        System.exit(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            Seen seen = stories.computeIfAbsent(token, any -> new Seen());
            String path = exchange.getRequestURI().getPath();
            byte[] answer = path.startsWith("/judge/")
                    ? judged(seen, path.substring("/judge/".length()))
                    : answer(seen, exchange.getRequestMethod() + " " + path, body);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(token.equals(DENIED) ? 401 : 200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] judged(Seen seen, String question) throws InterruptedException {
        return switch (question) {
            case "held" -> seen.whenHeld();
            case "next" -> seen.whenNext();
            default -> seen.all().getBytes(StandardCharsets.UTF_8);
        };
    }

    private byte[] answer(Seen seen, String request, byte[] body) throws InterruptedException {
        String text = request.startsWith("POST ") ? create(seen, body) : "{\"write_status\":\"SUCCESS\",\"errors\":[]}";
        seen.asked();
        if (text.isEmpty()) {
            never.await();
        }
        if (never.await(lateMillis, TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("nobody counts this latch down");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The answer, or nothing at all for one that is held. */
    private static String create(Seen seen, byte[] body) {
        String email = JsonMapper.shared().readTree(body).path("email_1").asString();
        String job = seen.take(email);
        return email.contains("+held") ? "" : "{\"job_id\":\"" + job + "\"}";
    }

    /** What one story has sent. */
    private static final class Seen {

        private final StringBuilder posts = new StringBuilder();
        private int count;
        private long requests;
        private boolean held;

        synchronized String take(String email) {
            String job = "job-" + ++count;
            posts.append(email).append(' ').append(job).append(' ');
            posts.append(System.currentTimeMillis()).append('\n');
            held |= email.contains("+held");
            return job;
        }

        synchronized void asked() {
            requests++;
            notifyAll();
        }

        synchronized String all() {
            return posts.toString();
        }

        synchronized byte[] whenHeld() throws InterruptedException {
            while (!held) {
                wait();
            }
            return new byte[0];
        }

        synchronized byte[] whenNext() throws InterruptedException {
            long before = requests;
            while (requests == before) {
                wait();
            }
            return new byte[0];
        }
    }
}
