package dev.leadline.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Propexo's API as a process of its own that accepts every create, at once or by the documented rules of the rate limit: answers are
 * delayed by 2 s from 80 % of a minute's requests on, and beyond 100 % there are none. Ends when its standard input does.
 */
final class CreateServer implements AutoCloseable {

    private static final int BACKLOG = 512;
    private static final int DELAY_MILLIS = 2_000;
    private static final long MINUTE_MILLIS = 60_000;

    private final Process process;
    private final URI url;

    private CreateServer(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** Answers at once, without a limit. */
    static CreateServer instant() {
        return start(0, 0, 0);
    }

    /**
     * Obeys the documented rules.
     *
     * @param limit requests in a minute of the clock
     * @param latencyMillis how long an answer takes at least
     * @param byOthers how many requests a minute another program makes with the same token
     */
    static CreateServer limited(int limit, int latencyMillis, int byOthers) {
        return start(limit, latencyMillis, byOthers);
    }

    private static CreateServer start(int limit, int latencyMillis, int byOthers) {
        try {
            List<String> command = new ArrayList<>(
                    BareProcess.command("-Dsun.net.httpserver.nodelay=true", CreateServer.class.getName()));
            command.addAll(List.of(String.valueOf(limit), String.valueOf(latencyMillis), String.valueOf(byOthers)));
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader says = process.inputReader(StandardCharsets.UTF_8);
            return new CreateServer(process, URI.create("http://127.0.0.1:" + says.readLine()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return url;
    }

    /** What the server has counted since it was asked last. */
    ServedRate served() {
        try (var text = url.resolve("/served").toURL().openStream()) {
            return ServedRate.parse(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Serves until its standard input ends.
     *
     * @param arguments the limit, 0 for none, the latency in milliseconds, and how many requests a minute another program makes
     */
    public static void main(String[] arguments) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        Api api =
                new Api(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        http.createContext("/served", exchange -> answer(exchange, 200, api.served()));
        http.createContext("/", api::create);
        http.setExecutor(Executors.newCachedThreadPool());
        http.start();
        System.out.println(http.getAddress().getPort());
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            byte[] answer = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** The rules, and the times at which requests came. */
    private static final class Api {

        private final List<Long> arrivals = new ArrayList<>();
        private final int limit;
        private final int latencyMillis;
        private final int byOthers;
        private long minute;
        private int ours;
        private int refused;
        private long jobs;

        Api(int limit, int latencyMillis, int byOthers) {
            this.limit = limit;
            this.latencyMillis = latencyMillis;
            this.byOthers = byOthers;
        }

        void create(HttpExchange exchange) throws IOException {
            exchange.getRequestBody().readAllBytes();
            int place = count();
            if (limit > 0) {
                exchange.getResponseHeaders().set("x-ratelimit-limit", String.valueOf(limit));
                exchange.getResponseHeaders().set("x-ratelimit-remaining", String.valueOf(Math.max(0, limit - place)));
            }
            boolean late = limit > 0 && place * 10L >= limit * 8L;
            int wait = latencyMillis + (late ? DELAY_MILLIS : 0);
            if (wait == 0) {
                respond(exchange, place);
            } else {
                CompletableFuture.delayedExecutor(wait, TimeUnit.MILLISECONDS).execute(() -> respond(exchange, place));
            }
        }

        /** Which request of the minute this is, from 1. */
        private synchronized int count() {
            arrivals.add(System.nanoTime());
            long millis = System.currentTimeMillis();
            long now = millis / MINUTE_MILLIS;
            ours = now == minute ? ours + 1 : 1;
            minute = now;
            int used = ours + (int) (byOthers * (millis % MINUTE_MILLIS) / MINUTE_MILLIS);
            refused += limit > 0 && used > limit ? 1 : 0;
            return used;
        }

        private synchronized long nextJob() {
            return ++jobs;
        }

        private void respond(HttpExchange exchange, int place) {
            try {
                boolean accepted = limit == 0 || place <= limit;
                answer(exchange, accepted ? 200 : 429, accepted ? "{\"job_id\":\"job-" + nextJob() + "\"}" : "{}");
            } catch (IOException e) {
                // who asked is gone
            }
        }

        private synchronized String served() {
            ServedRate served = ServedRate.of(arrivals, refused);
            arrivals.clear();
            refused = 0;
            return served.text();
        }
    }
}
