package dev.leadline.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.leadline.testing.InterceptedApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds for every page, over files whose every cell and header is an attack: nothing of a cell is run, and no cell makes a page
 * wider than its window.
 */
@TestInstance(Lifecycle.PER_CLASS)
class EveryPageTests {

    private static final List<String> ATTACKS = List.of(
            "<script>document.title='stolen'</script>",
            "<img src=x onerror=\"document.title='stolen'\">",
            "\"><svg onload=document.title='stolen'>",
            "'-alert(1)-'",
            "${7*191}",
            "[[${7*191}]]",
            "__${7*191}__",
            "*{7*191}",
            "{{7*191}}",
            "javascript:document.title='stolen'",
            "\u202Eevil\u001b[31m");
    private static final String COMPUTED = "1337";

    /** So many that the columns are sent although the attacks are not valid. */
    private static final int GOOD_ROWS = 15;

    private BrowserFixture office;
    private InterceptedApi gate;
    private Page page;
    private final List<String> said = new ArrayList<>();

    @BeforeAll
    void aBusyMorning(@TempDir Path folder) throws IOException {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        office = new BrowserFixture(folder);
        gate = new InterceptedApi(office.sandbox.url());
        office.set("leadline.api.url", gate.url().toString())
                .set("leadline.schedules.nightly.cron", "0 30 2 * * *")
                .set("leadline.schedules.nightly.inbox", inbox.toString())
                .opens();
        gate.losesTheAnswerTo("lost@example.com");
        page = office.browser();
        page.onConsoleMessage(message -> said.add(message.text()));
        office.imports(page, attackingFile());
        page.locator("#live .tag:has-text('Needs attention')").waitFor();
        office.imports(page, office.file("more.csv", "First Name,Last Name,Email", "Ida,Moss,more@example.com"));
        page.locator("#live .tag:has-text('Complete')").waitFor();
        page.navigate(office.url("/schedules/new"));
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("weekly");
        page.getByLabel("Repeats").selectOption("weekly");
        page.getByLabel("Inbox folder").fill("portals");
        page.getByText("Create schedule").click();
        page.locator("#schedule-weekly").waitFor();
        page.navigate(office.url("/imports/new"));
        page.getByLabel("File of leads").setInputFiles(attackingFile());
        page.locator("form.drop button").click();
        page.locator("#plan").waitFor();
    }

    @BeforeEach
    void byDaylightAtADesk() {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(1280, 900);
    }

    @AfterAll
    void evening() {
        gate.close();
        office.close();
    }

    private Path attackingFile() {
        String header = "First Name,Last Name,Email,Move-in Date,Notes,\"" + doubled(ATTACKS.get(0)) + "\"";
        Stream<String> rows = ATTACKS.stream()
                .map(attack ->
                        "\"%1$s\",\"%1$s\",ann at example,\"%1$s\",\"%1$s\",\"%1$s\"".formatted(doubled(attack)));
        Stream<String> doubtful = Stream.of("Lea,Low,lost@example.com,2027-06-01,,");
        Stream<String> good = IntStream.rangeClosed(1, GOOD_ROWS)
                .mapToObj(i -> "Ida,Moss,ida" + i + "@example.com,2027-06-01,Two cats,");
        return office.file(
                "leads.csv",
                Stream.of(Stream.of(header), rows, doubtful, good)
                        .flatMap(lines -> lines)
                        .toArray(String[]::new));
    }

    private static String doubled(String text) {
        return text.replace("\"", "\"\"");
    }

    static List<String> pages() {
        return List.of(
                "/",
                "/runs",
                "/runs?status=FAILED",
                "/search?q=ida",
                "/leads?status=OPEN",
                "/runs/1",
                "/runs/1/rows",
                "/runs/1/rows?q=nobody",
                "/runs/1/rows?status=REJECTED&code=BAD_DATE&column=Move-in%20Date&field=move_in_date",
                "/runs/1/activity",
                "/runs/compare?run=1&with=2",
                "/runs/1/rows/1",
                "/runs/1/rows/12",
                "/runs/1/rejects",
                "/runs/1/rejects?status=REJECTED&code=BAD_DATE&column=Move-in%20Date&field=move_in_date",
                "/runs/1/doubt",
                "/imports/new",
                "draft",
                "draft/review",
                "/schedules",
                "/schedules/new",
                "/schedules/weekly/edit",
                "/settings",
                "/settings/account",
                "/settings/actions",
                "/settings/targets/knock",
                "/nothing-here");
    }

    private void opens(String path) {
        said.clear();
        page.navigate(path.startsWith("draft") ? draft() + path.substring("draft".length()) : office.url(path));
        if (path.equals("draft/review")) {
            page.locator("[data-grid][data-state=ready] .grid-cell.is-bad")
                    .first()
                    .waitFor();
        }
        if (path.equals("/settings")) {
            page.locator("#doctor ~ form button").click();
            page.locator("#doctor ~ div table").waitFor();
        }
    }

    private String draft() {
        try (Stream<Path> uploads = Files.list(office.home().resolve("uploads"))) {
            return uploads.filter(Files::isDirectory)
                    .map(upload -> office.url("/imports/" + upload.getFileName()))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void runsNothingOfACellAndFitsItsWindow(String path) {
        opens(path);
        assertThat(page.title()).endsWith("· Leadline").doesNotContain("stolen");
        assertThat(page.content()).doesNotContain(COMPUTED);
        assertThat(page.locator("main img, main script:not([src]), main svg:not(.bar), main iframe")
                        .count())
                .isZero();
        assertThat(said).as("what the browser refused").noneMatch(text -> text.contains("Content Security Policy"));
        for (int width : List.of(1000, 360)) {
            page.setViewportSize(width, 740);
            assertThat(number("document.documentElement.scrollWidth"))
                    .as("%s, %d wide", path, width)
                    .isLessThanOrEqualTo(width);
            assertThat(number("document.querySelector('h1').getBoundingClientRect().left"))
                    .isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LIGHT", "DARK"})
    void canBeReadWhereItIsPointedAtChosenOrWaits(ColorScheme colors) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colors));
        opens("/settings");
        Locator button = page.locator("#doctor ~ form button");
        button.hover();
        assertThat(Viewport.colorObjections(page)).as("pointed at").isEmpty();
        page.mouse().move(0, 0);
        button.focus();
        assertThat(Viewport.colorObjections(page)).as("chosen").isEmpty();

        opens("/runs/1/rows");
        CompletableFuture<Route> asked = new CompletableFuture<>();
        page.route("**/runs/1/rows?*", asked::complete);
        try {
            page.locator("#status").selectOption("CREATED");
            page.waitForCondition(asked::isDone);
            assertThat(page.locator("form.htmx-request").count()).isOne();
            assertThat(Viewport.colorObjections(page)).as("waiting").isEmpty();
        } finally {
            // or the pages of the other tests would wait for ever
            page.unroute("**/runs/1/rows?*");
            if (asked.isDone()) {
                asked.join().abort();
            }
        }
    }

    @Test
    void findsTheSameRowsAgainByItsAddressAndByGoingBack() {
        opens("/runs/1/rows");
        page.locator("#status").selectOption("CREATED");
        PlaywrightAssertions.assertThat(page.locator("#rows tbody tr")).hasCount(GOOD_ROWS);
        PlaywrightAssertions.assertThat(page).hasURL(office.url("/runs/1/rows?status=CREATED"));
        page.reload();
        PlaywrightAssertions.assertThat(page.locator("#rows tbody tr")).hasCount(GOOD_ROWS);
        page.goBack();
        PlaywrightAssertions.assertThat(page.locator("#rows tbody tr")).hasCount(ATTACKS.size() + 1 + GOOD_ROWS);
    }

    @Test
    void showsTheTimesOfTheBrowserInTheChartAsWell() {
        JsonObject tokyo = new JsonObject();
        tokyo.addProperty("timezoneId", "Asia/Tokyo");
        page.context().newCDPSession(page).send("Emulation.setTimezoneOverride", tokyo);
        page.route(
                "**/pace",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("""
                                {"at": [1793000000, 1793000010, 1793000020], "sent": [1, 2, 1], "polls": [0, 0, 0],
                                 "throttled": [0, 0, 0], "width": [10]}""")));
        opens("/runs/1/activity");
        page.locator(".u-over").hover();
        String middle = DateTimeFormatter.ofPattern("yyyy-MM-dd h:mma", Locale.US)
                .format(Instant.ofEpochSecond(1_793_000_010).atZone(ZoneId.of("Asia/Tokyo")))
                .toLowerCase(Locale.ROOT);
        PlaywrightAssertions.assertThat(page.locator(".u-legend")).containsText(middle);
        page.unroute("**/pace");
    }

    private int number(String script) {
        return ((Number) page.evaluate(script)).intValue();
    }
}
