package dev.leadline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.ledger.RunInitiator;
import dev.leadline.message.UserException;
import dev.leadline.security.Role;
import dev.leadline.shared.ExitCode;
import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A console that has no users and is reached from this machine alone. */
class OpenConsoleTests {

    private static final Pattern FILES = Pattern.compile("(?:href|src)=\"(/(?:assets|webjars)/[^\"]+)\"");

    @TempDir
    static Path folder;

    private static ConsoleFixture house;

    private Browser browser;

    @BeforeAll
    static void open() {
        house = ConsoleFixture.at(folder);
    }

    @BeforeEach
    void somebodyComes() {
        browser = house.browser();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void letsEverybodyAtThisMachineWorkUnderItsName() {
        assertThat(browser.get("/imports/who").body())
                .isEqualTo(RunInitiator.atThisMachine().who());
        assertThat(browser.get("/login").headers().firstValue("Location")).contains("/");
        assertThat(browser.get("/").body()).contains("New import").doesNotContain("Log out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "resume", "retry"})
    void notesNothingDoneToARunThatDoesNotExist(String action) {
        browser.get("/");

        assertThat(browser.post("/runs/4711/" + action, Map.of()).statusCode()).isEqualTo(404);
        assertThat(browser.get("/settings/actions").body()).doesNotContain("4711");
    }

    @Test
    void sendsTheHeadersThatTellABrowserWhatItMayDo() {
        HttpResponse<String> page = browser.get("/");
        assertThat(page.headers().map())
                .containsEntry(
                        "content-security-policy",
                        List.of("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                                + " font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none';"
                                + " base-uri 'none'"))
                .containsEntry("x-content-type-options", List.of("nosniff"))
                .containsEntry("x-frame-options", List.of("DENY"))
                .containsEntry("referrer-policy", List.of("no-referrer"))
                .containsEntry("cross-origin-opener-policy", List.of("same-origin"))
                .containsEntry("cross-origin-resource-policy", List.of("same-origin"))
                .containsEntry("cache-control", List.of("no-store"))
                .containsKey("permissions-policy")
                .doesNotContainKeys("server", "x-powered-by", "strict-transport-security");
        for (String path : List.of("/nope", "/runs/stumbling", "/actuator/health", "/assets/leadline.css")) {
            assertThat(browser.get(path).headers().map())
                    .as(path)
                    .containsKeys("content-security-policy", "x-content-type-options", "x-frame-options");
        }
    }

    @Test
    void usesNoScriptAndNoStyleWithinAPage() {
        assertThat(browser.get("/").body())
                .doesNotContainPattern("<script(?![^>]*src=)")
                .doesNotContainPattern("<style|\\sstyle=|\\son[a-z]+=|javascript:");
    }

    @Test
    void servesEveryFileOfItsPagesWithItsTypeToBeKept() {
        Matcher file = FILES.matcher(browser.get("/").body());
        Map<String, String> types = Map.of("css", "text/css", "js", "text/javascript", "svg", "image/svg+xml");
        int files = 0;
        while (file.find()) {
            String path = file.group(1);
            HttpResponse<String> answer = browser.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(path).matches(".*-[0-9a-f]{32}\\.[a-z]+");
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .startsWith(types.get(path.substring(path.lastIndexOf('.') + 1)));
            assertThat(answer.headers().firstValue("Cache-Control")).contains("max-age=31536000, public");
            files++;
        }
        assertThat(files).isEqualTo(10);
    }

    @Test
    void compressesPagesAndFiles() {
        for (String path : List.of("/settings", "/assets/leadline.css")) {
            assertThat(browser.get(path, "Accept-Encoding", "gzip").headers().firstValue("Content-Encoding"))
                    .as(path)
                    .contains("gzip");
        }
    }

    @Test
    void saysOnEveryPageWhichApiItTalksTo() {
        for (String path : List.of("/runs", "/imports/new", "/schedules", "/settings")) {
            assertThat(browser.get(path).body()).as(path).contains("Live API: api.propexo.com");
        }
    }

    @Test
    void keepsItsTokenFromScriptsAndFromOtherSites() {
        String cookie = browser.get("/").headers().firstValue("Set-Cookie").orElse("");
        assertThat(cookie).startsWith("leadline_token=").contains("HttpOnly", "SameSite=Strict", "Path=/");
        assertThat(browser.cookies()).extracting(HttpCookie::getName).containsExactly("leadline_token");
    }

    @Test
    void doesNothingWithoutTheTokenOfAPage() {
        browser.get("/");
        HttpResponse<String> refused = browser.postWithoutToken("/schedules/noted", Map.of());
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body())
                .contains("This page expired, so nothing was changed. Reload the page and try again.");
        assertThat(browser.postWithoutToken("/schedules/noted", Map.of("_csrf", "made-up"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void tellsOnTheNextPageWhatWasDoneAndOnlyOnce() {
        browser.get("/");
        HttpResponse<String> done = browser.post("/schedules/noted", Map.of());
        assertThat(done.statusCode()).isEqualTo(302);
        assertThat(done.headers().firstValue("Location")).contains("/");
        assertThat(browser.get("/").body()).contains("class=\"notice good toast\"><span>Noted by &lt;b&gt;");
        assertThat(browser.get("/").body()).doesNotContain("Noted by");
    }

    @Test
    void takesTheTokenOfHtmxFromAHeader() {
        browser.get("/");
        assertThat(browser.htmx("/schedules/noted").statusCode()).isEqualTo(302);
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site, cross-site", "Sec-Fetch-Site, same-site", "Origin, https://evil.example"})
    void doesNothingForAPageOfAnotherSite(String header, String value) {
        browser.get("/");
        HttpResponse<String> refused = browser.post("/schedules/noted", Map.of(), header, value);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("Another website sent this request, so nothing was changed.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8151",
                "127.0.0.1.evil.example",
                "169.254.169.254",
                "localhost.evil"
            })
    void doesNotGoByTheNameOfAnotherSite(String host) {
        String answer = Browser.bytes(house.port(), "GET / HTTP/1.1\nHost: " + host + "\nConnection: close\n\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 421 ")
                .contains("The console does not accept this host name.")
                .doesNotContain(RunInitiator.atThisMachine().who(), "<html", "leadline_token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:1", "127.0.0.1:8151", "[::1]:8151", "leads.example.com"})
    void goesByTheNamesOfThisMachineAndOfTheSettings(String host) {
        String answer = Browser.bytes(house.port(), "GET / HTTP/1.1\nHost: " + host + "\nConnection: close\n\n");
        assertThat(answer).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void tellsMachinesByAnyNameWhetherItLivesAndNothingElse() {
        String answer =
                Browser.bytes(house.port(), "GET /actuator/health HTTP/1.1\nHost: evil.example\nConnection: close\n\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 200 ")
                .contains("{\"groups\":[\"liveness\",\"readiness\",\"work\"],\"status\":\"UP\"}");
        String page = Browser.bytes(
                house.port(),
                "GET /actuator/health HTTP/1.1\nHost: evil.example\nAccept: text/html\nConnection: close\n\n");
        assertThat(page).doesNotContain(RunInitiator.atThisMachine().who());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/actuator", "/actuator/env", "/actuator/heapdump", "/actuator/health/ledger", "/actuator/beans"
            })
    void hasNothingElseOfTheActuator(String path) {
        assertThat(browser.get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "PUT", "DELETE", "OPTIONS", "PATCH", "FROB"})
    void refusesMethodsThatNoPageUses(String method) {
        String answer = Browser.bytes(
                house.port(), method + " / HTTP/1.1\nHost: localhost\nContent-Length: 0\nConnection: close\n\n");
        assertThat(answer).startsWith("HTTP/1.1 405 ").doesNotContain("Tomcat", "Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%2e%2e/ HTTP/1.1\nHost: localhost",
                "GET /runs/..;/x HTTP/1.1\nHost: localhost",
                "GET /%00 HTTP/1.1\nHost: localhost",
                "GET /<script> HTTP/1.1\nHost: localhost",
                "GET / HTTP/1.1\nHost: a\nHost: b",
                "GET / HTTP/1.1\nHost: a b",
                "nonsense"
            })
    void saysNothingOfItselfToWhatItCannotRead(String request) {
        String answer = Browser.bytes(house.port(), request + "\nConnection: close\n\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 4")
                .doesNotContain("Tomcat", "Apache", "Exception", "at org.", "<script>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /nope            | 404 | Not found | This page does not exist.
            /error           | 404 | Not found | This page does not exist.
            /schedules/noted      | 405 | Not supported | This page does not support this request.
            /runs/refusing   | 400 | Bad request | Run 12 does not exist in this home.
            /runs/stumbling  | 500 | Something went wrong | Leadline has an internal error.
            /runs/unwritten  | 500 | Something went wrong | Leadline has an internal error.
            """)
    void saysWhatWentWrong(String path, int status, String title, String sentence) {
        HttpResponse<String> page = browser.get(path);
        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body())
                .contains("<h1>" + title + "</h1>", sentence)
                .doesNotContain("Exception", "at dev.leadline", FailingPage.CANARY, "there-is-no-such-template");
    }

    @Test
    void tellsThePlaceOfAFaultInItsLogAndNoValue() {
        try (CapturedLog log = CapturedLog.listen()) {
            String page = browser.get("/runs/stumbling").body();
            Matcher reference = Pattern.compile("<code>([0-9A-F]{8})</code>").matcher(page);
            assertThat(reference.find()).isTrue();
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .matches("WARN UnexpectedErrorHandler: Internal error " + reference.group(1)
                            + " in the console: java.lang.IllegalStateException at FailingPage.java:\\d+");
            browser.get("/runs/unwritten");
            assertThat(log.lines()).hasSize(2);
            assertThat(log.all()).doesNotContain(FailingPage.CANARY);
        }
    }

    @Test
    void answersHtmxWithAPartOfAPageAndProgramsWithJson() {
        HttpResponse<String> part = browser.get("/runs/refusing", "HX-Request", "true");
        assertThat(part.statusCode()).isEqualTo(400);
        assertThat(part.body().strip())
                .isEqualTo("<p class=\"notice bad\" role=\"alert\">Run 12 does not exist in this home.</p>");
        String json = Browser.bytes(
                house.port(),
                "GET /runs/refusing HTTP/1.1\nHost: localhost\nAccept: application/json\nConnection: close\n\n");
        assertThat(json).startsWith("HTTP/1.1 400 ").contains("{\"error\":\"Run 12 does not exist in this home.\"}");
    }

    @Test
    void takesAFileThatIsSmallEnoughAndKeepsNothingOfIt() throws Exception {
        browser.get("/");
        assertThat(browser.upload("/imports/uploaded", "leads.csv", 50_000).body())
                .isEqualTo("leads.csv 50000");
        HttpResponse<String> refused = browser.upload("/imports/uploaded", "leads.csv", 150_000);
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("The file is larger than leadline.serve.max-upload-size allows.");
        assertThat(browser.upload("/imports/uploaded", "leads.csv", 1_500_000).statusCode())
                .isEqualTo(413);
        assertThat(folder.resolve("home/uploads")).isEmptyDirectory();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "permissions are POSIX's")
    void keepsUploadsFromOthers() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("home/uploads"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("home"))))
                .isEqualTo("rwx------");
    }

    @Test
    void doesNotOpenBeyondThisMachineWithoutUsers(@TempDir Path elsewhere) {
        assertThatThrownBy(() ->
                        ConsoleFixture.at(elsewhere, Clock.systemUTC(), Map.of("leadline.serve.address", "0.0.0.0")))
                .isInstanceOfSatisfying(
                        UserException.class,
                        refused -> assertThat(refused.exit()).isEqualTo(ExitCode.USAGE))
                .hasMessage("Other machines can reach the console at 0.0.0.0, so it needs users. Add one:"
                        + " leadline user add NAME --role operator");
    }

    @Test
    void saysThatItsPortIsTaken(@TempDir Path elsewhere) {
        try (CapturedLog log = CapturedLog.listen()) {
            assertThatThrownBy(() -> ConsoleFixture.at(
                            elsewhere, Clock.systemUTC(), Map.of("leadline.serve.port", String.valueOf(house.port()))))
                    .isInstanceOf(UserException.class)
                    .hasMessage(
                            "The console cannot use port %d at 127.0.0.1: the console is already running, or another"
                                            .formatted(house.port())
                                    + " program uses the port. Set leadline.serve.port to another port.");
            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void closesAsSoonAsThereIsAUserAndStaysClosed(@TempDir Path elsewhere) {
        try (ConsoleFixture closing = ConsoleFixture.at(elsewhere)) {
            assertThat(closing.browser().get("/").statusCode()).isEqualTo(200);
            ConsoleFixture.give(elsewhere, "ann", Role.OPERATOR);
            assertThat(closing.browser().get("/").headers().firstValue("Location"))
                    .contains("/login");
            ConsoleFixture.users(elsewhere).remove("ann");
            assertThat(closing.browser().get("/").headers().firstValue("Location"))
                    .contains("/login");
            closing.loseTheLedger();
            assertThat(closing.browser().get("/actuator/health").statusCode()).isEqualTo(503);
        }
    }
}
