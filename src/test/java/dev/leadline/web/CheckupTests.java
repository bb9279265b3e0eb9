package dev.leadline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.leadline.security.Role;
import dev.leadline.testing.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check on the settings page asks the API only when an operator says so, within the limit, and once a minute at most. */
class CheckupTests {

    private static final String CHECK = "/settings/doctor";

    @TempDir
    Path folder;

    private final SettableClock clock = SettableClock.at("2026-11-25T08:00:00Z");
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer propexo;

    @BeforeEach
    void start() throws IOException {
        propexo = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] none = "{\"meta\": {\"total\": 0}, \"results\": []}".getBytes(StandardCharsets.UTF_8);
        propexo.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, none.length);
            exchange.getResponseBody().write(none);
            exchange.close();
        });
        propexo.start();
    }

    @AfterEach
    void stop() {
        propexo.stop(0);
    }

    private ConsoleFixture house(String requestsPerMinute) {
        return ConsoleFixture.at(
                folder,
                clock,
                Map.of(
                        "leadline.api.url",
                        "http://127.0.0.1:" + propexo.getAddress().getPort(),
                        "leadline.api.token",
                        "a-token",
                        "leadline.api.requests-per-minute",
                        requestsPerMinute));
    }

    @Test
    void asksTheApiWhenAnOperatorPressesTheButtonAndOnceAMinute() {
        try (ConsoleFixture house = house("150")) {
            Browser browser = house.browser();
            assertThat(browser.get("/settings").body()).contains("Check now", "Not checked yet");
            assertThat(browser.get(CHECK).statusCode()).isEqualTo(200);
            assertThat(browser.postWithoutToken(CHECK, Map.of()).statusCode()).isEqualTo(403);
            assertThat(requests).as("before anybody has pressed it").hasValue(0);

            browser.get("/settings");
            HttpResponse<String> pressed = browser.post(CHECK, Map.of());
            assertThat(pressed.headers().firstValue("Location")).contains("/settings#doctor");
            assertThat(browser.htmx(CHECK).statusCode()).isEqualTo(200);
            assertThat(browser.get("/settings").body()).contains("gives access to no integration", "Checked at");
            assertThat(requests).hasValue(1);

            clock.advance(Duration.ofSeconds(59));
            browser.post(CHECK, Map.of());
            assertThat(requests).hasValue(1);
            clock.advance(Duration.ofSeconds(1));
            browser.post(CHECK, Map.of());
            assertThat(requests).hasValue(2);
        }
    }

    @Test
    void takesARequestOfTheLimitAndAsksNothingWhereNoneIsLeft() {
        try (ConsoleFixture house = house("1")) {
            Browser browser = house.browser();
            browser.get("/settings");
            browser.post(CHECK, Map.of());
            clock.advance(Duration.ofMinutes(2));
            browser.post(CHECK, Map.of());
            assertThat(requests).hasValue(1);
            assertThat(browser.get("/settings").body())
                    .contains("Not checked: other requests are using the whole rate limit.");
        }
    }

    @Test
    void showsAViewerTheLatestResultWithoutTheButton() {
        ConsoleFixture.give(folder, "ann", Role.OPERATOR);
        ConsoleFixture.give(folder, "vic", Role.VIEWER);
        try (ConsoleFixture house = house("150")) {
            house.browser().loggedIn("ann").post(CHECK, Map.of());
            Browser vic = house.browser().loggedIn("vic");
            assertThat(vic.get("/settings").body()).contains("Checked at").doesNotContain("Check now");
            assertThat(vic.post(CHECK, Map.of()).statusCode()).isEqualTo(403);
        }
    }
}
