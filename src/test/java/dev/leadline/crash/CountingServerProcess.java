package dev.leadline.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The process of a {@link CountingServer}, and what it has to say. */
final class CountingServerProcess implements AutoCloseable {

    private final Process process;
    private final String url;
    private final HttpClient client = HttpClient.newHttpClient();

    private CountingServerProcess(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Starts a server whose answers come late by some milliseconds. */
    static CountingServerProcess start(long lateMillis) {
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            CountingServer.class.getName(),
                            Long.toString(lateMillis))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader says = process.inputReader(StandardCharsets.UTF_8);
            return new CountingServerProcess(process, "http://127.0.0.1:" + says.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return url;
    }

    /** A POST that the server has read. */
    record Post(String email, String job, Instant at) {}

    /** Every POST of a story, in the order of their arrival. */
    List<Post> posts(String token) {
        return ask(token, "posts")
                .join()
                .lines()
                .map(CountingServerProcess::post)
                .toList();
    }

    /** Completes when the server has read the request that it never answers. */
    CompletableFuture<String> held(String token) {
        return ask(token, "held");
    }

    /** Completes when the server has read another request of a story. */
    CompletableFuture<String> next(String token) {
        return ask(token, "next");
    }

    private CompletableFuture<String> ask(String token, String question) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/judge/" + question))
                .header("Authorization", "Bearer " + token)
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).thenApply(HttpResponse::body);
    }

    private static Post post(String line) {
        String[] parts = line.split(" ");
        return new Post(parts[0], parts[1], Instant.ofEpochMilli(Long.parseLong(parts[2])));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
