package dev.leadline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole morning of somebody who is no engineer: a file is imported, its rejects are fixed in place, and sent. */
class MorningTests {

    @TempDir
    Path folder;

    private BrowserFixture office;
    private Page page;

    @BeforeEach
    void morning() {
        office = new BrowserFixture(folder).opens();
        page = office.browser();
    }

    @AfterEach
    void evening() {
        office.close();
    }

    @Test
    void looksFixesInPlaceSendsAgainAndSeesItCreated() {
        office.imports(
                page,
                office.file(
                        "leads.csv",
                        "First Name,Last Name,Email,Phone",
                        "Ann,Lee,ann@example.com,(617) 555-0101",
                        "Bob,Ray,bob at example.com,(617) 555-0102",
                        "Cyd,Fox,cyd@gmial.com,(617) 555-0103",
                        "Dan,Orr,dan@example.com,12"));
        waitsForStatus("Needs attention");
        assertThat(page.locator("table.statuses")).containsText("Created");
        assertThat(office.seenByPropexo()).containsExactly("ann@example.com");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Fix rows"))
                .click();
        assertThat(page.locator("nav.causes li")).hasCount(2);
        page.getByLabel("Email of row 2").fill("bob@example.com");
        page.getByLabel("Email of row 2").press("Tab");
        assertThat(page.locator("#row-2")).containsText("Ready");
        assertThat(page.locator("#row-2 .wrong, #row-2 [aria-invalid]")).hasCount(0);
        assertThat(page.locator("#progress")).containsText("1 row is ready to send");

        page.getByLabel("Email of row 3").fill("cyd at gmail.com");
        page.getByLabel("Email of row 3").press("Tab");
        assertThat(page.locator("#row-3")).containsText("Still needs fixing");
        assertThat(page.locator("#row-3"))
                .containsText("\"cyd at gmail.com\" is not a valid e-mail address: it has no @.");
        page.getByLabel("Email of row 3").fill("cyd@gmail.com");
        page.getByLabel("Email of row 3").press("Tab");
        assertThat(page.locator("#progress")).containsText("2 rows are ready to send");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send 2 fixed rows"))
                .click();
        waitsForStatus("Complete");
        assertThat(page.locator("h1")).containsText("Run 2");
        assertThat(page.locator("dl.facts")).containsText("run 1");
        assertThat(office.seenByPropexo())
                .containsExactlyInAnyOrder("ann@example.com", "bob@example.com", "cyd@gmail.com");

        page.navigate(office.url("/runs/1/rejects"));
        assertThat(page.locator("nav.causes li")).hasCount(1);
        page.navigate(office.url("/runs/1/rows/2"));
        assertThat(page.locator("dl.facts")).containsText("row 1 of run 2");
        page.navigate(office.url("/runs/1"));
        waitsForStatus("Needs attention");
    }

    @Test
    void doesToAllWhatWasDoneToOne() {
        office.imports(
                page,
                office.file(
                        "leads.csv",
                        "First Name,Email,Move-in Date,Phone",
                        "Ann,ann@example.com,mid summer,(617) 555-0101",
                        "Bob,bob@example.com,mid summer,(617) 555-0102",
                        "Cyd,cyd@example.com,mid summer,(617) 555-0103",
                        "Dan,dan@example.com,late fall,(617) 555-0104",
                        "Eve,eve@example.com,2027-06-01,(617) 555-0105"));
        waitsForStatus("Needs attention");
        page.navigate(office.url("/runs/1/rejects"));
        page.getByLabel("Move-in Date of row 1").fill("2027-07-01");
        page.getByLabel("Move-in Date of row 1").press("Tab");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions()
                                .setName(
                                        "Change all rows with this value: in Move-in Date, “mid summer” becomes “2027-07-01”"))
                .click();
        assertThat(page.locator("#notice")).hasText("The same change was made to 2 more rows.");
        assertThat(page.locator("#progress")).containsText("3 rows are ready to send");
        assertThat(page.locator("#row-4")).not().containsText("Ready");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send 3 fixed rows"))
                .click();
        waitsForStatus("Complete");
        assertThat(office.sandbox.received())
                .extracting(prospect -> prospect.body().get("move_in_date"))
                .containsExactlyInAnyOrder("2027-06-01", "2027-07-01", "2027-07-01", "2027-07-01");
    }

    @Test
    void dismissesRowsAndTakesThatBack() throws IOException {
        office.imports(
                page,
                office.file(
                        "leads.csv",
                        "First Name,Last Name,Email,Phone",
                        "Ann,Lee,ann@example.com,(617) 555-0101",
                        "Cyd,Fox,cyd@example.com,12",
                        "Bob,Ray,bob at example.com,(617) 555-0103"));
        waitsForStatus("Needs attention");
        page.navigate(office.url("/runs/1/rejects"));
        page.getByLabel("Email of row 3").fill("bob@example.com");
        page.getByLabel("Email of row 3").press("Tab");
        click("Send 1 fixed row");
        waitsForStatus("Complete");

        page.navigate(office.url("/runs/1/rejects"));
        click("Don't send row 2");
        assertThat(page.locator("#notice")).containsText("Row 2 is dismissed. Leadline does not send it.");
        assertThat(page.locator("main")).containsText("All fixed");
        assertThat(page.locator("section:has(#dismissed)")).containsText("Row 2: dismissed by");
        page.navigate(office.url("/runs/1"));
        waitsForStatus("Complete");
        assertThat(page.locator(".answer")).containsText("3 rows: 1 created, 1 corrected, 1 dismissed");
        assertThat(page.locator("#todo")).hasCount(0);
        assertThat(page.locator("#corrections")).containsText("run 2 Complete");
        assertThat(rejects()).doesNotContain("cyd@").contains("leadline_row");
        page.navigate(office.url("/runs?status=DONE"));
        assertThat(page.locator("table.runs tbody tr")).hasCount(2);
        assertThat(page.locator("table.runs")).containsText("1 created, 1 corrected, 1 dismissed");

        page.navigate(office.url("/runs/1/rows/2"));
        assertThat(page.locator("main")).containsText("Needs fixing");
        assertThat(page.locator("main")).containsText("this row is not sent");
        click("Undo");
        assertThat(page.locator("#notice")).hasText("Row 2 can be fixed and sent again.");
        page.navigate(office.url("/runs/1"));
        waitsForStatus("Needs attention");
        assertThat(page.locator("section[aria-labelledby=todo]")).containsText("1 row needs fixing.");
        assertThat(rejects()).contains("cyd@example.com").doesNotContain("bob at");
    }

    /** The file of rejects as the page gives it. */
    private String rejects() throws IOException {
        Download download = page.waitForDownload(
                () -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("rejects.csv"))
                        .click());
        return Files.readString(download.path());
    }

    @Test
    void showsWhatWentWrongBesideTheCellUntilItIsOver() {
        office.imports(page, office.file("leads.csv", "First Name,Email,Phone", "Ann,ann at example.com,12"));
        waitsForStatus("Needs attention");
        page.navigate(office.url("/runs/1/rejects"));
        page.setViewportSize(1280, 300);
        page.route("**/rejects/1", Route::abort);
        page.getByLabel("Email of row 1").fill("ann@example.com");
        page.getByLabel("Email of row 1").press("Tab");
        Locator problem = page.locator("td:has(#r1c1) .problem");
        assertThat(problem)
                .hasText("Leadline does not respond, so nothing was saved. Check that it is running, then try again.");
        assertThat(problem).isInViewport();

        page.unroute("**/rejects/1");
        page.getByLabel("Email of row 1").fill("anne@example.com");
        page.getByLabel("Email of row 1").press("Tab");
        assertThat(page.locator("#row-1")).containsText("Still needs fixing");
        assertThat(page.locator(".problem")).hasCount(0);
        assertThat(page.getByLabel("Email of row 1")).hasValue("anne@example.com");
    }

    private void click(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    @Test
    void typesOnWhileTheCellBeforeIsBeingChecked() {
        office.imports(page, office.file("leads.csv", "First Name,Email,Phone", "Ann,ann at example.com,12"));
        waitsForStatus("Needs attention");
        page.navigate(office.url("/runs/1/rejects"));
        SlowProxy answers = SlowProxy.of(page, "**/rejects/1");
        answers.begins();
        page.getByLabel("Email of row 1").fill("ann@example.com");
        page.getByLabel("Email of row 1").press("Tab");
        page.getByLabel("First Name of row 1").fill("Anne");
        page.getByLabel("First Name of row 1").press("Tab");
        page.getByLabel("Phone of row 1").fill("(617) 555-0101");
        answers.ends();
        assertThat(page.getByLabel("Phone of row 1")).hasValue("(617) 555-0101");
        page.getByLabel("Phone of row 1").press("Tab");
        assertThat(page.locator("#row-1")).containsText("Ready");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send 1 fixed row"))
                .click();
        waitsForStatus("Complete");
        assertThat(office.sandbox.received())
                .singleElement()
                .satisfies(prospect -> assertThat(prospect.body())
                        .containsAllEntriesOf(
                                Map.of("first_name", "Anne", "email_1", "ann@example.com", "phone_1", "+16175550101")));
        page.navigate(office.url("/runs/1"));
        waitsForStatus("Complete");
        page.navigate(office.url("/"));
        assertThat(page.locator(".tag:has-text('Needs attention')")).hasCount(0);
    }

    @Test
    void leavesAloneWhatSomebodyElseHasFixedInTheSameRow() {
        office.imports(page, office.file("leads.csv", "First Name,Email,Phone", "Ann,ann at example.com,12"));
        waitsForStatus("Needs attention");
        Page bob = office.browser();
        bob.navigate(office.url("/runs/1/rejects"));
        page.navigate(office.url("/runs/1/rejects"));
        page.getByLabel("Email of row 1").fill("ann@example.com");
        page.getByLabel("Email of row 1").press("Tab");
        assertThat(page.locator("#row-1")).containsText("Still needs fixing");

        bob.getByLabel("Phone of row 1").fill("(617) 555-0101");
        bob.getByLabel("Phone of row 1").press("Tab");

        assertThat(bob.locator("#row-1")).containsText("Ready");
        assertThat(bob.getByLabel("Email of row 1")).hasValue("ann@example.com");
    }

    @Test
    void keepsWhatWasFixedOverARestart() {
        office.imports(
                page, office.file("leads.csv", "Name,Email", "Ann Lee,ann@example.com", "Bob Ray,bob at example.com"));
        waitsForStatus("Needs attention");
        page.navigate(office.url("/runs/1/rejects"));
        page.getByLabel("Email of row 2").fill("bob@example.com");
        page.getByLabel("Email of row 2").press("Tab");
        assertThat(page.locator("#progress")).containsText("1 row is ready to send");

        office.reopens();
        page.navigate(office.url("/runs/1/rejects"));
        assertThat(page.getByLabel("Email of row 2")).hasValue("bob@example.com");
        assertThat(page.locator("#progress")).containsText("1 row is ready to send");
    }

    private void waitsForStatus(String status) {
        assertThat(page.locator("#live .tag").first()).hasText(status);
    }
}
