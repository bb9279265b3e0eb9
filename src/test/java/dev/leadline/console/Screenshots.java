package dev.leadline.console;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.leadline.testing.InterceptedApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Takes the pictures of {@code docs/console.md} anew, of made-up people alone: a main class among the tests. */
final class Screenshots {

    private static final Path PICTURES = Path.of("docs/console");

    private Screenshots() {}

    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(PICTURES);
        Path folder = Files.createTempDirectory("office");
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        try (BrowserFixture office = new BrowserFixture(folder);
                InterceptedApi gate = new InterceptedApi(office.sandbox.url())) {
            office.set("leadline.api.url", gate.url().toString())
                    .set("leadline.api.requests-per-minute", "600")
                    .set("leadline.constants.subscribe", "false")
                    .set("leadline.schedules.nightly.cron", "0 30 2 * * *")
                    .set("leadline.schedules.nightly.inbox", inbox.toString())
                    .set("leadline.schedules.nightly.still-for", "0s")
                    .opens();
            takeAll(office, gate, inbox);
        }
        // the browser's threads would keep the process
        System.exit(0);
    }

    private static void takeAll(BrowserFixture office, InterceptedApi gate, Path inbox) throws IOException {
        Page page = office.browser();
        Files.copy(Path.of("sample-data/open-house.csv"), inbox.resolve("open-house.csv"));
        page.navigate(office.url("/"));
        take(page, "welcome");
        page.navigate(office.url("/schedules"));
        page.locator("article.schedule button").first().click();
        page.waitForCondition(() -> {
            page.reload();
            return page.locator("article.schedule tbody .ending-took").count() == 1;
        });
        take(page, "schedules");
        gate.losesTheAnswerTo("(303) 555-0101");
        gate.losesTheAnswerTo("rebecca.lindqvist@example.org");
        office.imports(page, Path.of("sample-data/mistakes.csv"));
        page.locator("#live .tag:has-text('Needs attention')").waitFor();
        take(page, "run");
        page.navigate(office.url("/runs/2/rows?status=REJECTED"));
        take(page, "rows");
        page.navigate(office.url("/runs/2/activity"));
        take(page, "activity");
        page.navigate(office.url("/runs/2/rows/1"));
        take(page, "row");
        page.navigate(office.url("/runs/2/doubt"));
        take(page, "doubt");
        page.navigate(office.url("/runs/2/rejects?status=REJECTED&code=BAD_EMAIL&column=Email&field=email_1"));
        new GridPage(page).ready().types(0, "Email", "maria@example.com");
        page.locator("#start:enabled").waitFor();
        take(page, "rejects");
        page.navigate(office.url("/imports/new"));
        take(page, "upload");
        page.getByLabel("File of leads").setInputFiles(Path.of("sample-data/portal-leads.csv"));
        page.locator("form.drop button").click();
        page.locator("#plan").waitFor();
        take(page, "new-import");
        page.locator("#next").click();
        page.locator("#checked .figures").waitFor();
        take(page, "review");
        page.navigate(office.url("/settings"));
        page.locator("#doctor ~ form button").click();
        page.locator("#doctor ~ div table").waitFor();
        take(page, "settings");
        office.imports(
                page,
                office.file(
                        "family.csv",
                        "First Name,Last Name,Email,Phone,Beds",
                        "Nora,Quist,nora.quist@example.org,(617) 555-0161,2",
                        "Per,Quist,per.quist@example.org,(617) 555-0161,1",
                        "Lena,Brandt,lena.brandt@example.org,(617) 555-0162,1"));
        page.locator("#live .tag:has-text('Needs attention')").waitFor();
        page.navigate(page.url() + "/duplicates");
        take(page, "duplicates");
        comparesTwoNights(office, page);
        gate.holdsCreates();
        office.imports(page, Path.of("sample-data/leads.csv"));
        page.locator("#live progress").waitFor();
        page.navigate(office.url("/"));
        page.locator("#live progress").waitFor();
        take(page, "home");
        page.navigate(office.url("/runs"));
        take(page, "runs");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        take(page, "runs-dark");
        page.setViewportSize(390, 800);
        page.navigate(office.url("/"));
        page.locator("#live progress").waitFor();
        take(page, "home-phone-dark");
        page.navigate(office.url("/runs/2"));
        take(page, "run-phone-dark");
        page.navigate(office.url("/runs/compare?run=4&with=5"));
        take(page, "compare-phone-dark");
        page.navigate(office.url("/runs/2/rejects?status=REJECTED&code=BAD_EMAIL&column=Email&field=email_1"));
        new GridPage(page).ready();
        take(page, "rejects-phone-dark");
    }

    private static void comparesTwoNights(BrowserFixture office, Page page) {
        office.imports(page, night(office, "portal-monday.csv", "Email,Phone,Move-in Date,Source", 24, 1));
        page.locator("#live .tag:has-text('Needs attention')").waitFor();
        office.imports(page, night(office, "portal-tuesday.csv", "E-mail Address,Phone,Move-in Date,Campaign", 31, 9));
        page.locator("#live .tag:has-text('Needs attention')").waitFor();
        page.navigate(office.url("/runs/compare?run=4&with=5"));
        take(page, "compare");
    }

    private static Path night(BrowserFixture office, String name, String header, int good, int bad) {
        Stream<String> rows = IntStream.range(0, good)
                .mapToObj(i -> "Robin,Vale%2$d%1$d,robin%2$d%1$d@example.com,,2027-06-01,Spring".formatted(i, good));
        Stream<String> mistakes = IntStream.range(0, bad)
                .mapToObj(i -> "Sam,Hill%2$d%1$d,sam%2$d%1$d.example.com,,2027-06-01,Spring".formatted(i, good));
        return office.file(
                name,
                Stream.of(Stream.of("First Name,Last Name," + header), rows, mistakes)
                        .flatMap(lines -> lines)
                        .toArray(String[]::new));
    }

    private static void take(Page page, String name) {
        if (!name.contains("phone")) {
            // it would hide a part of a page that is taken as a whole
            page.evaluate("document.querySelectorAll('.decide').forEach(one => one.style.position = 'static')");
        }
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(!name.contains("phone")));
    }
}
