package dev.leadline.sandbox;

import dev.leadline.lead.Targets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that talks to a running sandbox by HTTP, with a clock that it turns by hand. */
final class SandboxClient implements AutoCloseable, InstantSource {

    static final String ANN = "{\"integration_id\":\"int-1\",\"first_name\":\"Ann\",\"email_1\":\"ann@example.com\"}";

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    private volatile Instant now = Instant.parse("2027-03-01T09:00:00Z");
    final Sandbox sandbox;

    private SandboxClient(SandboxSettings settings) {
        this.sandbox = Sandbox.start(settings, Targets.load(null), this, pauses::add);
    }

    static SandboxClient of(SandboxSettings settings) {
        return new SandboxClient(settings);
    }

    @Override
    public Instant instant() {
        return now;
    }

    void wait(Duration duration) {
        now = now.plus(duration);
    }

    /** The delays that answers were given so far. */
    List<Duration> pauses() {
        return List.copyOf(pauses);
    }

    Answer post(String path, String body) {
        return send(to(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer get(String path) {
        return send(to(path).GET());
    }

    /** The job id of a prospect with this address, posted to the generic target. */
    String created(String email) {
        return post("/crm/v1/prospects/", ANN.replace("ann@example.com", email)).text("/job_id");
    }

    Answer status(String jobId) {
        return get("/v1/admin/write-status/" + jobId);
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(sandbox.url() + path))
                .header("Authorization", "Bearer " + sandbox.token())
                .header("Content-Type", "application/json");
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response, JsonMapper.shared().readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }

    record Answer(HttpResponse<String> response, JsonNode body) {

        int status() {
            return response.statusCode();
        }

        String text(String pointer) {
            return body.at(pointer).asString();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("none");
        }
    }
}
