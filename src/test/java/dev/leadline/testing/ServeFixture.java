package dev.leadline.testing;

import static org.awaitility.Awaitility.await;

import dev.leadline.lead.Targets;
import dev.leadline.sandbox.Sandbox;
import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.security.AccessTokenRepository;
import dev.leadline.security.Role;
import dev.leadline.serve.Server;
import dev.leadline.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code leadline serve} in this process, with a stand-in for Propexo, and a program that talks to it. */
public class ServeFixture implements AutoCloseable {

    private static final String API = "/api/v1/";

    public final Path folder;
    public final Sandbox sandbox;
    private final Map<String, Object> settings = new LinkedHashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable Server server;
    private String token = "";

    public ServeFixture(Path folder) {
        this(folder, SandboxSettings.GENEROUS.withRequestsPerMinute(0).withPendingFor(Duration.ZERO));
    }

    public ServeFixture(Path folder, SandboxSettings api) {
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

    public ServeFixture set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    public Settings settings() {
        return Settings.load(folder, settings);
    }

    public ServeFixture opens() {
        server = Server.start(LedgerTemplate.copyTo(settings()));
        opened();
        return this;
    }

    /** The server answers. */
    protected void opened() {}

    /** An answer has come. */
    protected void received(HttpResponse<String> answer) {}

    /** The record of a run once it has ended. */
    public JsonNode ended(long run) {
        List<JsonNode> seen = new ArrayList<>();
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            seen.add(run(run));
            JsonNode now = seen.get(seen.size() - 1);
            return !now.get("ended_at").isNull()
                    && !now.get("status").asString().equals("RUNNING");
        });
        return seen.get(seen.size() - 1);
    }

    /** As after a night on which the machine was started anew. */
    public void restarts() {
        Objects.requireNonNull(server).close();
        opens();
    }

    public AccessTokenRepository tokens() {
        return AccessTokenRepository.in(folder.resolve("config"));
    }

    /** The requests that follow are those of a program with this role. */
    public ServeFixture as(Role role) {
        token = tokens().add("program-" + tokens().all().size(), role);
        return this;
    }

    /** The requests that follow bring this token, or none. */
    public ServeFixture withToken(String other) {
        token = other;
        return this;
    }

    public String token() {
        return token;
    }

    public URI url(String path) {
        return Objects.requireNonNull(server).url().resolve(path);
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public HttpResponse<String> postCsv(String query, String content) {
        return post(API + "imports" + query, "text/csv", BodyPublishers.ofString(content));
    }

    /** A form with a file and fields, {@code name=value} each. */
    public HttpResponse<String> postForm(String name, String content, String... fields) {
        StringBuilder form = new StringBuilder();
        for (String field : fields) {
            form.append("--border\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted((Object[]) field.split("=", 2)));
        }
        form.append(
                "--border\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n%s\r\n--border--\r\n"
                        .formatted(name, content));
        return post(API + "imports", "multipart/form-data; boundary=border", BodyPublishers.ofString(form.toString()));
    }

    public HttpResponse<String> post(String path, String type, BodyPublisher body, String... headers) {
        return send(request(path, headers).header("Content-Type", type).POST(body));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url(path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            received(answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends bytes that no client library sends, with plain line ends for CR LF, and gives all that comes back. */
    public String raw(String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), url("/").getPort())) {
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    /** The record of a run as a program sees it. */
    public JsonNode run(long run) {
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
