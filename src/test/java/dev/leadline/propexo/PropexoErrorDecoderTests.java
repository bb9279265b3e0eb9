package dev.leadline.propexo;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Request;
import feign.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each status says about the fate of a request, and what people read about it. */
class PropexoErrorDecoderTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String ERROR = "{\"error\":{\"code\":\"invalid_request\",\"message\":\"Invalid request\"}}";

    @Test
    void everyStatusHasOneClass() {
        Set<Integer> alike = Set.of(402, 404, 405, 407, 410, 411, 414, 415, 421, 426, 431, 451);
        for (int status : IntStream.rangeClosed(100, 999).toArray()) {
            FailureClass expected = FailureClass.UNKNOWN;
            if (status == 401 || status == 403) {
                expected = FailureClass.UNAUTHORISED;
            } else if (Set.of(301, 302, 307, 308).contains(status) || alike.contains(status)) {
                expected = FailureClass.MISDIRECTED;
            } else if (status == 425 || status == 429) {
                expected = FailureClass.NOT_ACTED_ON;
            } else if (status / 100 == 4 && status != 408) {
                expected = FailureClass.REFUSED;
            }
            if (status / 100 != 2) {
                assertThat(failure(status, "").kind()).as("%d", status).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"'',UNKNOWN", "Retry-After: 5,NOT_ACTED_ON", "Retry-After: soon,UNKNOWN"})
    void anOutageWasNotActedOnWhereItSaysHowLongItLasts(String header, FailureClass expected) {
        assertThat(failure(503, "<html>", header).kind()).isEqualTo(expected);
    }

    @Test
    void anOutageWasNotActedOnWhereTheApiItselfSpeaks() {
        assertThat(failure(503, ERROR).kind()).isEqualTo(FailureClass.NOT_ACTED_ON);
        assertThat(failure(502, ERROR).kind()).isEqualTo(FailureClass.UNKNOWN);
        assertThat(failure(502, "", "Retry-After: 5"))
                .satisfies(is(
                        FailureClass.UNKNOWN,
                        502,
                        "HTTP_502",
                        "The API reported an error (502), but it may have processed the request.",
                        null));
    }

    @Test
    void aRefusalNamesTheIssuesOfThePropexoError() {
        String body = """
                {"error": {"code": "invalid_request", "message": "Invalid request", "details": {"name": "ZodError", "issues": [
                  {"code": "invalid_string", "path": ["email_1"], "message": "Invalid email"},
                  {"code": "too_small", "path": ["desired_num_bedrooms", 0], "message": "Too small"},
                  {"code": "unrecognized_keys", "path": [], "keys": ["pets", "agent_id"], "message": "Unrecognized keys"},
                  {"code": "custom", "path": "phone_1"}, 7]}}}""";

        assertThat(failure(400, body))
                .satisfies(is(
                        FailureClass.REFUSED,
                        400,
                        "invalid_request",
                        "Invalid request: email_1: Invalid email; desired_num_bedrooms.0: Too small;"
                                + " Unrecognized keys (pets, agent_id); phone_1",
                        null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "email_1: bad     | email_1 | bad              | email_1: bad",
                "Invalid request  | email_1 | email_1: bad     | Invalid request: email_1: bad",
                "email_1: bad     | email_1 | email_1: bad     | email_1: bad",
                "Invalid request  | email_1 | bad              | Invalid request: email_1: bad",
                "Invalid request. | email_1 | Not an address.  | Invalid request: email_1: Not an address.",
                "Not an address.  | email_1 | Not an address.  | Not an address: email_1"
            })
    void aRefusalNamesNoIssueTwice(String message, String path, String issue, String said) {
        String one = "{\"path\": [\"%s\"], \"message\": \"%s\"}".formatted(path, issue);
        String body = "{\"error\": {\"code\": \"bad\", \"message\": \"%s\", \"details\": {\"issues\": [%s, %s]}}}"
                .formatted(message, one, one);

        assertThat(failure(400, body)).satisfies(is(FailureClass.REFUSED, 400, "bad", said, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<html>Bad</html>", "{}", "{\"error\":\"no\"}", "{\"error\":{\"code\":1,\"message\":2}}"})
    void aRefusalWithoutThatErrorIsAReadableSentence(String body) {
        assertThat(failure(422, body))
                .satisfies(is(
                        FailureClass.REFUSED,
                        422,
                        "HTTP_422",
                        "The API refused the request (422) without a readable reason.",
                        null));
    }

    @Test
    void aRefusedTokenSaysWhatToCheck() {
        assertThat(failure(401, ERROR).words().withAdvice())
                .isEqualTo("The API rejected the token (401). Check that LEADLINE_API_TOKEN is valid, has the required"
                        + " permissions and belongs to this environment.");
    }

    @Test
    void aWrongAddressSaysWhatToCheck() {
        assertThat(failure(302, "", "Location: https://elsewhere.example/?secret")
                        .words()
                        .withAdvice())
                .isEqualTo(
                        "The address of the API redirects to another address (302). Leadline does not send leads to an address that is"
                                + " not in the settings. Check leadline.api.url and the target's path.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "407|A proxy between Leadline and the API requires a login (407). Check the network's proxy and leadline.api.url.",
                "415|The API does not accept requests of this form at this address (415). Check leadline.api.url and"
                        + " the target's path.",
                "402|The API requires a payment for this account (402). Contact Propexo about the account."
            })
    void aRefusalThatEveryRowWouldGetSaysWhatToCheck(int status, String message) {
        assertThat(failure(status, "<html>").words().withAdvice()).isEqualTo(message);
    }

    private static Consumer<ClassifiedFailure> is(
            FailureClass kind, int status, String code, String sentence, @Nullable Duration retryAfter) {
        return failure -> {
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.httpStatus()).isEqualTo(status);
            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.words().withAdvice()).isEqualTo(sentence);
            assertThat(failure.retryAfter()).isEqualTo(retryAfter);
        };
    }

    @Test
    void textsOfTheApiCannotForgeALineOrRunWithoutEnd() {
        String body =
                "{\"error\":{\"code\":\"a\\r\\nb\\u001b[31m\",\"message\":\"one\\r\\nFAKE line\\u001b[2J\\u0000 \\u202Eevil "
                        + "x".repeat(5000) + "\"}}";

        ClassifiedFailure failure = failure(400, body);

        assertThat(failure.code()).isEqualTo("a b [31m");
        assertThat(failure.words().withAdvice())
                .startsWith("one FAKE line [2J evil xxx")
                .endsWith("x…")
                .hasSize(1000);
    }

    @ParameterizedTest
    @CsvSource({
        "5,5",
        "' 7 ',7",
        "0,0",
        "86400,86400",
        "999999999,999999999",
        "00000000000000086400,86400",
        "99999999999,3153600000",
        "'1000000000000000000000000000000',3153600000",
        "'Sun, 22 Nov 2026 10:00:30 GMT',30",
        "'Sun, 22 Nov 2026 09:00:00 GMT',0",
        "'Tue, 24 Nov 2026 10:00:00 GMT',172800",
        "'Fri, 31 Dec 9999 23:59:59 GMT',3153600000"
    })
    void readsHowLongToWait(String header, long seconds) {
        assertThat(failure(429, "", "Retry-After: " + header).retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-5", "soon", "1e3", "1e30", "5.5", "0x10", "٥", "2026-11-22T10:00:30Z"})
    void doesNotGuessHowLongToWait(String header) {
        assertThat(failure(429, "", "Retry-After: " + header).retryAfter()).isNull();
    }

    @Test
    void countsADateFromTheAnswersOwn() {
        ClassifiedFailure failure =
                failure(429, "", "Date: Sun, 22 Nov 2026 03:00:00 GMT", "retry-after: Sun, 22 Nov 2026 03:00:20 GMT");

        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(20));
    }

    private static ClassifiedFailure failure(int status, String body, String... headers) {
        PropexoErrorDecoder decoder =
                new PropexoErrorDecoder(new ResponseBody(ApiToken.of(ApiFixture.CANARY_TOKEN)), () -> NOW);
        return ((PropexoException) decoder.decode("create", answer(status, body, headers))).failure();
    }

    private static Response answer(int status, String body, String... headers) {
        Map<String, Collection<String>> map = new TreeMap<>();
        Arrays.stream(headers)
                .filter(header -> !header.isEmpty())
                .map(header -> header.split(": ", 2))
                .forEach(header -> map.put(header[0], List.of(header[1])));
        Request request = Request.create(
                Request.HttpMethod.POST, "/crm/v1/prospects/", Map.of(), null, StandardCharsets.UTF_8, null);
        return Response.builder()
                .status(status)
                .headers(map)
                .body(body, StandardCharsets.UTF_8)
                .request(request)
                .build();
    }
}
