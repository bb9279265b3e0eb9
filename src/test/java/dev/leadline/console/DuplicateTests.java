package dev.leadline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Leads that look like others which were already sent are compared with them, and a person decides. */
class DuplicateTests {

    @TempDir
    Path folder;

    private BrowserFixture office;
    private Page page;

    @BeforeEach
    void threeFamiliesWithOnePhoneEach() {
        office = new BrowserFixture(folder).opens();
        page = office.browser();
        office.imports(
                page,
                office.file(
                        "leads.csv",
                        "First Name,Last Name,Email,Phone",
                        "Ann,Lee,ann@example.com,(617) 555-0101",
                        "Bob,Fox,bob@example.com,(617) 555-0101",
                        "Cyd,Orr,cyd@example.com,(617) 555-0102",
                        "Dee,Kay,dee@example.com,(617) 555-0102",
                        "Eve,Roe,eve@example.com,(617) 555-0103",
                        "Fay,Low,fay@example.com,(617) 555-0103",
                        "Ann,Lee,ann@example.com,(617) 555-0101",
                        "Gus,Hay,gus@example.com,(617) 555-0104"));
        assertThat(page.locator("#live .tag").first()).hasText("Needs attention");
    }

    @AfterEach
    void shut() {
        office.close();
    }

    @Test
    void sendsOnePersonOnceWhateverWasDecidedAboutEachRow() {
        office.imports(
                page,
                office.file(
                        "family.csv",
                        "First Name,Last Name,Email,Phone",
                        "Lena,Brandt,lena@example.com,(617) 555-0162",
                        "Ann,Brandt,annb@example.com,(617) 555-0162",
                        "Ann,Brandt,AnnB@example.com,(617) 555-0162"));
        assertThat(page.locator("#live .tag").first()).hasText("Needs attention");
        page.navigate(office.url("/runs/2/duplicates"));
        button("Send all 2 anyway").click();

        button("Send 2 leads anyway").click();
        assertThat(page.locator("#live .tag").first()).hasText("Complete");
        assertThat(page.locator("h1")).containsText("Run 3");
        page.navigate(office.url("/runs/3/rows/2"));
        assertThat(page.locator("main")).containsText("The same prospect as row 1 of run 3.");
        assertThat(office.seenByPropexo())
                .filteredOn(email -> email.equalsIgnoreCase("annb@example.com"))
                .hasSize(1);
    }

    @Test
    void sendsNobodyWhomAnotherImportSentSinceTheDecision() {
        page.navigate(office.url("/runs/1/duplicates"));
        button("It's another person, send it anyway: row 2").click();
        office.imports(
                page,
                office.file("later.csv", "First Name,Last Name,Email,Phone", "Bob,Fox,bob@example.com,(617) 555-0199"));
        assertThat(page.locator("#live .tag").first()).hasText("Complete");

        page.navigate(office.url("/runs/1/duplicates"));
        button("Send 1 lead anyway").click();

        assertThat(page.locator("#live .tag").first()).hasText("Complete");
        page.navigate(office.url("/runs/3/rows/1"));
        assertThat(page.locator("main")).containsText("The same prospect as row 1 of run 2.");
        assertThat(office.seenByPropexo()).containsOnlyOnce("bob@example.com");
    }

    @Test
    void saysNothingOfTheCommandLineOnThePageOfTheRow() {
        page.navigate(office.url("/runs/1/rows/2"));

        assertThat(page.locator("main"))
                .containsText("Correct it, or compare both leads and decide whether to send this one.");
        assertThat(page.locator("main")).not().containsText("--duplicates");
    }

    @Test
    void decidesAboutEachBesideTheLeadThatItResemblesAndSendsThatAlone() {
        page.locator("#reasons ~ .scroll a").click();
        assertThat(page.locator("h1")).containsText("Possible duplicates");
        assertThat(page.locator("#row-2")).containsText("has the phone number of row 1 of run 1");
        assertThat(page.locator("#row-2 tr.differs:has-text('E-mail')")).containsText("bob@example.com");
        assertThat(page.locator("#row-2 tr.differs:has-text('E-mail')")).containsText("ann@example.com");
        assertThat(page.locator("#row-2 tr.same:has-text('Phone')")).containsText("+16175550101");

        button("It's another person, send it anyway: row 2").click();
        assertThat(page.locator("#notice"))
                .containsText("1 row marked to be sent. Nothing is sent until you select Send.");
        button("It's a duplicate, leave it out: row 4").click();
        button("Undo: row 4").click();
        assertThat(page.locator("#row-4 .tag")).hasCount(0);
        button("It's a duplicate, leave it out: row 4").click();
        assertThat(page.locator("#row-4")).containsText("Left out");
        assertThat(office.seenByPropexo()).hasSize(4).doesNotContain("bob@example.com");

        button("Send 1 lead anyway").click();
        assertThat(page.locator("#live .tag").first()).hasText("Complete");
        assertThat(office.seenByPropexo()).hasSize(5).contains("bob@example.com");
        page.navigate(office.url("/runs/1/duplicates"));
        assertThat(page.locator("article")).hasCount(2);
        assertThat(page.locator("#start")).hasCount(0);
        page.navigate(office.url("/runs/1"));
        assertThat(page.locator(".answer")).containsText("1 corrected, 1 dismissed");
    }

    @Test
    void decidesAboutAllTogetherAndSendsNothingThatSomebodyElseDecidedOtherwise() {
        page.navigate(office.url("/runs/1/duplicates"));
        button("Send all 3 anyway").click();
        button("Undo the decision to send 3").click();
        assertThat(page.locator("#notice")).hasText("Decision undone for 3 rows.");
        button("Send all 3 anyway").click();
        assertThat(page.locator("article .tag:has-text('Will be sent anyway')")).hasCount(3);
        Page other = office.browser();
        other.navigate(office.url("/runs/1/duplicates"));
        other.locator("#row-6")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("It's a duplicate"))
                .click();
        assertThat(other.locator("#row-6")).containsText("Left out");

        button("Send 3 leads anyway").click();
        assertThat(page.locator("#notice")).containsText("Nothing was sent, because the rows were changed");
        assertThat(office.seenByPropexo()).hasSize(4).doesNotContain("bob@example.com");
    }

    @Test
    void checksACorrectedRowAgainInsteadOfSendingItAnyway() {
        page.navigate(office.url("/runs/1/duplicates"));
        button("It's another person, send it anyway: row 2").click();
        GridPage grid = new GridPage(page).opens(office.url("/runs/1/rejects"));
        assertThat(page.locator("main")).containsText("2 rows look like leads that were already sent.");
        grid.types(0, "Phone", "(617) 555-0109");
        assertThat(grid.progress()).hasText("1 of 3 rows fixed");

        page.navigate(office.url("/runs/1/duplicates"));
        assertThat(page.locator("#row-2")).containsText("it is checked for duplicates again");
        assertThat(page.locator("#start")).hasCount(0);
        grid.opens(office.url("/runs/1/rejects"));
        grid.button("Send 1 fixed row").click();
        assertThat(page.locator("#live .tag").first()).hasText("Complete");
        assertThat(office.seenByPropexo()).hasSize(5).contains("bob@example.com");
    }

    @Test
    void namesTheDecisionAsTheNextStepWhereNothingElseIsToBeDone() {
        assertThat(page.locator("#todo-compare")).hasText("Compare and decide");
        assertThat(page.locator(".advice"))
                .containsText(
                        "3 rows look like leads that were already sent. Compare them, and decide whether to send them.");
        assertThat(page.locator("#todo-fix")).hasCount(0);
        page.navigate(office.url("/"));
        assertThat(page.locator(".attention")).containsText("3 rows look like leads that were already sent.");
        assertThat(page.locator(".attention")).not().containsText("Fix rows");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Compare and decide: Run 1"))
                .click();
        button("It's another person, send it anyway: row 2").click();
        button("It's a duplicate, leave it out: row 4").click();
        button("Undo: row 4").click();

        page.navigate(office.url("/settings/actions"));
        assertThat(page.locator("main table")).containsText("1 row marked to be sent anyway");
        assertThat(page.locator("main table")).containsText("1 row left out");
        assertThat(page.locator("main table")).containsText("decision undone for 1 row");
    }

    @Test
    void doesNotAskInTheGridToFixARowThatWillBeSentAnyway() {
        page.navigate(office.url("/runs/1/duplicates"));
        button("It's another person, send it anyway: row 2").click();
        button("It's a duplicate, leave it out: row 4").click();

        GridPage grid = new GridPage(page).opens(office.url("/runs/1/rejects"));
        assertThat(grid.progress()).hasText("0 of 3 rows fixed, 1 left out, 1 to be sent anyway");
        assertThat(page.locator("[data-show=problems]")).hasText("To fix 1");
        assertThat(page.locator("#state"))
                .hasText(
                        "1 row still needs fixing. 1 row is sent from the page of possible duplicates. Your changes are saved.");
        grid.cell(0, "Email").click();
        assertThat(page.locator("[data-part=note]"))
                .containsText("Will be sent, because somebody decided to send it anyway.");
    }

    @Test
    void showsSkippedRowsAndHasNothingThatAxeObjectsTo() {
        page.navigate(office.url("/runs/1/duplicates"));
        button("It's another person, send it anyway: row 2").click();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            assertThat(new AxeBuilder(page).analyze().getViolations())
                    .as("%s", scheme)
                    .isEmpty();
        }
        page.setViewportSize(390, 800);
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                .isLessThanOrEqualTo(390);

        page.navigate(office.url("/runs/1/duplicates?show=skipped"));
        assertThat(page.locator("#row-7")).containsText("is the same prospect as row 1 of run 1");
        assertThat(page.locator("#row-7 button")).hasCount(0);
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
