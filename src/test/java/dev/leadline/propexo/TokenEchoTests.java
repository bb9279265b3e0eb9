package dev.leadline.propexo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.leadline.propexo.MockApi.answer;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that repeats our token does not get it into a ledger or a report. */
class TokenEchoTests {

    private static final String TOKEN = ApiFixture.CANARY_TOKEN;

    @Test
    void theTokenIsHiddenInARefusal() throws Exception {
        assertThat(refused("No access for Bearer " + TOKEN + ", sorry"))
                .isEqualTo("No access for Bearer [the token], sorry");
    }

    static Stream<String> forms() {
        return Stream.of(
                TOKEN,
                TOKEN.toLowerCase(Locale.ROOT),
                URLEncoder.encode(TOKEN, StandardCharsets.UTF_8),
                URLEncoder.encode(URLEncoder.encode(TOKEN, StandardCharsets.UTF_8), StandardCharsets.UTF_8),
                TOKEN.replace("{", "&#123;").replace("%", "&#x25;"),
                TOKEN.replace("{", "\\u007b").replace("-", "\\-"),
                base64(TOKEN),
                base64("Bearer " + TOKEN),
                base64(":" + TOKEN),
                base64("me:" + TOKEN + "\n"),
                Base64.getUrlEncoder().encodeToString(("Bearer " + TOKEN).getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theTokenIsHiddenInWhateverForm(String form) throws Exception {
        String message = refused("before " + form + " behind");

        assertThat(message).startsWith("before ").contains("[the token]").endsWith(" behind");
        assertThat(message.length()).isLessThan("before Authorization: [the token] behind".length());
    }

    @Test
    void theTokenIsHiddenInCodesAndIssues() throws Exception {
        String body = """
                {"error":{"code":"bad %s","message":"no","details":{"issues":[{"path":["%s"],"message":"not %s"}]}}}
                """.formatted(TOKEN, TOKEN, TOKEN);

        assertThat(create(400, body))
                .isEqualTo(new CreateResult.Refused(400, "bad [the token]", "no: [the token]: not [the token]"));
    }

    @Test
    void theTokenIsHiddenWhereTheAnswerIsNoUtf8() throws Exception {
        byte[] bytes = error(TOKEN).getBytes(Charset.forName("UTF-16LE"));

        CreateResult answer = create(aResponse().withStatus(400).withBody(bytes));

        assertThat(answer).isEqualTo(new CreateResult.Refused(400, "bad", "[the token]"));
    }

    @Test
    void aTokenIsNoJobId() throws Exception {
        assertThat(create(200, "{\"job_id\":\"job-" + TOKEN + "\"}"))
                .isEqualTo(
                        new CreateResult.Unknown(200, "BAD_JOB_ID", "The API's response contains an invalid job ID."));
    }

    @Test
    void theTokenIsHiddenInTheErrorsOfAWrite() throws Exception {
        String settled = "{\"write_status\":\"FAILURE\",\"errors\":[\"401 for " + TOKEN + "\"],\"created_record_id\":\""
                + TOKEN + "\"}";
        try (MockApi server = MockApi.start(answer(200, settled));
                Propexo propexo = ApiFixture.connect(server.url())) {
            StatusResult answer = propexo.status("job-1");

            assertThat(answer).hasToString("Settled[outcome=FAILURE, errors=[401 for [the token]], recordId=null]");
        }
    }

    @Test
    void whatIsTooShortForATokenIsNotLookedFor() {
        assertThat(ApiToken.of("a").hiddenIn("an answer")).isEqualTo("an answer");
    }

    @Test
    void longRunsOfBackslashesAreNoTrap() {
        String trap = "\\".repeat(1_000_000);

        assertThat(ApiToken.of(TOKEN).hiddenIn(trap)).isEqualTo(trap);
    }

    private static String refused(String message) throws Exception {
        return ((CreateResult.Refused) create(400, error(message))).message();
    }

    private static String error(String message) {
        return "{\"error\":{\"code\":\"bad\",\"message\":\""
                + message.replace("\\", "\\\\").replace("\n", "\\n") + "\"}}";
    }

    private static CreateResult create(int status, String body) throws Exception {
        return create(answer(status, body));
    }

    private static CreateResult create(ResponseDefinitionBuilder answer) throws Exception {
        try (MockApi server = MockApi.start(answer);
                Propexo propexo = ApiFixture.connect(server.url())) {
            return ApiFixture.create(propexo);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
