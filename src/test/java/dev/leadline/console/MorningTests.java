package dev.leadline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private GridPage grid;

    @BeforeEach
    void morning() {
        office = new BrowserFixture(folder).opens();
        page = office.browser();
        grid = new GridPage(page);
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
        grid.ready();
        assertThat(grid.progress()).hasText("0 of 3 rows fixed");
        grid.types(0, "Email", "bob@example.com");
        assertThat(grid.progress()).hasText("1 of 3 rows fixed");
        grid.types(1, "Email", "cyd at gmail.com");
        grid.cell(1, "Email").click();
        assertThat(page.locator("[data-part=note]"))
                .containsText("\"cyd at gmail.com\" is not a valid e-mail address: it has no @.");
        grid.types(1, "Email", "cyd@gmail.com");
        assertThat(page.locator("#state")).containsText("1 row still needs fixing. The others can be sent now");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send 2 fixed rows"))
                .click();
        waitsForStatus("Complete");
        assertThat(page.locator("h1")).containsText("Run 2");
        assertThat(page.locator("dl.facts")).containsText("run 1");
        assertThat(office.seenByPropexo())
                .containsExactlyInAnyOrder("ann@example.com", "bob@example.com", "cyd@gmail.com");

        grid.opens(office.url("/runs/1/rejects"));
        assertThat(grid.progress()).hasText("0 of 1 row fixed");
        assertThat(page.locator("main")).containsText("Corrected rows were sent in run 2.");
        page.navigate(office.url("/runs/1/rows/2"));
        assertThat(page.locator("dl.facts")).containsText("row 1 of run 2");
        page.navigate(office.url("/runs/1"));
        waitsForStatus("Needs attention");
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
        grid.opens(office.url("/runs/1/rejects"));
        grid.types(1, "Email", "bob@example.com");
        grid.button("Send 1 fixed row").click();
        waitsForStatus("Complete");

        grid.opens(office.url("/runs/1/rejects"));
        grid.button("Don't send this row").click();
        assertThat(page.locator("#state")).hasText("No row needs fixing.");
        assertThat(page.locator("[data-show=skipped]")).hasText("Left out 1");
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
        grid.button("Undo").click();
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

    private void waitsForStatus(String status) {
        assertThat(page.locator("#live .tag").first()).hasText(status);
    }
}
