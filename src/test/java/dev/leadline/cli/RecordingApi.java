package dev.leadline.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/**
 * An API that tells whatever it was told, the token above all: it repeats header and body in all its answers. What it answers
 * to a prospect depends on the word before the dot in its first e-mail address.
 */
final class RecordingApi implements AutoCloseable {

    private static final String ELSEWHERE = "http://127.0.0.1:9/";

    private final WireMockServer server = new WireMockServer(WireMockConfiguration.options()
            .bindAddress("127.0.0.1")
            .dynamicPort()
            .extensions(new Repeater()));
    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicInteger posts = new AtomicInteger();
    private final Map<String, String> bodies = new ConcurrentHashMap<>();

    private record Reply(int status, Object body) {}

    RecordingApi() {
        server.start();
        server.stubFor(any(anyUrl()).willReturn(aResponse()));
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** How many prospects were posted. */
    int posts() {
        return posts.get();
    }

    private final class Repeater implements ResponseTransformerV2 {

        @Override
        public Response transform(Response unused, ServeEvent event) {
            LoggedRequest request = event.getRequest();
            String told = request.getHeader("Authorization");
            Reply reply = reply(
                    request.getMethod().value(),
                    URI.create(request.getUrl()).getPath(),
                    told,
                    request.getBodyAsString());
            return Response.response()
                    .status(reply.status())
                    .headers(new HttpHeaders(
                            HttpHeader.httpHeader("Content-Type", "application/json"),
                            HttpHeader.httpHeader("Location", ELSEWHERE + told.hashCode()),
                            HttpHeader.httpHeader("X-Told", told)))
                    .body(
                            reply.body() instanceof String text
                                    ? text
                                    : JsonMapper.shared().writeValueAsString(reply.body()))
                    .build();
        }

        @Override
        public String getName() {
            return "repeater";
        }
    }

    private Reply reply(String method, String path, String told, String body) {
        String all = told + " and " + base64(told) + " said " + body;
        if (path.contains("/retry-write/")) {
            return error(400, all);
        }
        if (path.contains("/write-status/")) {
            return status(path.substring(path.lastIndexOf('/') + 1), all);
        }
        return method.equals("POST") ? create(all, body) : new Reply(200, Map.of("results", List.of(), "told", all));
    }

    private Reply create(String all, String body) {
        posts.incrementAndGet();
        String email =
                JsonMapper.shared().readTree(body).path("email_1").asString("").split("\\.", 2)[0];
        switch (email) {
            case "held" -> hold();
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

    private void hold() {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
        never.countDown();
        server.stop();
    }
}
