package dev.leadline.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.security.Role;
import dev.leadline.testing.SettableClock;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A console whose users log in: ann is an operator, vic a viewer. */
class LoginTests {

    @TempDir
    static Path folder;

    private static final SettableClock CLOCK = SettableClock.at("2026-11-25T08:00:00Z");
    private static ConsoleFixture house;
    private static Browser ann;
    private static Browser vic;

    private Browser stranger;

    @BeforeAll
    static void open() {
        ConsoleFixture.give(folder, "ann", Role.OPERATOR);
        ConsoleFixture.give(folder, "vic", Role.VIEWER);
        house = ConsoleFixture.at(folder, CLOCK, Map.of("leadline.serve.session-timeout", "2h"));
        ann = house.browser().loggedIn("ann");
        vic = house.browser().loggedIn("vic");
    }

    @BeforeEach
    void somebodyComes() {
        stranger = house.browser();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void showsWhoIsLoggedInAndWhatIsThereForThem() {
        assertThat(ann.get("/").body())
                .contains("Signed in as </span><span>ann</span> (<span>operator</span>)", "New import", "Log out");
        assertThat(vic.get("/").body())
                .contains("Signed in as </span><span>vic</span> (<span>viewer</span>)", "Log out")
                .doesNotContain("New import");
        assertThat(ann.get("/imports/who").body()).isEqualTo("ann");
    }

    @Test
    void showsPathsOfTheServerToNoViewer() {
        String home = folder.resolve("home").toString();

        assertThat(house.browser().loggedIn("ann").get("/settings").body()).contains(home);
        assertThat(house.browser().loggedIn("vic").get("/settings").body())
                .contains("leadline.home")
                .doesNotContain(home);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET  | /                     | to log in | 200 | 200
            GET  | /runs                 | to log in | 200 | 200
            GET  | /runs/1/rejects       | to log in | 404 | 404
            GET  | /rejects              | to log in | 404 | 404
            GET  | /schedules            | to log in | 200 | 200
            GET  | /settings             | to log in | 200 | 200
            GET  | /imports/who          | to log in | 403 | 200
            GET  | /nope                 | to log in | 404 | 404
            GET  | /logout               | to log in | 404 | 404
            GET  | /actuator/env         | to log in | 404 | 404
            GET  | /error                | to log in | 404 | 404
            GET  | /hooks/propexo        | to log in | 404 | 404
            POST | /                     | to log in | 403 | 405
            POST | /schedules/noted      | to log in | 403 | 302
            POST | /imports/uploaded     | to log in | 403 | 400
            POST | /rejects/1            | to log in | 403 | 404
            POST | /schedules/x          | to log in | 403 | 404
            POST | /settings/x           | to log in | 403 | 404
            POST | /nope                 | to log in | 404 | 404
            POST | /actuator/health      | to log in | 404 | 404
            GET  | /login                | 200 | 302 | 302
            GET  | /actuator/health      | 200 | 200 | 200
            GET  | /assets/leadline.css  | 200 | 200 | 200
            POST | /hooks/propexo        | 404 | 404 | 404
            """)
    void letsEachInOnlyWhereTheyBelong(String method, String path, String nobody, int viewer, int operator) {
        HttpResponse<String> answer = ask(stranger, method, path);
        if (nobody.equals("to log in")) {
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElse("")).startsWith("/login");
        } else {
            assertThat(answer.statusCode()).isEqualTo(Integer.parseInt(nobody));
        }
        assertThat(ask(vic, method, path).statusCode()).as("viewer").isEqualTo(viewer);
        assertThat(ask(ann, method, path).statusCode()).as("operator").isEqualTo(operator);
    }

    private static HttpResponse<String> ask(Browser who, String method, String path) {
        return method.equals("GET") ? who.get(path) : who.post(path, Map.of());
    }

    @Test
    void leadsBackToThePageThatWasWanted() {
        HttpResponse<String> asked = stranger.get("/runs/12?page=2&x=%26");
        assertThat(asked.headers().firstValue("Location")).contains("/login?to=%2Fruns%2F12%3Fpage%3D2%26x%3D%2526");
        assertThat(stranger.get("/login?to=%2Fruns%2F12%3Fpage%3D2%26x%3D%2526").body())
                .contains("value=\"/runs/12?page=2&amp;x=%26\"");
        HttpResponse<String> done = stranger.post(
                "/login",
                Map.of("username", "ann", "password", ConsoleFixture.PASSWORD, "to", "/runs/12?page=2&x=%26"));
        assertThat(done.headers().firstValue("Location")).contains("/runs/12?page=2&x=%26");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "https://evil.example",
                "javascript:alert(1)",
                "/x\r\nA: b",
                ""
            })
    void neverLeadsToAnotherSite(String to) {
        stranger.get("/login");
        HttpResponse<String> done =
                stranger.post("/login", Map.of("username", "ann", "password", ConsoleFixture.PASSWORD, "to", to));
        assertThat(done.headers().firstValue("Location")).contains("/");
    }

    @Test
    void asksHtmxToLeadToTheLogIn() {
        HttpResponse<String> answer = stranger.get("/runs", "HX-Request", "true");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Redirect")).contains("/login?problem=ended");
    }

    @Test
    void followsALinkFromAMessageOnceMoreBeforeItAsksToLogIn() {
        HttpResponse<String> answer = stranger.get("/runs/12?a=%22&b", "Sec-Fetch-Site", "cross-site");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("content=\"0;url=/runs/12?a=%22&amp;b\"");
    }

    @Test
    void beginsASessionWithTheLogInAndNotBefore() {
        HttpResponse<String> page = stranger.get("/login");
        assertThat(page.headers().allValues("Set-Cookie"))
                .hasSize(1)
                .allMatch(cookie -> cookie.startsWith("leadline_token="));
        HttpResponse<String> done =
                stranger.post("/login", Map.of("username", "vic", "password", ConsoleFixture.PASSWORD));
        assertThat(done.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("leadline_session=")
                        .contains("HttpOnly", "SameSite=Strict", "Path=/")
                        .doesNotContain("Secure", "Domain", "Expires", "Max-Age"));
    }

    @Test
    void givesASessionAnotherNameWhenSomebodyLogsIn() {
        Browser twice = house.browser().loggedIn("ann");
        String before = session(twice);
        twice.post("/schedules/noted", Map.of());
        assertThat(session(twice)).isEqualTo(before);
        twice.post("/login", Map.of("username", "ann", "password", ConsoleFixture.PASSWORD));
        assertThat(session(twice)).isNotEqualTo(before);
    }

    private static String session(Browser browser) {
        return browser.cookies().stream()
                .filter(cookie -> cookie.getName().equals("leadline_session"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    @Test
    void refusesAWrongPasswordAsItDoesAnUnknownName() {
        for (String name : new String[] {"vic", "nobody-of-this-name"}) {
            HttpResponse<String> refused = stranger.logIn(name, "wrong horse battery");
            assertThat(refused.headers().firstValue("Location")).contains("/login?problem=wrong");
        }
        assertThat(stranger.get("/login?problem=wrong").body()).contains("The name or password is incorrect.");
        assertThat(stranger.get("/").statusCode()).isEqualTo(302);
        CLOCK.advance(Duration.ofHours(2));
    }

    @Test
    void takesNoLogInFromAnotherSite() {
        assertThat(stranger.postWithoutToken("/login", Map.of("username", "ann", "password", ConsoleFixture.PASSWORD))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void letsThoseWaitWhoGuess() {
        ConsoleFixture.give(folder, "guessed", Role.VIEWER);
        for (int n = 0; n < 5; n++) {
            assertThat(stranger.logIn("guessed", "a wrong guess").statusCode()).isEqualTo(302);
        }
        HttpResponse<String> wait = stranger.logIn("guessed", ConsoleFixture.PASSWORD);
        assertThat(wait.statusCode()).isEqualTo(429);
        assertThat(wait.headers().firstValue("Retry-After")).contains("30");
        assertThat(wait.body()).contains("Too many failed logins. Wait 30 seconds, then try again.");
        CLOCK.advance(Duration.ofSeconds(30));
        assertThat(stranger.logIn("guessed", ConsoleFixture.PASSWORD).headers().firstValue("Location"))
                .contains("/");
        CLOCK.advance(Duration.ofHours(2));
    }

    @Test
    void keepsOnlySoManySessionsOfOneUser() {
        ConsoleFixture.give(folder, "busy", Role.VIEWER);
        Browser first = house.browser().loggedIn("busy");
        for (int n = 0; n < 5; n++) {
            house.browser().loggedIn("busy");
        }
        assertThat(first.get("/").headers().firstValue("Location")).contains("/login?problem=ended");
        assertThat(house.browser().loggedIn("busy").get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void endsTheSessionOfWhoLogsOut() {
        Browser leaving = house.browser().loggedIn("vic");
        HttpResponse<String> out = leaving.post("/logout", Map.of());
        assertThat(out.headers().firstValue("Location")).contains("/login");
        assertThat(leaving.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void showsTheDoorToWhoIsRemovedOrGetsAnotherRole() {
        ConsoleFixture.give(folder, "eve", Role.OPERATOR);
        Browser eve = house.browser().loggedIn("eve");
        assertThat(eve.get("/imports/who").statusCode()).isEqualTo(200);
        ConsoleFixture.users(folder).remove("eve");
        assertThat(eve.get("/imports/who").statusCode()).isEqualTo(302);
        ConsoleFixture.give(folder, "eve", Role.VIEWER);
        assertThat(eve.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void letsNobodyInByAFileThatItCannotRead() throws Exception {
        Path file = folder.resolve("config/users.yaml");
        String right = Files.readString(file);
        try (CapturedLog log = CapturedLog.listen()) {
            Files.writeString(file, right.replace("role: \"viewer\"", "role: \"boss\""));
            assertThat(ann.get("/").statusCode()).isEqualTo(302);
            assertThat(stranger.logIn("ann", ConsoleFixture.PASSWORD).headers().firstValue("Location"))
                    .contains("/login?problem=file");
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("WARN Login: Nobody can log in. The user file ");
        } finally {
            Files.writeString(file, right);
        }
        ann = house.browser().loggedIn("ann");
    }

    @Test
    void refusesAFileOfWhoeverHasNoBusinessHereBeforeItReadsIt() {
        assertThat(stranger.upload("/imports/uploaded", "leads.csv", 90_000).statusCode())
                .isEqualTo(302);
        assertThat(vic.upload("/imports/uploaded", "leads.csv", 90_000).statusCode())
                .isEqualTo(403);
        assertThat(folder.resolve("home/uploads")).isEmptyDirectory();
    }
}
