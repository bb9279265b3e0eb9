package dev.leadline.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.security.Role;
import dev.leadline.testing.SettableClock;
import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever guesses passwords has to wait, and keeps nobody else out by it: neither from another address nor on a known device. */
class GuessedPasswordTests {

    private static final SettableClock CLOCK = SettableClock.at("2026-11-25T08:00:00Z");
    private static final String FOR = "X-Forwarded-For";

    @TempDir
    static Path directFolder;

    @TempDir
    static Path proxiedFolder;

    private static ConsoleFixture direct;
    private static ConsoleFixture proxied;

    /** Somebody whom nobody has guessed at before. */
    private final String ann = "ann-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void open() {
        ConsoleFixture.give(directFolder, "first", Role.VIEWER);
        ConsoleFixture.give(proxiedFolder, "first", Role.VIEWER);
        direct = ConsoleFixture.at(directFolder, CLOCK, Map.of());
        proxied = ConsoleFixture.at(proxiedFolder, CLOCK, Map.of("leadline.serve.trusted-proxies[0]", "127.0.0.1"));
    }

    @AfterAll
    static void close() {
        direct.close();
        proxied.close();
    }

    @BeforeEach
    void annIsAdded() {
        CLOCK.advance(Duration.ofHours(2));
        ConsoleFixture.give(directFolder, ann, Role.OPERATOR);
        ConsoleFixture.give(proxiedFolder, ann, Role.OPERATOR);
    }

    @Test
    void believesNoAddressThatAStrangerMakesUp() {
        for (int n = 0; n < 5; n++) {
            assertThat(tries(direct, "wrong horse", FOR, "198.51.100." + n).statusCode())
                    .isEqualTo(302);
        }
        assertThat(tries(direct, "wrong horse", FOR, "198.51.100.99").statusCode())
                .isEqualTo(429);
    }

    @Test
    void countsTheAddressThatTheProxySawAndNotOneThatAStrangerPutBefore() {
        for (int n = 0; n < 5; n++) {
            assertThat(tries(proxied, "wrong horse", FOR, "198.51.100." + n + ", 203.0.113.9")
                            .statusCode())
                    .isEqualTo(302);
        }
        assertThat(tries(proxied, "wrong horse", FOR, "198.51.100.99, 203.0.113.9")
                        .statusCode())
                .isEqualTo(429);
        assertThat(isIn(tries(proxied, ConsoleFixture.PASSWORD, FOR, "198.51.100.7")))
                .isTrue();
    }

    @Test
    void sparesADeviceOnWhichSomebodyHasLoggedInBefore() {
        Browser known = direct.browser();
        assertThat(isIn(known.logIn(ann, ConsoleFixture.PASSWORD))).isTrue();
        aStrangerGuesses();
        assertThat(tries(direct, ConsoleFixture.PASSWORD).statusCode())
                .as("on a new device at the stranger's address")
                .isEqualTo(429);
        assertThat(isInAgain(known)).isTrue();
        CLOCK.advance(Duration.ofDays(179));
        aStrangerGuesses();
        assertThat(isInAgain(known)).as("half a year later").isTrue();
    }

    @Test
    void marksADeviceByACookieThatNoScriptReadsAndNoOtherSiteSends() {
        Browser browser = direct.browser();
        HttpResponse<String> done = browser.logIn(ann, ConsoleFixture.PASSWORD);
        assertThat(done.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("leadline_device=")
                        .contains("HttpOnly", "SameSite=Strict", "Path=/login", "Max-Age=15552000")
                        .doesNotContain(ann, "$2"));
    }

    @Test
    void sparesNoDeviceOfSomebodyElseOrOfAnotherPassword() {
        Browser others = direct.browser();
        others.logIn("first", ConsoleFixture.PASSWORD);
        String first = device(others);
        Browser known = direct.browser();
        known.logIn(ann, ConsoleFixture.PASSWORD);
        String before = device(known);
        ConsoleFixture.users(directFolder).remove(ann);
        ConsoleFixture.give(directFolder, ann, Role.OPERATOR);
        aStrangerGuesses();
        for (String cookie : new String[] {first, before, "a.b.c", "..", "x", before.replace('.', ' ')}) {
            assertThat(tries(direct, ConsoleFixture.PASSWORD, "Cookie", "leadline_device=" + cookie)
                            .statusCode())
                    .as(cookie)
                    .isEqualTo(429);
        }
    }

    private void aStrangerGuesses() {
        for (int n = 0; n < 5; n++) {
            assertThat(tries(direct, "wrong horse").statusCode()).isEqualTo(302);
        }
        assertThat(tries(direct, "wrong horse").statusCode()).isEqualTo(429);
    }

    private HttpResponse<String> tries(ConsoleFixture house, String password, String... headers) {
        Browser stranger = house.browser();
        stranger.get("/login");
        return stranger.post("/login", Map.of("username", ann, "password", password), headers);
    }

    private boolean isInAgain(Browser known) {
        known.get("/");
        known.post("/logout", Map.of());
        return isIn(known.logIn(ann, ConsoleFixture.PASSWORD));
    }

    private static boolean isIn(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").filter("/"::equals).isPresent();
    }

    private static String device(Browser browser) {
        return browser.cookies().stream()
                .filter(cookie -> cookie.getName().equals("leadline_device"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }
}
