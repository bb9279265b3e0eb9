package dev.leadline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.leadline.testing.Chromium;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages say how long ago something was, in the time of whoever reads them. */
class TimesTests {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @TempDir
    Path folder;

    private BrowserFixture office;

    @BeforeEach
    void oneRun() {
        office = new BrowserFixture(folder).opens();
        Page page = office.browser();
        office.imports(page, office.file("leads.csv", "First Name,Last Name,Email", "Ann,Lee,ann@example.com"));
        assertThat(page.locator("#live .tag").first()).hasText("Complete");
    }

    @AfterEach
    void shut() {
        office.close();
    }

    private static BrowserContext inTokyo(boolean hasScript) {
        return Chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setTimezoneId(TOKYO.getId())
                        .setJavaScriptEnabled(hasScript));
    }

    private static String at(Locator time, ZoneId zone) {
        return MINUTE.format(Instant.parse(time.getAttribute("datetime")).atZone(zone));
    }

    @Test
    void areKeptCurrentByTheClockOfTheServerHoweverWrongTheOwnOneIs() {
        try (BrowserContext tokyo = inTokyo(true)) {
            Page page = tokyo.newPage();
            page.clock().install(new Clock.InstallOptions().setTime("2031-05-06T07:08:09Z"));
            page.navigate(office.url("/runs"));
            Locator time = page.locator("#list time");
            assertThat(time).hasText("just now");
            assertThat(time).hasAttribute("title", Pattern.compile(at(time, TOKYO) + ":\\d\\d \\(Asia/Tokyo\\)"));
            assertThat(page.locator("#list thead")).containsText("Started (Asia/Tokyo)");

            page.clock().runFor("05:10");
            assertThat(time).hasText(Pattern.compile("[56] minutes ago"));
            page.clock().runFor("02:00:00");
            assertThat(time).hasText("2 hours ago");
            page.clock().fastForward(Duration.ofDays(3).toMillis());
            page.clock().runFor("00:20");
            assertThat(time).hasText("3 days ago");
            page.clock().fastForward(Duration.ofDays(10).toMillis());
            page.clock().runFor("00:20");
            assertThat(time).hasText(at(time, TOKYO));
        }
    }

    @Test
    void standBesideTheExactTimeWhereThatMatters() {
        try (BrowserContext tokyo = inTokyo(true)) {
            Page page = tokyo.newPage();
            page.navigate(office.url("/runs/1"));
            Locator started = page.locator("#live .facts time").first();
            assertThat(started).hasText(Pattern.compile(at(started, TOKYO) + ":\\d\\d (just now|\\d+ minutes? ago)"));
            assertThat(page.locator("#live .facts")).containsText("Started (Asia/Tokyo)");
        }
    }

    @Test
    void areNeverToComeForWhatHasHappened() {
        try (BrowserContext tokyo = inTokyo(true)) {
            Page page = tokyo.newPage();
            page.navigate(office.url("/settings"));
            page.locator("#doctor ~ form button").click();
            assertThat(page.locator("#doctor ~ div p time")).hasText("just now");
        }
    }

    @Test
    void areThoseOfTheServerWithoutScript() {
        try (BrowserContext tokyo = inTokyo(false)) {
            Page page = tokyo.newPage();
            page.navigate(office.url("/runs"));
            Locator time = page.locator("#list time");
            assertThat(time).hasText(at(time, ZoneId.systemDefault()));
            assertThat(page.locator("#list thead"))
                    .containsText("Started (" + ZoneId.systemDefault().getId() + ")");
        }
    }
}
