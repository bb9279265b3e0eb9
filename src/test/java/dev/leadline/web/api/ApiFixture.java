package dev.leadline.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.Targets;
import dev.leadline.sandbox.Sandbox;
import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.security.AccessTokenRepository;
import dev.leadline.security.Role;
import dev.leadline.serve.Server;
import dev.leadline.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code leadline serve} with a stand-in for Propexo, and a program that uses its API. Each answer of a documented address is
 * checked against the document that the server itself serves.
 */
final class ApiFixture implements AutoCloseable {

    private static final String API = "/api/v1/";

    final Path folder;
    final Sandbox sandbox;
    private final Map<String, Object> settings = new LinkedHashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable Server server;
    private @Nullable ServedDocument document;
    private String token = "";

    ApiFixture(Path folder) {
        this(folder, SandboxSettings.GENEROUS.withRequestsPerMinute(0).withPendingFor(Duration.ZERO));
    }

    ApiFixture(Path folder, SandboxSettings api) {
        this.folder = folder;
        this.sandbox = Sandbox.start(api, Targets.load(null));
        set("leadline.home", folder.resolve("home").toString());
        set("leadline.api.url", sandbox.url().toString());
        set("leadline.api.token", sandbox.token());
        set("leadline.api.requests-per-minute", "0");
        set("leadline.confirm.interval", "5ms");
        set("leadline.serve.port", "0");
        set("leadline.serve.max-upload-size", "100KB");
        set("leadline.constants.integration_id", String.valueOf(sandbox.ids().get("integration_id")));
        set("leadline.constants.community_id", String.valueOf(sandbox.ids().get("community_id")));
    }

    ApiFixture set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    Settings settings() {
        return Settings.load(folder, settings);
    }

    ApiFixture opens() {
        server = Server.start(settings());
        document = new ServedDocument(send(HttpRequest.newBuilder(url("/api/v1/openapi.json")).GET()).body());
        return this;
    }

    /** As after a night on which the machine was started anew. */
    void restarts() {
        Objects.requireNonNull(server).close();
        opens();
    }

    AccessTokenRepository tokens() {
        return AccessTokenRepository.in(folder.resolve("config"));
    }

    /** The requests that follow are those of a program with this role. */
    ApiFixture as(Role role) {
        token = tokens().add("program-" + tokens().all().size(), role);
        return this;
    }

    /** The requests that follow bring this token, or none. */
    ApiFixture withToken(String other) {
        token = other;
        return this;
    }

    String token() {
        return token;
    }

    URI url(String path) {
        return Objects.requireNonNull(server).url().resolve(path);
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    HttpResponse<String> postCsv(String query, String content) {
        return post(API + "imports" + query, "text/csv", BodyPublishers.ofString(content));
    }

    /** A form with a file and fields, {@code name=value} each. */
    HttpResponse<String> postForm(String name, String content, String... fields) {
        StringBuilder form = new StringBuilder();
        for (String field : fields) {
            form.append("--border\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted((Object[]) field.split("=", 2)));
        }
        form.append("--border\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n%s\r\n--border--\r\n"
                .formatted(name, content));
        return post(API + "imports", "multipart/form-data; boundary=border", BodyPublishers.ofString(form.toString()));
    }

    HttpResponse<String> post(String path, String type, BodyPublisher body, String... headers) {
        return send(request(path, headers).header("Content-Type", type).POST(body));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url(path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            if (document != null) {
                document.requireDocumented(answer);
            }
            if (answer.uri().getPath().startsWith(API)) {
                assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    /** The record of a run as a program sees it. */
    JsonNode run(long run) {
        return json(get(API + "runs/" + run));
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        sandbox.close();
    }
}
