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
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Propexo's API as a process of its own that answers every create at once, without a limit. Ends when its standard input does. */
final class InstantServer implements AutoCloseable {

    private static final int BACKLOG = 512;

    private final Process process;
    private final URI url;

    private InstantServer(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    static InstantServer start() {
        try {
            Process process = new ProcessBuilder(
                            BareProcess.command("-Dsun.net.httpserver.nodelay=true", InstantServer.class.getName()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader says = process.inputReader(StandardCharsets.UTF_8);
            return new InstantServer(process, URI.create("http://127.0.0.1:" + says.readLine()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return url;
    }

    public static void main(String[] arguments) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        AtomicLong jobs = new AtomicLong();
        http.createContext("/", exchange -> answer(exchange, "{\"job_id\":\"job-" + jobs.incrementAndGet() + "\"}"));
        http.setExecutor(Executors.newCachedThreadPool());
        http.start();
        System.out.println(http.getAddress().getPort());
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] answer = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
