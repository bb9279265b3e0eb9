package dev.leadline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The rows of a file are looked at and fixed in a grid before anything is sent. */
class GridTests {

    private static final String HEADER = "First Name,Last Name,Email,Beds";
    private static final Page.GetByLabelOptions EXACT = new Page.GetByLabelOptions().setExact(true);

    @TempDir
    Path folder;

    private BrowserFixture office;
    private Page page;
    private GridPage grid;

    @BeforeEach
    void open() {
        office = new BrowserFixture(folder).opens();
        page = office.browser();
        grid = new GridPage(page);
    }

    @AfterEach
    void shut() {
        office.close();
    }

    @Test
    void fixesAColumnOfHundredsOfRowsInFiveClicks() {
        fixesAColumnInFiveClicks(300);
    }

    @Tag("torture")
    @Test
    void fixesAColumnOfFiveThousandRowsInFiveClicks() {
        fixesAColumnInFiveClicks(5_000);
    }

    private void fixesAColumnInFiveClicks(int bad) {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        IntStream.rangeClosed(1, bad + 200)
                .mapToObj(i -> "Ann,Lee,ann" + i + "@example.com," + (i <= bad ? "BR" : "1"))
                .forEach(lines::add);
        reviews(office.file("leads.csv", lines.toArray(String[]::new)));
        assertThat(grid.progress()).hasText("0 of %,d rows fixed".formatted(bad));

        AtomicInteger clicks = new AtomicInteger();
        page.exposeFunction("clicked", arguments -> clicks.incrementAndGet());
        page.evaluate("document.addEventListener('click', ({ detail }) => detail > 0 && clicked(), true)");
        grid.cell(0, "Beds").click();
        grid.button("Replace…").click();
        page.keyboard().type("2");
        grid.button("Replace all").click();
        assertThat(grid.progress()).hasText("%1$,d of %1$,d rows fixed".formatted(bad));
        assertThat(page.locator("#start")).hasText("Import %,d leads".formatted(bad + 200));
        page.locator("#start").click();

        assertThat(page.locator("#live .tag").first())
                .hasText("Complete", new LocatorAssertions.HasTextOptions().setTimeout(120_000));
        assertThat(clicks.get()).isLessThanOrEqualTo(5);
        assertThat(office.sandbox.received()).hasSize(bad + 200);
        assertThat(bedrooms())
                .filteredOn(text -> text.contains("2") || text.contains("TWO"))
                .hasSize(bad);
    }

    @Test
    void keepsWhatWasEditedBesideTheFileThroughReloadAndRestart() {
        reviews(threeLeads());
        assertThat(grid.progress()).hasText("0 of 2 rows fixed");
        grid.types(1, "Email", "bob@example.com");
        assertThat(grid.cell(1, "Email")).containsText("was bob at example.com");
        grid.cell(2, "Beds").click();
        grid.button("Don't send this row").click();
        assertThat(grid.progress()).hasText("1 of 2 rows fixed, 1 left out");
        assertThat(page.locator("#start")).hasText("Import 2 leads");

        page.reload();
        assertThat(grid.cell(1, "Email")).containsText("bob@example.com");
        String draft = page.url();
        office.reopens();
        Page other = office.browser();
        other.navigate(draft);
        assertThat(other.locator("#grid-cell-1-2")).containsText("was bob at example.com");
        assertThat(other.locator("[data-show=skipped]")).hasText("Left out 1");
        other.locator("#start").click();

        assertThat(other.locator("#live .tag").first()).hasText("Complete");
        assertThat(office.seenByPropexo()).containsExactlyInAnyOrder("ann@example.com", "bob@example.com");
        other.navigate(office.url("/runs/1/rows/2"));
        assertThat(other.locator("main")).containsText("was bob at example.com in the file");
        assertThat(other.locator("main")).containsText("3");
        other.navigate(office.url("/runs/1/rejects"));
        assertThat(other.locator("[data-show=skipped]")).hasText("Left out 1");
    }

    /** A replacement that begins without the text of its cell would change the empty cells. */
    @Test
    void knowsTheCellWhileItsRowsAreAskedForAgain() {
        reviews(threeLeads());
        page.route("**/rows?**", route -> {});
        page.waitForRequest("**/rows?**", () -> grid.types(1, "Email", "bob@example.com"));
        assertThat(page.locator("#start")).hasText("Import 2 leads");
        grid.cell(2, "Beds").click();
        grid.button("Replace…").click();

        assertThat(page.locator("#grid-replace-find")).hasValue("BR");
    }

    @Test
    void marksTheDuplicatesThatTheReviewCountsAndFollowsEveryChange() {
        reviews(office.file(
                "twice.csv",
                "First Name,Last Name,Email,Beds",
                "Ann,Lee,ann@example.com,2",
                "Bob,Ray,bob at example.com,1",
                "Ann,Lee,ann@example.com,2"));
        assertThat(page.locator("dl.figures")).containsText("duplicates, skipped1");
        assertThat(grid.progress()).hasText("0 of 1 row fixed, 1 duplicate");

        grid.types(1, "Email", "ann@example.com");
        assertThat(page.locator("dl.figures")).containsText("duplicates, skipped2");
        assertThat(grid.progress()).hasText("0 of 1 row fixed, 2 duplicates");
        assertThat(page.locator("#start")).hasText("Import 1 lead");
        page.locator("[data-show=duplicates]").click();
        assertThat(page.locator("[data-part=shown]")).hasText("2 rows shown.");
        grid.cell(1, "Email").click();
        assertThat(page.locator("[data-part=note]"))
                .containsText("Duplicate, will be skipped. The same prospect as row 1 of this file.");

        grid.types(1, "Email", "anne@example.com");
        assertThat(page.locator("dl.figures")).containsText("duplicates, skipped1");
        assertThat(grid.progress()).hasText("0 of 1 row fixed, 1 duplicate");
    }

    @Test
    void marksARowToFixThatLooksLikeALeadOfTheFile() {
        reviews(office.file(
                "family.csv",
                "First Name,Last Name,Email,Phone",
                "Ann,Lee,ann@example.com,(617) 555-0101",
                "Bob,Fox,bob@example.com,(617) 555-0101"));

        assertThat(page.locator("dl.figures")).containsText("rejected, not sent1");
        assertThat(page.locator("[data-show=problems]")).hasText("To fix 1");
        grid.cell(1, "Email").click();
        assertThat(page.locator("[data-part=note]")).containsText("The earlier row is row 1 of this file.");
    }

    @Test
    void callsItsHeaderBusyUntilTheColumnsHaveCome() {
        CompletableFuture<Route> held = new CompletableFuture<>();
        page.route("**/grid/columns", held::complete);
        goesToReview(threeLeads());

        page.waitForCondition(held::isDone);
        Locator header = page.locator(".grid-header");
        assertThat(header).hasAttribute("aria-busy", "true");
        assertThat(header.locator("[role=columnheader]")).hasCount(0);
        held.join().resume();
        grid.ready();
        assertThat(header.locator("[role=columnheader]").first()).isVisible();
        assertThat(header).not().hasAttribute("aria-busy", Pattern.compile(".*"));
    }

    /** Portals put their own columns first, which nobody imports. */
    @Test
    void beginsWithTheFirstColumnThatIsImported() {
        String portal =
                IntStream.range(0, 12).mapToObj(i -> "listing_code_" + i).collect(Collectors.joining(","));
        reviews(office.file("leads.csv", portal + "," + HEADER, "48120077,".repeat(12) + "Ann,Lee,ann@example.com,1"));

        assertThat(page.locator(".grid-title", new Page.LocatorOptions().setHasText("First Name")))
                .isInViewport();
        assertThat(page.locator(".grid-title", new Page.LocatorOptions().setHasText("listing_code_0")))
                .not()
                .isInViewport();
        assertThat(grid.cell(0, "First Name")).hasClass(Pattern.compile(".*is-active.*"));
        page.locator("[role=grid]").focus();
        page.keyboard().press("Home");
        assertThat(page.locator(".grid-title", new Page.LocatorOptions().setHasText("listing_code_0")))
                .isInViewport();
    }

    @Test
    void undoesAndRedoesAlsoAfterAReload() {
        reviews(threeLeads());
        grid.types(1, "Email", "bob@example.com");
        assertThat(grid.progress()).hasText("1 of 2 rows fixed");
        page.keyboard().press("Control+z");
        assertThat(grid.cell(1, "Email")).containsText("bob at example.com");
        assertThat(grid.progress()).hasText("0 of 2 rows fixed");

        page.reload();
        assertThat(grid.button("Undo")).isDisabled();
        assertThat(grid.button("Redo")).isEnabled();
        page.locator("[role=grid]").focus();
        page.keyboard().press("Control+y");
        assertThat(grid.cell(1, "Email")).containsText("bob@example.com");
        grid.button("Undo").click();
        assertThat(grid.cell(1, "Email")).hasClass(Pattern.compile(".*is-bad.*"));
        grid.types(2, "Beds", "3");
        assertThat(grid.button("Redo")).isDisabled();
    }

    @Test
    void showsTheRowsOfOneProblemAndReplacesInThem() {
        reviews(office.file(
                "leads.csv",
                HEADER,
                "Ann,Lee,ann@example.com,2 BR!",
                "Bob,Ray,bob at example.com,1",
                "Cyd,Fox,cyd@example.com,3 BR!",
                "Dee,Kay,dee@example.com,4"));
        assertThat(grid.progress()).hasText("0 of 3 rows fixed");
        page.getByLabel("Problem", EXACT).selectOption(new SelectOption().setLabel("Beds: invalid bedrooms (2)"));
        assertThat(page.locator("[data-part=shown]")).hasText("2 rows shown.");
        assertThat(grid.cell(1, "First Name")).containsText("Cyd");

        grid.button("Replace…").click();
        assertThat(page.locator("#grid-replace-column")).hasValue("3");
        assertThat(page.locator("#grid-replace-find")).hasValue("2 BR!");
        page.locator("#grid-replace-find").fill(" br!");
        page.getByLabel("Match the whole cell").uncheck();
        grid.button("Replace all").click();
        assertThat(grid.progress()).hasText("2 of 3 rows fixed");
        // what was fixed stays in sight until the filter is applied again
        assertThat(grid.cell(1, "Beds")).containsText("was 3 BR!");
        page.locator("[data-show=problems]").click();
        assertThat(page.locator("[data-part=shown]")).hasText("1 row shown.");
        assertThat(grid.cell(0, "First Name")).containsText("Bob");
        page.locator("[data-show='']").click();
        page.getByLabel("Find rows with this text").fill("DEE");
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-part=shown]")).hasText("1 row shown.");
        assertThat(grid.cell(0, "Beds")).containsText("4");
    }

    @Test
    void keepsTheFilterThroughAReloadAndOnTheWayBack() {
        reviews(office.file(
                "leads.csv",
                HEADER,
                "Ann,Lee,ann@example.com,2 BR!",
                "Bob,Ray,bob at example.com,1",
                "Cyd,Fox,cyd@example.com,3 BR!",
                "Dee,Kay,dee@example.com,4"));
        page.getByLabel("Problem", EXACT).selectOption(new SelectOption().setLabel("Beds: invalid bedrooms (2)"));
        assertThat(page.locator("[data-part=shown]")).hasText("2 rows shown.");
        page.getByLabel("Find rows with this text").fill("cyd");
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-part=shown]")).hasText("1 row shown.");

        page.reload();
        grid.ready();
        assertThat(page.locator("[data-part=shown]")).hasText("1 row shown.");
        assertThat(grid.cell(0, "First Name")).containsText("Cyd");
        assertThat(page.getByLabel("Find rows with this text")).hasValue("cyd");

        page.goBack();
        grid.ready();
        assertThat(page.locator("[data-part=shown]")).hasText("2 rows shown.");
        assertThat(page.getByLabel("Find rows with this text")).hasValue("");
        assertThat(page.getByLabel("Problem", EXACT).locator("option:checked")).hasText("Beds: invalid bedrooms (2)");
    }

    @Test
    void worksByKeyboardAsASpreadsheet() {
        reviews(threeLeads());
        page.locator("[role=grid]").focus();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Tab");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("[data-part=note]")).containsText("Row 2 · Email");
        assertThat(page.locator("[data-part=note]")).containsText("is not a valid e-mail address");
        page.keyboard().press("F2");
        page.keyboard().type("!");
        page.keyboard().press("Escape");
        assertThat(grid.cell(1, "Email")).not().containsText("!");
        page.keyboard().type("bob@example.com");
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-part=note]")).containsText("Row 3 · Email");
        assertThat(grid.progress()).hasText("1 of 2 rows fixed");

        // the column is sorted from its header
        for (int i = 0; i < 3; i++) {
            page.keyboard().press("ArrowUp");
        }
        page.keyboard().press("Enter");
        page.keyboard().press("ArrowUp");
        page.keyboard().press("Enter");
        assertThat(grid.cell(0, "Email")).containsText("cyd@example.com");
        assertThat(page.locator("[aria-sort=descending]")).containsText("Email");
    }

    @Test
    void pastesAndCopiesSeveralCellsAndFillsDown() {
        reviews(threeLeads());
        grid.cell(1, "Email").click();
        grid.pastes("bob@example.com\t2\r\ncyd@example.org\t\"1\"\r\n");
        assertThat(grid.progress()).hasText("2 of 2 rows fixed");
        assertThat(grid.cell(2, "Email")).containsText("cyd@example.org");
        assertThat(grid.copied()).isEqualTo("bob@example.com\t2\ncyd@example.org\t1");

        grid.cell(0, "Last Name").click();
        page.keyboard().press("Shift+ArrowDown");
        page.keyboard().press("Shift+ArrowDown");
        page.keyboard().press("Control+d");
        assertThat(grid.cell(2, "Last Name")).containsText("was Fox");
        page.locator("#start").click();

        assertThat(page.locator("#live .tag").first()).hasText("Complete");
        assertThat(office.sandbox.received())
                .extracting(
                        sent -> sent.body().get("last_name") + " " + sent.body().get("email_1"))
                .containsExactlyInAnyOrder("Lee ann@example.com", "Lee bob@example.com", "Lee cyd@example.org");
    }

    @Test
    void startsWithTheLastChangeAlsoWhereTheCheckOfTheOneBeforeIsAnsweredAfterIt() {
        reviews(threeLeads());
        List<Route> checks = new ArrayList<>();
        List<APIResponse> answers = new ArrayList<>();
        page.route("**/check?wait=true", route -> {
            if (checks.isEmpty()) {
                answers.add(route.fetch());
            }
            checks.add(route);
        });
        grid.types(1, "Email", "bob@example.com");
        page.waitForCondition(() -> answers.size() == 1);
        grid.types(2, "Beds", "1");
        assertThat(grid.progress()).hasText("2 of 2 rows fixed");

        checks.get(0).fulfill(new Route.FulfillOptions().setResponse(answers.get(0)));
        page.waitForCondition(() -> checks.size() == 2);
        assertThat(page.locator("#start")).isDisabled();
        checks.get(1).resume();
        assertThat(page.locator("#start")).hasText("Import 3 leads");
        page.locator("#start").click();

        assertThat(page.locator("#live .tag").first()).hasText("Complete");
        assertThat(office.sandbox.received()).hasSize(3);
    }

    @Test
    void offersToChangeWhatIsAlikeAndAcceptsSuggestions() {
        reviews(office.file(
                "leads.csv",
                HEADER,
                "Ann,Lee,ann@gmial.com,BR",
                "Bob,Ray,bob@gmial.com,BR",
                "Cyd,Fox,cyd@example.com,BR",
                "Dee,Kay,dee@example.com,1",
                "Eve,Roe,eve@example.com,2"));
        assertThat(grid.progress()).hasText("0 of 3 rows fixed");
        grid.types(0, "Beds", "2");
        grid.button("Also change 2 other cells “BR” in Beds").click();
        assertThat(grid.progress()).hasText("1 of 3 rows fixed");
        grid.button("Accept 2 suggestions").click();
        assertThat(grid.progress()).hasText("3 of 3 rows fixed");
        assertThat(grid.cell(1, "Email")).containsText("bob@gmail.com");
    }

    @Test
    void sendsNoLeadTwiceWhenTheSameFileComesAgainWithEdits() {
        Path file = threeLeads();
        office.imports(page, file);
        assertThat(page.locator("#live .tag").first()).hasText("Needs attention");
        assertThat(office.seenByPropexo()).containsExactly("ann@example.com");

        reviews(file);
        assertThat(page.locator("#state")).containsText("Run 1 already imported this file.");
        grid.types(1, "Email", "bob@example.com");
        grid.types(2, "Beds", "3");
        page.getByLabel("Import this file again").check();
        assertThat(page.locator("#start")).hasText("Import 2 leads");
        page.locator("#start").click();

        assertThat(page.locator("#live .tag").first()).hasText("Complete");
        assertThat(office.seenByPropexo())
                .containsExactlyInAnyOrder("ann@example.com", "bob@example.com", "cyd@example.com");
    }

    @Test
    void startsNothingThatAnotherTabHasEditedMeanwhile() {
        reviews(threeLeads());
        assertThat(page.locator("#start")).isEnabled();
        Page other = page.context().newPage();
        other.navigate(page.url());
        other.locator("#grid-cell-1-2").dblclick();
        other.keyboard().press("Control+a");
        other.keyboard().type("bob@example.com");
        other.keyboard().press("Enter");
        assertThat(other.locator("[data-part=progress]")).hasText("1 of 2 rows fixed");

        page.locator("#start").click();
        assertThat(page.locator("#notice")).containsText("The import was not started.");
        assertThat(office.sandbox.received()).isEmpty();
        assertThat(grid.cell(1, "Email")).containsText("bob@example.com");
    }

    @Test
    void keepsWhatCouldNotBeSaved() {
        reviews(threeLeads());
        page.route("**/grid/cells", Route::abort);
        grid.types(1, "Email", "bob@example.com");
        assertThat(page.locator("[data-part=said]")).containsText("Your change is not saved yet.");
        assertThat(grid.cell(1, "Email")).containsText("bob@example.com");
        page.unroute("**/grid/cells");
        page.reload();
        assertThat(grid.progress()).hasText("1 of 2 rows fixed");
        assertThat(grid.cell(1, "Email")).containsText("was bob at example.com");
    }

    @Test
    void editsARowAsACardOnAPhone() {
        page.setViewportSize(390, 800);
        reviews(threeLeads());
        grid.cell(1, "First Name").click();
        assertThat(page.locator("#grid-row h2")).hasText("Row 2");
        page.locator("#grid-row").getByLabel("Email").fill("bob@example.com");
        grid.button("Done").click();
        assertThat(grid.progress()).hasText("1 of 2 rows fixed");
    }

    @Test
    void hasNothingThatAxeObjectsToInAnyState() {
        reviews(threeLeads());
        grid.types(1, "First Name", "Rob");
        grid.cell(2, "Beds").click();
        grid.button("Don't send this row").click();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            grid.cell(1, "Email").dblclick();
            assertThat(page.locator(".grid-editor")).isFocused();
            assertThat(objections()).as("editing, %s", scheme).isEmpty();
            page.keyboard().press("Escape");
            grid.button("Replace…").click();
            assertThat(objections()).as("replacing, %s", scheme).isEmpty();
            grid.button("Cancel").click();
        }
        page.setViewportSize(390, 800);
        grid.cell(1, "First Name").click();
        assertThat(page.locator("#grid-row h2")).hasText("Row 2");
        assertThat(objections()).as("a row on a phone").isEmpty();
        grid.button("Done").click();
        assertThat(objections()).as("the grid on a phone").isEmpty();
    }

    private List<String> objections() {
        return new AxeBuilder(page)
                .setLegacyMode(true).analyze().getViolations().stream()
                        .map(rule ->
                                rule.getId() + ": " + rule.getNodes().get(0).getHtml())
                        .toList();
    }

    private List<String> bedrooms() {
        return office.sandbox.received().stream()
                .map(sent -> JsonMapper.shared().writeValueAsString(sent.body().get("desired_num_bedrooms")))
                .toList();
    }

    private Path threeLeads() {
        return office.file(
                "leads.csv",
                HEADER,
                "Ann,Lee,ann@example.com,2",
                "Bob,Ray,bob at example.com,1",
                "Cyd,Fox,cyd@example.com,BR");
    }

    private void reviews(Path file) {
        goesToReview(file);
        grid.ready();
    }

    private void goesToReview(Path file) {
        page.navigate(office.url("/imports/new"));
        page.getByLabel("File of leads").setInputFiles(file);
        grid.button("Upload").click();
        grid.button("Review import").click();
    }
}
