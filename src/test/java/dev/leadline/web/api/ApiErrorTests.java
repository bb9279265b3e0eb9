package dev.leadline.web.api;

import static dev.leadline.testing.ServeFixture.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.security.Role;
import dev.leadline.testing.ServeFixture;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Each error is a problem detail with a sentence that says what to do. */
class ApiErrorTests {

    private static final String LEADS = "First Name,Last Name,Email\nAnn,Mercer,ann@example.com\n";

    @TempDir
    static Path folder;

    private static ServeFixture api;
    private static String operator;
    private static String viewer;

    @BeforeAll
    static void open() {
        api = new ApiFixture(folder).opens();
        operator = api.as(Role.OPERATOR).token();
        viewer = api.as(Role.VIEWER).token();
    }

    @AfterAll
    static void close() {
        api.close();
    }

    @BeforeEach
    void asAnOperator() {
        api.withToken(operator);
    }

    @Test
    void asksForAToken() {
        HttpResponse<String> answer = api.withToken("").get("/api/v1/runs/1");
        requireProblem(
                answer,
                401,
                "unauthorized",
                "Send the header Authorization: Bearer TOKEN. To create a token: leadline token add NAME --role operator");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"leadline\"");
        assertThat(json(answer).get("instance").asString()).isEqualTo("/api/v1/runs/1");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json;charset=UTF-8");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void refusesATokenThatIsNotValid() {
        HttpResponse<String> answer = api.withToken(operator + "x").get("/api/v1/runs/1");
        requireProblem(
                answer,
                401,
                "unauthorized",
                "The token is not valid; it may have been removed. To create a token: leadline token add NAME --role operator");
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .contains("Bearer realm=\"leadline\", error=\"invalid_token\"");
        assertThat(answer.body()).doesNotContain(operator);
    }

    @Test
    void refusesARemovedTokenFromTheNextRequestOn() {
        String removed = api.as(Role.VIEWER).token();
        assertThat(api.get("/api/v1/runs/99").statusCode()).isEqualTo(404);
        api.tokens()
                .remove(api.tokens().all().get(api.tokens().all().size() - 1).name());
        assertThat(api.withToken(removed).get("/api/v1/runs/99").statusCode()).isEqualTo(401);
    }

    @Test
    void letsAViewerReadAndNotImport() {
        api.withToken(viewer);
        requireProblem(
                api.postCsv("", LEADS),
                403,
                "forbidden",
                "The token has the role viewer, which cannot import files. To create a token that can: leadline token add NAME --role operator");
        assertThat(api.sandbox.received()).isEmpty();
        assertThat(api.get("/api/v1/runs/99").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /api/v1/runs/99          | 404 | not-found          | There is no such run. The answer to POST /api/v1/imports has its number.
            GET    | /api/v1/runs/99/rejects  | 404 | not-found          | There is no such run. The answer to POST /api/v1/imports has its number.
            GET    | /api/v1/runs/abc         | 404 | not-found          | There is no such run. The answer to POST /api/v1/imports has its number.
            GET    | /api/v2/runs             | 404 | not-found          | The API has no such address. /api/v1/openapi.json lists all addresses.
            GET    | /api/v1/imports          | 405 | method-not-allowed | This address does not support the method. /api/v1/openapi.json lists the methods of each address.
            DELETE | /api/v1/runs/1           | 405 | method-not-allowed | This address does not support the method. /api/v1/openapi.json lists the methods of each address.
            """)
    void refusesAnAddressOrMethodThatItDoesNotHave(
            String method, String path, int status, String type, String sentence) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(api.url(path)).header("Authorization", "Bearer " + operator);
        requireProblem(api.send(request.method(method, BodyPublishers.noBody())), status, type, sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            limt=5                        | There is no parameter "limt"; did you mean limit?
            limit=0                       | limit must be a number of 1 or more, such as limit=5, not "0".
            limit=1&limit=2               | The parameter limit was sent twice. Omit one of them.
            again=yes                     | again must be true or false, not "yes".
            duplicates=maybe              | duplicates must be skip, send or reject, not "maybe".
            set=prospect_source           | set must be FIELD=VALUE, such as set=prospect_source=Zillow, not "prospect_source".
            set=notes=a&set=notes=b       | set names notes twice. Omit one of them.
            set=colour=red                | There is no field "colour" in target generic
            target=knok                   | There is no target "knok"; did you mean knock?
            mapping=other                 | There is no saved mapping "other". Enter the name of a file in config/mappings, without .yaml.
            mapping=..%2Fapplication      | There is no saved mapping "../application". Enter the name of a file in config/mappings, without .yaml.
            """)
    void saysWhichParameterIsNotValid(String query, String sentence) {
        HttpResponse<String> answer = api.postCsv("?" + query, LEADS);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).get("type").asString()).isEqualTo("urn:leadline:problem:invalid-request");
        assertThat(json(answer).get("detail").asString()).startsWith(sentence);
    }

    @Test
    void saysWhyAFileCannotBeUsedWithoutTheServersFolders() {
        HttpResponse<String> nothing = api.postForm("tasks.csv", "Task,Owner\nWater the plants,Ann\n");
        assertThat(nothing.statusCode()).as(nothing.body()).isEqualTo(422);
        assertThat(json(nothing).get("type").asString()).isEqualTo("urn:leadline:problem:file-unusable");
        HttpResponse<String> broken = api.postForm("leads.xlsx", "PK\u0003\u0004 and nothing that a workbook has");
        assertThat(broken.statusCode()).isEqualTo(422);
        assertThat(json(broken).get("detail").asString()).contains("leads.xlsx");
        assertThat(nothing.body() + broken.body()).doesNotContain(folder.toString(), "/uploads/");
        assertThat(api.sandbox.received()).isEmpty();
    }

    @Test
    void acceptsAFileInAFormOrAsCsvOnly() {
        requireProblem(
                api.post("/api/v1/imports", "application/json", BodyPublishers.ofString("[]")),
                415,
                "unsupported-media-type",
                "Send the file as multipart/form-data in a part named file, or as a body of the type text/csv.");
        requireProblem(
                api.post(
                        "/api/v1/imports",
                        "multipart/form-data; boundary=b",
                        BodyPublishers.ofString(
                                "--b\r\nContent-Disposition: form-data; name=\"limit\"\r\n\r\n5\r\n--b--\r\n")),
                400,
                "invalid-request",
                "The request has no file. Send the file in a part named file.");
        requireProblem(
                api.get("/api/v1/runs/1/rejects", "Accept", "image/png"),
                406,
                "not-acceptable",
                "This address does not produce a type that the Accept header allows. Omit the header, or send Accept: */*.");
    }

    @Test
    void keepsNothingOfAFileThatIsTooLarge() throws Exception {
        String sentence =
                "The file is larger than leadline.serve.max-upload-size allows. Split the file, or increase the setting.";
        String large = LEADS + "x".repeat(200_000);
        requireProblem(api.postCsv("", large), 413, "too-large", sentence);
        requireProblem(api.postForm("leads.csv", large), 413, "too-large", sentence);
        requireProblem(
                api.post(
                        "/api/v1/imports",
                        "text/csv",
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large.getBytes(UTF_8)))),
                413,
                "too-large",
                sentence);
        Path uploads = folder.resolve("home/uploads");
        try (var kept = Files.walk(uploads)) {
            assertThat(kept.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void takesNoSessionForAToken() {
        api.withToken("");
        HttpResponse<String> byCookie = api.post(
                "/api/v1/imports", "text/csv", BodyPublishers.ofString(LEADS), "Cookie", "leadline_session=ABC");
        assertThat(byCookie.statusCode()).isEqualTo(401);
        assertThat(api.sandbox.received()).isEmpty();
    }

    @Test
    void opensNoPageOfTheConsoleToAToken() {
        HttpResponse<String> stop =
                api.post("/runs/1/stop", "application/x-www-form-urlencoded", BodyPublishers.ofString("a=b"));
        assertThat(stop.statusCode()).as("without the token of the page").isEqualTo(403);
    }

    @Test
    void describesItselfToAnybody() {
        HttpResponse<String> document = api.withToken("").get("/api/v1/openapi.json");
        assertThat(document.statusCode()).isEqualTo(200);
        assertThat(document.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void makesThoseWaitWhoKeepSendingWrongTokensAndNobodyElse() {
        try (ServeFixture guessed = new ApiFixture(folder.resolve("guessed")).opens()) {
            String right = guessed.as(Role.VIEWER).token();
            guessed.withToken("leadline_guess");
            for (int n = 0; n < 20; n++) {
                assertThat(guessed.get("/api/v1/runs/1").statusCode()).isEqualTo(401);
            }
            HttpResponse<String> refused = guessed.get("/api/v1/runs/1");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(json(refused).get("detail").asString())
                    .matches(
                            "This address has sent too many tokens that are not valid. Wait \\d+ seconds, then try again with a valid token.");
            assertThat(Integer.parseInt(
                            refused.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(1, 30);
            assertThat(guessed.withToken(right).get("/api/v1/runs/1").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void saysWhenItIsBusyAndWhichRunComesFirst() throws Exception {
        try (ServeFixture busy = new ApiFixture(
                folder.resolve("busy"),
                SandboxSettings.GENEROUS.withRequestsPerMinute(0).withPendingFor(Duration.ofHours(1)))) {
            busy.set("leadline.serve.concurrent-runs", "1").opens().as(Role.OPERATOR);
            assertThat(busy.postCsv("", LEADS).statusCode()).isEqualTo(202);

            HttpResponse<String> refused = busy.postCsv("", LEADS.replace("ann@", "zoe@"));

            requireProblem(
                    refused,
                    503,
                    "busy",
                    "Leadline is running 1 import, as many as leadline.serve.concurrent-runs allows. Nothing was imported. Send the file again in 30 seconds.");
            assertThat(refused.headers().firstValue("Retry-After")).contains("30");
            await().until(() -> busy.sandbox.received().size() == 1);
            busy.restarts();
            HttpResponse<String> other = busy.postCsv("?set=notes=tour", LEADS);
            assertThat(other.statusCode()).as(other.body()).isEqualTo(409);
            assertThat(json(other).get("type").asString()).isEqualTo("urn:leadline:problem:unfinished-run");
            assertThat(json(other).get("run").asString()).isEqualTo("/api/v1/runs/1");
            assertThat(busy.sandbox.received()).hasSize(1);
        }
    }

    private static void requireProblem(HttpResponse<String> answer, int status, String type, String sentence) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode problem = json(answer);
        assertThat(problem.get("detail").asString()).isEqualTo(sentence);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("type").asString()).isEqualTo("urn:leadline:problem:" + type);
    }
}
