package dev.leadline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.leadline.testing.InterceptedApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first page says what to do now, and each of its numbers leads to the rows behind it. */
class HomeTests {

    @TempDir
    Path folder;

    private BrowserFixture office;

    @BeforeEach
    void open() {
        office = new BrowserFixture(folder);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void aNewHomeOffersTheSampleFileInTheSandbox() {
        Page page = office.opens().browser();
        page.navigate(office.url("/"));
        assertThat(page.locator("h1")).hasText("Welcome to Leadline");
        assertThat(page.locator(".checklist .done")).hasCount(3);
        assertThat(page.locator("#step-integration")).containsText("as the settings say");

        click(page, AriaRole.BUTTON, "Try the sample file");
        assertThat(page.locator("h1")).containsText("sample-leads.csv");
        click(page, AriaRole.BUTTON, "Review import");
        page.locator("#start").click();
        assertThat(page.locator("#live .standing-done")).isVisible();
        assertThat(office.sandbox.received()).hasSize(25);

        click(page, AriaRole.LINK, "Home");
        assertThat(page.locator("#overview")).containsText("Nothing needs your attention.");
        assertThat(tile(page, "Leads")).containsText("25in 1 file");
        assertThat(tile(page, "In the CRM")).containsText("25");
    }

    @Test
    void onTheLiveApiThereIsNoSampleFile() {
        Page page = office.set("leadline.api.url", "https://api.example.invalid")
                .set("leadline.api.token", "a-real-one")
                .opens()
                .browser();
        page.navigate(office.url("/"));
        assertThat(page.locator("main")).containsText("The token is set.");
        assertThat(page.getByText("Try the sample file")).hasCount(0);
        assertThat(page.locator("#step-test"))
                .containsText(
                        "There is no test lead on the live API, because it would be a real prospect in your CRM.");
        assertThat(page.locator("#step-test button")).hasCount(0);
        assertThat(page.locator("a.button")).hasText("Import a file");
        assertThat(page.locator("#api")).hasText("Live API: api.example.invalid, integration sandbox-knock");
        assertThat(page.locator("body > header").boundingBox().height)
                .as("the header stays in one line, however long that is")
                .isLessThan(75);
    }

    @Test
    void whatNeedsAPersonIsNamedUntilItIsDone() throws IOException {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        try (InterceptedApi gate = new InterceptedApi(office.sandbox.url())) {
            gate.losesTheAnswerTo("lost@example.com");
            office.set("leadline.api.url", gate.url().toString())
                    .set("leadline.schedules.nightly.cron", "0 30 2 * * *")
                    .set("leadline.schedules.nightly.inbox", inbox.toString());
            Page page = office.opens().browser();
            office.imports(
                    page,
                    office.file(
                            "leads.csv",
                            "First Name,Email,Lead Source",
                            "Ann,ann@example.com,Zillow",
                            "Bob,bob at example.com,Zillow",
                            "Cyd,lost@example.com,Website",
                            "Dan,dan@example.com,Zillow"));
            assertThat(page.locator("#live .standing-to-look-at")).isVisible();
            Files.delete(inbox);

            page.navigate(office.url("/"));
            Locator items = page.locator(".attention li");
            assertThat(items).hasCount(3);
            assertThat(items.nth(0))
                    .containsText(
                            "1 lead may or may not be in the CRM. Leadline does not send it again until you decide.");
            assertThat(items.nth(1)).containsText("Schedule nightly");
            assertThat(items.nth(2)).containsText("1 row needs fixing.");
            assertThat(tile(page, "In the CRM")).containsText("2");
            assertThat(tile(page, "Need attention")).containsText("2");

            click(page, AriaRole.LINK, "Fix rows: Run 1");
            GridPage grid = new GridPage(page).ready();
            grid.types(0, "Email", "bob@example.com");
            grid.button("Send 1 fixed row").click();
            assertThat(page.locator("#live .standing-done")).isVisible();
            Files.createDirectory(inbox);

            page.navigate(office.url("/"));
            assertThat(items).hasCount(1);
            click(page, AriaRole.LINK, "Check Propexo's records: Run 1");
            assertThat(page).hasURL(Pattern.compile(".*/runs/1/doubt"));
        }
    }

    @Test
    void namesTheStateOfEveryRunOnAPhone() {
        Page page = office.opens().browser(390, 800);
        office.imports(page, office.file("leads.csv", "First Name,Email", "Ann,ann@example.com"));
        assertThat(page.locator("#live .standing-done")).isVisible();

        for (String list : List.of("/", "/runs")) {
            page.navigate(office.url(list));
            assertThat(page.locator(".runs tbody tr").first()).containsText("leads.csv");
            assertThat(page.locator(".runs .standing-done").first()).isVisible();
        }
    }

    @Test
    void aDayLeadsToItsRuns() {
        Page page = office.opens().browser();
        office.imports(
                page, office.file("leads.csv", "First Name,Email", "Ann,ann@example.com", "Bob,bob@example.com"));
        assertThat(page.locator("#live .standing-done")).isVisible();

        page.navigate(office.url("/"));
        assertThat(page.locator("table.days tbody tr")).hasCount(1);
        assertThat(page.locator("table.days tbody td").first()).hasText("2");
        page.locator("table.days th a").click();
        assertThat(page.locator("table.runs tbody tr")).hasCount(1);
        page.navigate(office.url("/runs?day=2020-01-01"));
        assertThat(page.locator("#list")).containsText("No runs match these filters.");
    }

    /** Before and after a row is corrected, which changes what became of the leads, and not how many rows of the file were bad. */
    @Test
    void eachNumberLeadsToAsManyRows() {
        Page page = office.opens().browser();
        office.imports(
                page,
                office.file(
                        "leads.csv",
                        "First Name,Email,Lead Source",
                        "Ann,ann@example.com,Zillow",
                        "Bob,bob at example.com,Zillow",
                        "Cyd,cyd@example.com,R&D + Co",
                        "Dan,dan at example.com,Zillow",
                        "Eve,eve@example.com,Zillow",
                        "Eve,eve@example.com,Zillow"));
        assertThat(page.locator("#live .standing-to-look-at")).isVisible();

        assertThat(numbersOfHome(page))
                .contains("Leads: 6", "In the CRM: 3", "Need attention: 2", "Not sent: 1", "Zillow: 3", "R&D + Co: 1")
                .contains(
                        "sandbox-knock-maple-court: 4",
                        "Invalid e-mail address on all days: 2",
                        "Rejected on all days: 2");
        assertThat(page.locator(".rejects-by-day tfoot")).containsText("2 (33 %)");

        page.navigate(office.url("/runs/1/rejects"));
        GridPage grid = new GridPage(page).ready();
        grid.types(0, "Email", "bob@example.com");
        grid.button("Send 1 fixed row").click();
        assertThat(page.locator("#live .standing-done")).isVisible();

        assertThat(numbersOfHome(page))
                .contains("Leads: 6", "In the CRM: 4", "Need attention: 1", "Not sent: 1", "Zillow: 4")
                .contains(
                        "sandbox-knock-maple-court: 5",
                        "Invalid e-mail address on all days: 2",
                        "Rejected on all days: 2");
        assertThat(page.locator(".rejects-by-day tfoot")).containsText("2 (33 %)");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("R&D + Co: 1"))
                .click();
        assertThat(page.locator("h1")).hasText("1 lead from R&D + Co");
        assertThat(page.locator("table.rows tbody tr")).containsText("cyd@example.com");
    }

    @Test
    void theRestOfALimitedImportIsLeftOutAfterAQuestionAndWantedAgain() {
        Page page = office.opens().browser();
        page.navigate(office.url("/imports/new"));
        page.getByLabel("File of leads")
                .setInputFiles(
                        office.file("leads.csv", "First Name,Email", "Ann,ann@example.com", "Bob,bob@example.com"));
        click(page, AriaRole.BUTTON, "Upload");
        click(page, AriaRole.BUTTON, "Review import");
        page.locator("#limit").fill("1");
        page.locator("#limit").press("Tab");
        assertThat(page.locator("main")).containsText("beyond your limit");
        page.locator("#start").click();
        assertThat(page.locator("#live .standing-to-look-at")).isVisible();

        List<String> questions = new ArrayList<>();
        page.onDialog(dialog -> questions.add(dialog.message()));
        click(page, AriaRole.BUTTON, "Don't send the remaining 1 row");
        assertThat(page.locator("#live .standing-done")).isVisible();
        assertThat(questions)
                .singleElement()
                .asString()
                .isEqualTo("Don't send the remaining 1 row of run 1 to Your CRM? You can undo this.");
        assertThat(page.locator("#notice")).containsText("1 row of run 1 will not be sent.");

        page.locator("#notice button:text-is('Undo')").click();
        assertThat(page.locator("#live .standing-to-look-at")).isVisible();
        click(page, AriaRole.BUTTON, "Resume");
        assertThat(page.locator("#live .standing-done")).isVisible();
        assertThat(office.seenByPropexo()).containsExactly("ann@example.com", "bob@example.com");
    }

    /** The names of the links of the first page, each of which leads to as many rows as it says. */
    private List<String> numbersOfHome(Page page) {
        page.navigate(office.url("/"));
        assertThat(page.locator("#overview :is(.tiles dt + dd, td.number):not(:has(a)):not(:empty)"))
                .hasCount(0);
        List<Locator> links =
                page.locator("#overview a[href^='/leads?'][aria-label]").all();
        List<String> names =
                links.stream().map(link -> link.getAttribute("aria-label")).toList();
        List<String> paths =
                links.stream().map(link -> link.getAttribute("href")).toList();
        for (int i = 0; i < names.size(); i++) {
            String number = names.get(i).replaceAll(".*: ", "");
            page.navigate(office.url(paths.get(i)));
            assertThat(page.locator("h1")).containsText(Pattern.compile("^" + number + " "));
            assertThat(page.locator("table.rows tbody tr")).hasCount(Integer.parseInt(number));
        }
        page.navigate(office.url("/"));
        return names;
    }

    private static Locator tile(Page page, String name) {
        return page.locator(".tiles > div")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(
                                "dt", new Page.LocatorOptions().setHasText(Pattern.compile("^" + name + "$")))));
    }

    private static void click(Page page, AriaRole role, String name) {
        page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
