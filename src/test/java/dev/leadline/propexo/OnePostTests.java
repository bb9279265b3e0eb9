package dev.leadline.propexo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.leadline.propexo.MockApi.answer;
import static dev.leadline.propexo.ScriptedServer.bytes;
import static dev.leadline.propexo.ScriptedServer.hangUp;
import static dev.leadline.propexo.ScriptedServer.reset;
import static dev.leadline.propexo.ScriptedServer.silence;
import static dev.leadline.propexo.ScriptedServer.thenHangUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.leadline.propexo.ScriptedServer.Deed;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the server does, one create is one POST: counted at the server. */
class OnePostTests {

    private static final String QUEUED = "{\"job_id\":\"job-1\"}";

    @ParameterizedTest(name = "{0}")
    @MethodSource("faultsAfterTheRequestLeft")
    void leavesTheRowInDoubt(String fault, Deed deed, String code) throws Exception {
        assertInDoubt(deed, code, ApiFixture::connect);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answersThatDoNotEnd")
    void waitsForNoAnswerForEver(String fault, Deed deed, String code) throws Exception {
        assertInDoubt(deed, code, ApiFixture::connectImpatiently);
    }

    static Stream<Arguments> answersThatDoNotEnd() {
        return Stream.of(arguments("is silent", silence(), "READ_TIMEOUT"), arguments("drips", drip(), "TOO_SLOW"));
    }

    static Stream<Arguments> faultsAfterTheRequestLeft() {
        return Stream.of(
                arguments("closes without an answer", hangUp(), "CONNECTION_LOST"),
                arguments("resets the connection", reset(), "CONNECTION_LOST"),
                arguments("stops in the status line", bytes("HTTP/1.1 2"), "CONNECTION_LOST"),
                arguments("stops in the headers", bytes("HTTP/1.1 200 OK\r\nContent-Le"), "CONNECTION_LOST"),
                arguments(
                        "stops in the body",
                        bytes("HTTP/1.1 200 OK\r\nContent-Length: 18\r\n\r\n{\"job_id\":"),
                        "CONNECTION_LOST"),
                arguments(
                        "stops in a chunk",
                        bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n12\r\n{\"job_id"),
                        "CONNECTION_LOST"),
                arguments(
                        "breaks the chunks",
                        bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n" + QUEUED),
                        "CONNECTION_LOST"),
                arguments("speaks no HTTP", bytes("220 mail.example.com ESMTP\r\n\r\n"), "CONNECTION_LOST"),
                arguments("speaks another HTTP", bytes("HTTP/3.9 200 OK\r\n\r\n"), "CONNECTION_LOST"),
                arguments("says nothing but 100", bytes("HTTP/1.1 100 Continue\r\n\r\n"), "CONNECTION_LOST"),
                arguments(
                        "has a header that never ends",
                        bytes("HTTP/1.1 200 OK\r\nX: " + "x".repeat(100_000)),
                        "CONNECTION_LOST"),
                arguments(
                        "has a thousand headers",
                        bytes("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(1000) + "\r\n"),
                        "CONNECTION_LOST"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wholeAnswers")
    void leavesTheRowInDoubtWhereTheAnswerSaysTooLittle(String answer, ResponseDefinitionBuilder given, String code)
            throws Exception {
        try (MockApi api = MockApi.start(given);
                Propexo propexo = ApiFixture.connect(api.url())) {
            assertUnknown(ApiFixture.create(propexo), code);
            assertThat(api.requests()).hasSize(1);
        }
    }

    static Stream<Arguments> wholeAnswers() {
        return Stream.of(
                arguments("has too large a body", answer(200, "[" + " ".repeat(2 << 20) + "]"), "ANSWER_TOO_LARGE"),
                arguments("200, empty", answer(200, ""), "UNREADABLE_ANSWER"),
                arguments("204", aResponse().withStatus(204), "UNREADABLE_ANSWER"),
                arguments("200, HTML", answer(200, "<html>ok</html>"), "UNREADABLE_ANSWER"),
                arguments("200, malformed JSON", answer(200, "{\"job_id\":"), "UNREADABLE_ANSWER"),
                arguments("200, something after the JSON", answer(200, QUEUED + "x"), "UNREADABLE_ANSWER"),
                arguments("200, a million brackets", answer(200, "[".repeat(1_000_000)), "UNREADABLE_ANSWER"),
                arguments(
                        "200, no UTF-8",
                        aResponse().withBody("{\"\u00ff\"".getBytes(StandardCharsets.ISO_8859_1)),
                        "UNREADABLE_ANSWER"),
                arguments(
                        "200, said to be gzip and is not",
                        answer(200, "no gzip", "Content-Encoding: gzip"),
                        "UNREADABLE_ANSWER"),
                arguments("200, a text", answer(200, "\"job-1\""), "UNREADABLE_ANSWER"),
                arguments("200, a list", answer(200, "[]"), "NO_JOB_ID"),
                arguments("200, no job id", answer(200, "{\"data\":{}}"), "NO_JOB_ID"),
                arguments("200, a number for a job id", answer(200, "{\"job_id\":7}"), "NO_JOB_ID"),
                arguments("200, null for a job id", answer(200, "{\"job_id\":null}"), "NO_JOB_ID"),
                arguments("200, an error", answer(200, "{\"error\":{\"code\":\"x\",\"message\":\"y\"}}"), "NO_JOB_ID"),
                arguments("200, an empty job id", answer(200, "{\"job_id\":\"\"}"), "BAD_JOB_ID"),
                arguments("200, a folder for a job id", answer(200, "{\"job_id\":\"..\"}"), "BAD_JOB_ID"),
                arguments("200, a line end in the job id", answer(200, "{\"job_id\":\"a\\nb\"}"), "BAD_JOB_ID"),
                arguments(
                        "200, a job id without end",
                        answer(200, "{\"job_id\":\"" + "a".repeat(201) + "\"}"),
                        "BAD_JOB_ID"),
                arguments("408", answer(408, ""), "HTTP_408"),
                arguments("500", answer(500, "oops"), "HTTP_500"),
                arguments(
                        "500 with an error body",
                        answer(500, "{\"error\":{\"code\":\"internal\",\"message\":\"y\"}}"),
                        "internal"),
                arguments("502 with HTML", answer(502, "<html>Bad gateway</html>"), "HTTP_502"),
                arguments("503, bare", answer(503, ""), "HTTP_503"),
                arguments("504", answer(504, ""), "HTTP_504"),
                arguments("504 with Retry-After", answer(504, "", "Retry-After: 1"), "HTTP_504"),
                arguments("599", answer(599, ""), "HTTP_599"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answersThatSayThatNothingWasMade")
    void doesNotRepeatByItselfEvenWhatMayBeSentAgain(
            String fault, ResponseDefinitionBuilder answer, Class<? extends CreateResult> kind) throws Exception {
        try (MockApi api = MockApi.start(answer);
                Propexo propexo = Propexo.connect(patient(api.url()))) {
            assertThat(ApiFixture.create(propexo)).isInstanceOf(kind);
            assertThat(api.requests()).hasSize(1);
        }
    }

    static Stream<Arguments> answersThatSayThatNothingWasMade() {
        return Stream.of(
                arguments("503 + Retry-After", answer(503, "", "Retry-After: 0"), CreateResult.NotActedOn.class),
                arguments(
                        "503 + Propexo's error",
                        answer(503, "{\"error\":{\"code\":\"down\",\"message\":\"m\"}}"),
                        CreateResult.NotActedOn.class),
                arguments("429", answer(429, "", "Retry-After: 0"), CreateResult.NotActedOn.class),
                arguments("307", answer(307, "", "Location: /crm/v1/prospects"), CreateResult.Misdirected.class),
                arguments("308", answer(308, "", "Location: /crm/v1/prospects"), CreateResult.Misdirected.class),
                arguments("302", answer(302, "", "Location: /crm/v1/prospects"), CreateResult.Misdirected.class),
                arguments(
                        "401 + challenge",
                        answer(401, "", "WWW-Authenticate: Basic realm=x"),
                        CreateResult.CreateUnauthorized.class),
                arguments("407", answer(407, "", "Proxy-Authenticate: Basic realm=x"), CreateResult.Misdirected.class),
                arguments("417", answer(417, ""), CreateResult.Refused.class),
                arguments("400", answer(400, ""), CreateResult.Refused.class));
    }

    @Test
    void aConnectionDroppedBetweenTwoCallsCostsNeitherOfThem() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(
                        thenHangUp(ScriptedServer.answer(200, QUEUED)), ScriptedServer.answer(200, QUEUED));
                Propexo propexo = ApiFixture.connect(server.url())) {
            CreateResult first = ApiFixture.create(propexo);
            await().until(() -> server.connectionsOpen() == 0);
            CreateResult second = ApiFixture.create(propexo);

            assertThat(first).isEqualTo(new CreateResult.Queued(200, "job-1"));
            assertThat(second).isEqualTo(new CreateResult.Queued(200, "job-1"));
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void aKeptConnectionThatIsResetByTheSecondRequestIsInDoubtAndSentOnce() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(ScriptedServer.answer(200, QUEUED), reset());
                Propexo propexo = ApiFixture.connect(server.url())) {
            ApiFixture.create(propexo);

            assertThat(ApiFixture.create(propexo)).isInstanceOf(CreateResult.Unknown.class);
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void anAnswerThatIsTooLargeOrTooSlowDoesNotSpoilTheNextOne() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(
                        ScriptedServer.answer(200, "[" + " ".repeat(2 << 20) + "]"),
                        drip(),
                        ScriptedServer.answer(200, QUEUED));
                Propexo propexo = ApiFixture.connectImpatiently(server.url())) {
            ApiFixture.create(propexo);
            ApiFixture.create(propexo);

            assertThat(ApiFixture.create(propexo)).isEqualTo(new CreateResult.Queued(200, "job-1"));
        }
    }

    /** Long enough a wait for the retries that HttpClient would make by itself: it makes none that outlast the time-out. */
    private static ApiSettings patient(URI url) {
        return new ApiSettings(url, ApiToken.of("token"), 0, 4, Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    private static void assertInDoubt(Deed deed, String code, Function<URI, Propexo> connect) throws Exception {
        try (ScriptedServer server = ScriptedServer.start(deed);
                Propexo propexo = connect.apply(server.url())) {
            assertUnknown(ApiFixture.create(propexo), code);
            assertThat(server.requests()).hasSize(1);
        }
    }

    private static void assertUnknown(CreateResult answer, String code) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        CreateResult.Unknown.class,
                        unknown -> assertThat(unknown.code()).isEqualTo(code));
    }

    private static Deed drip() {
        return (connection, out) -> {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            connection.setSoTimeout(50);
            do {
                out.write("1\r\n \r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
            } while (!hasHungUp(connection));
            return false;
        };
    }

    private static boolean hasHungUp(Socket connection) throws IOException {
        try {
            return connection.getInputStream().read() < 0;
        } catch (SocketTimeoutException stillThere) {
            return false;
        }
    }
}
