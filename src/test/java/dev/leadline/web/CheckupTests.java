package dev.leadline.web;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.leadline.security.Role;
import dev.leadline.testing.SettableClock;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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
    private final WireMockServer propexo = new WireMockServer(
            WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

    @BeforeEach
    void start() {
        propexo.start();
        propexo.stubFor(any(anyUrl()).willReturn(okJson("{\"meta\": {\"total\": 0}, \"results\": []}")));
    }

    @AfterEach
    void stop() {
        propexo.stop();
    }

    private int requests() {
        return propexo.getAllServeEvents().size();
    }

    private ConsoleFixture house(String requestsPerMinute) {
        return ConsoleFixture.at(
                folder,
                clock,
                Map.of(
                        "leadline.api.url",
                        "http://127.0.0.1:" + propexo.port(),
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
            assertThat(requests()).as("before anybody has pressed it").isZero();

            browser.get("/settings");
            HttpResponse<String> pressed = browser.post(CHECK, Map.of());
            assertThat(pressed.headers().firstValue("Location")).contains("/settings#doctor");
            assertThat(browser.htmx(CHECK).statusCode()).isEqualTo(200);
            assertThat(browser.get("/settings").body()).contains("gives access to no integration", "Checked <time");
            assertThat(requests()).isEqualTo(1);

            clock.advance(Duration.ofSeconds(59));
            browser.post(CHECK, Map.of());
            assertThat(requests()).isEqualTo(1);
            clock.advance(Duration.ofSeconds(1));
            browser.post(CHECK, Map.of());
            assertThat(requests()).isEqualTo(2);
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
            assertThat(requests()).isEqualTo(1);
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
            assertThat(vic.get("/settings").body()).contains("Checked <time").doesNotContain("Check now");
            assertThat(vic.post(CHECK, Map.of()).statusCode()).isEqualTo(403);
        }
    }
}
