package dev.leadline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tuesday's file had many rejects, and somebody looks at what was different on Monday. */
class CompareRunsTests {

    private static final int GOOD = 10;

    @TempDir
    static Path folder;

    private static BrowserFixture office;
    private static Page page;

    @BeforeAll
    static void twoNights() {
        office = new BrowserFixture(folder).opens();
        page = office.browser();
        imports(
                "monday.csv",
                "First Name,Last Name,Email,Phone,Shoe Size",
                "mon",
                "Ann,Lee,ann@example.com,(617) 555-0101,40",
                "Sue,Fay,nowhere,(617) 555-0106,40");
        assertThat(page.locator("#live .tag").first()).hasText("Needs attention");
        imports(
                "tuesday.csv",
                "First Name,Last Name,E-mail Address,Phone,Hat Size",
                "tue",
                "Dee,Kay,nowhere,(617) 555-0104,7",
                "Eve,Roe,nobody,(617) 555-0105,7",
                "Hal,Moe,hal@example.com,(617) 555-0101,7",
                "Ann,Lee,ann@example.com,(617) 555-0101,7");
        assertThat(page.locator("#live .tag").first()).hasText("Needs attention");
    }

    @BeforeEach
    void opensTheLaterRun() {
        page = office.browser();
        page.navigate(office.url("/runs/2"));
    }

    @AfterAll
    static void shut() {
        office.close();
    }

    private static void imports(String name, String header, String people, String... more) {
        Stream<String> good =
                IntStream.range(0, GOOD).mapToObj(i -> "Ida,Moss%1$s%2$d,%1$s%2$d@example.com,,".formatted(people, i));
        office.imports(
                page,
                office.file(
                        name,
                        Stream.of(Stream.of(header), good, Stream.of(more))
                                .flatMap(lines -> lines)
                                .toArray(String[]::new)));
    }

    private Locator line(String label) {
        return page.locator(
                ".sides tr",
                new Page.LocatorOptions().setHas(page.getByText(label, new Page.GetByTextOptions().setExact(true))));
    }

    private static int latestRun() {
        page.navigate(office.url("/runs"));
        return Integer.parseInt(page.locator("table.runs tbody th a").first().innerText());
    }

    @Test
    void showsWhatIsDifferentAndLeadsToTheRows() {
        page.getByText("Compare with another run").click();

        assertThat(page).hasURL(office.url("/runs/compare?run=1&with=2"));
        assertThat(line("All rows").locator("td")).hasText(new String[] {"12", "14", "+2"});
        assertThat(line("Created").locator("td").first()).containsText("11");
        assertThat(line("Created").locator("td").last()).hasText("−1");
        assertThat(line("Needs fixing").locator("td")).hasText(new String[] {"1 8 %", "2 14 %", "+1"});
        assertThat(line("Possible duplicates to decide").locator("td").nth(1)).containsText("1");
        assertThat(line("Duplicate").locator("td").nth(1)).containsText("1");
        assertThat(line("Renamed").locator("td")).hasText(new String[] {"Email", "E-mail Address", ""});
        assertThat(line("Gone").locator("td")).hasText(new String[] {"Shoe Size", "–", ""});
        assertThat(line("New").locator("td")).hasText(new String[] {"–", "Hat Size", ""});
        assertThat(line("E-mail").locator("td")).hasText(new String[] {"“Email”", "“E-mail Address”", ""});
        assertThat(line("Requests per prospect").locator("td").first()).containsText(".");
        assertThat(page.locator(".sides")).containsText("The same settings.");

        Locator cause = line("Invalid e-mail address in E-mail Address");
        assertThat(cause.locator("td")).hasText(new String[] {"1 8 %", "2 14 %", "+1"});
        cause.getByRole(AriaRole.LINK).first().click();
        assertThat(page.locator("#rows tbody tr")).hasCount(1);
        assertThat(page.locator("#rows tbody")).containsText("Sue Fay");
        page.goBack();
        cause.getByRole(AriaRole.LINK).last().click();
        assertThat(page.locator("#rows tbody tr")).hasCount(2);
        assertThat(page.locator("#rows"))
                .containsText("Rows that were rejected for Invalid e-mail address in E-mail Address");
        page.reload();
        assertThat(page.locator("#rows tbody tr")).hasCount(2);
    }

    @Test
    void namesTheSettingsThatChangeWhatIsSent() {
        office.imports(page, office.file("wednesday.csv", "First Name,Last Name,Email", "Joe,Rye,joe@example.com"));
        assertThat(page.locator("#live .tag").first()).hasText("Complete");
        page.navigate(office.url("/imports/new"));
        page.getByLabel("File of leads")
                .setInputFiles(office.file("thursday.csv", "First Name,Last Name,Email", "Kim,Ray,kim@example.com"));
        page.locator("form.drop button").click();
        page.locator("#next").click();
        page.locator("#duplicates").selectOption("SEND");
        page.locator("#start:enabled").waitFor();
        page.locator("#start").click();
        assertThat(page.locator("#live .tag").first()).hasText("Complete");

        int last = latestRun();
        page.navigate(office.url("/runs/compare?run=%d&with=%d".formatted(last, last - 1)));

        assertThat(line("Leads that were already sent").locator("td")).hasText(new String[] {"Skip", "Send again", ""});
        assertThat(page.locator(".sides")).containsText("The same columns.");
    }

    @Test
    void takesAnyTwoRunsAndSaysWhichOneIsMissing() {
        int last = latestRun();
        page.getByText("Compare two runs").click();
        assertThat(page).hasURL(office.url("/runs/compare?run=%d&with=%d".formatted(last - 1, last)));
        page.navigate(office.url("/runs/compare?run=1&with=2"));

        page.getByLabel("With run").fill("99");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Compare"))
                .click();

        assertThat(page.getByRole(AriaRole.ALERT)).hasText("There is no run 99.");
        assertThat(page.getByLabel("With run")).hasValue("99");
        page.getByLabel("With run").fill("2");
        page.keyboard().press("Enter");
        assertThat(page.locator(".sides")).containsText("tuesday.csv");
        page.goBack();
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("There is no run 99.");
    }

    @Test
    void canBeUsedByEverybody() {
        canBeUsedIn(ColorScheme.LIGHT, 1280);
        canBeUsedIn(ColorScheme.DARK, 390);
    }

    @Tag("torture")
    @Test
    void canBeUsedByEverybodyEverywhere() {
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            for (int width : new int[] {1280, 390}) {
                canBeUsedIn(scheme, width);
            }
        }
    }

    private void canBeUsedIn(ColorScheme scheme, int width) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, 800);
        for (String path : new String[] {
            "/runs/compare?run=1&with=2",
            "/runs/compare?run=1&with=99",
            "/runs/2",
            "/runs/2/rows",
            "/runs/2/rows?status=REJECTED&code=BAD_EMAIL&column=E-mail%20Address&field=email_1",
            "/runs/2/activity"
        }) {
            page.navigate(office.url(path));
            Assertions.assertThat(
                            new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                    .as("%s, %s, %d", path, scheme, width)
                    .isEmpty();
            Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("%s fits %d", path, width)
                    .isEqualTo(true);
        }
    }
}
