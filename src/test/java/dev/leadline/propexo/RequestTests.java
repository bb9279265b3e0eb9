package dev.leadline.propexo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What leaves is exactly what was asked for. */
class RequestTests {

    private MockApi server;
    private Propexo propexo;

    @BeforeEach
    void start() {
        server = MockApi.start();
        propexo = ApiFixture.connect(server.url());
    }

    @AfterEach
    void stop() throws Exception {
        propexo.close();
        server.close();
    }

    @Test
    void sendsTheBodyByteForByte() {
        String body = "{\"notes\":\"100% {braces} ${x} \\u00e9 é 😀\",\n \"pets\":[]}";

        propexo.create("/crm/v1/prospects/knock", body, "/meta/job_id");

        assertThat(server.requests().get(0).getBodyAsString()).isEqualTo(body);
    }

    @Test
    void sendsTheTokenAndNothingThatAsksForMoreThanPlainJson() {
        ApiFixture.create(propexo);

        LoggedRequest request = server.requests().get(0);
        assertThat(request.getHeaders().all().stream()
                        .map(header ->
                                header.key().toLowerCase(Locale.ROOT) + ": " + String.join(" | ", header.values())))
                .containsExactlyInAnyOrder(
                        "accept: application/json",
                        "accept-encoding: identity",
                        "authorization: Bearer " + ApiFixture.CANARY_TOKEN,
                        "content-type: application/json",
                        "content-length: 32",
                        "host: 127.0.0.1:" + server.port(),
                        "connection: keep-alive",
                        "user-agent: Leadline");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/crm/v1/prospects/",
                "/crm/v1/prospects/knock",
                "/crm/v1/prospects",
                "/crm/v1/prospects/?ignore_unknown_fields=true",
                "/crm/v1/prospects/?a=1&b=x.y-z"
            })
    void keepsThePathOfTheTarget(String path) {
        propexo.create(path, "{}", "/job_id");

        assertThat(requestLine()).isEqualTo("POST " + path + " HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "crm",
                "http://elsewhere.example/",
                "/../admin",
                "/a b",
                "//elsewhere.example/",
                "/a/./b",
                "/%2e%2e/",
                "/a?b?c",
                "/a?b=",
                "/a?",
                "/a\r\nX: y",
                "/{x}",
                "/a#b"
            })
    void refusesAPathThatIsNone(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> propexo.create(path, "{}", "/job_id"));

        assertThat(server.requests()).isEmpty();
    }

    @Test
    void keepsThePathOfTheBaseAddress() {
        try (Propexo behindAProxy = ApiFixture.connect(URI.create(server.url() + "/proxy/propexo/"))) {
            ApiFixture.create(behindAProxy);
        }

        assertThat(requestLine()).isEqualTo("POST /proxy/propexo/crm/v1/prospects/ HTTP/1.1");
    }

    @ParameterizedTest
    @CsvSource({
        "3fa85f64-5717,3fa85f64-5717",
        "../../admin,..%2F..%2Fadmin",
        "a?b#c,a%3Fb%23c",
        "{id},%7Bid%7D",
        "a+b;c,a%2Bb%3Bc"
    })
    void encodesAJobIdSoThatItStaysOnePartOfTheAddress(String id, String encoded) {
        propexo.status(id);
        propexo.retryWrite(id);

        assertThat(server.requests().stream().map(RequestTests::requestLine))
                .containsExactly(
                        "GET /v1/admin/write-status/" + encoded + " HTTP/1.1",
                        "POST /v1/admin/retry-write/" + encoded + " HTTP/1.1");
        assertThat(server.requests().get(1).getBodyAsString()).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a b", "a\nb", "é", "%2e%2e"})
    void refusesAJobIdThatIsNone(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> propexo.status(id));
        assertThatIllegalArgumentException().isThrownBy(() -> propexo.retryWrite(id));

        assertThat(server.requests()).isEmpty();
    }

    @Test
    void asksForPagesInAFixedOrder() {
        propexo.writeLogs("int 1", LogRange.HOUR, null, 200, 100);
        propexo.prospects("int1", "com1", Instant.parse("2026-11-22T10:15:30Z"), 0, 250);
        propexo.names(NameList.ATTRIBUTIONS, "int1", 250, 250);
        propexo.names(NameList.AGENTS, null, 0, 250);
        propexo.integrations(0, 1);

        assertThat(server.requests().stream().map(RequestTests::requestLine))
                .containsExactly(
                        "GET /v1/admin/logs/writes/?integration_id=int%201&time_range=hour&offset=200&limit=100 HTTP/1.1",
                        "GET /crm/v1/prospects/?integration_id=int1&community_id=com1"
                                + "&updated_at_gte=2026-11-22T10%3A15%3A30Z&order-by=created_at%3Aasc&offset=0&limit=250"
                                + " HTTP/1.1",
                        "GET /crm/v1/attributions/?integration_id=int1&order-by=created_at%3Aasc&offset=250&limit=250 HTTP/1.1",
                        "GET /crm/v1/agents/?order-by=created_at%3Aasc&offset=0&limit=250 HTTP/1.1",
                        "GET /v1/admin/integrations/?offset=0&limit=1 HTTP/1.1");
    }

    private String requestLine() {
        return requestLine(server.requests().get(0));
    }

    private static String requestLine(LoggedRequest request) {
        return request.getMethod() + " " + request.getUrl() + " " + request.getProtocol();
    }
}
