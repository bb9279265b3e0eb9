package dev.leadline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.leadline.testing.Chromium;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of a run: the answer first, and everything else behind a tab that has an address. */
class RunTabsTests {

    @TempDir
    static Path folder;

    private static BrowserFixture office;

    private Page page;

    @BeforeAll
    static void aFileWithEverything() {
        office = new BrowserFixture(folder).opens();
        Page page = office.browser();
        office.imports(
                page,
                office.file(
                        "leads.csv",
                        "First Name,Last Name,Email,Phone",
                        "Ann,Lee,ann@example.com,(617) 555-0101",
                        "Bob,Fox,bob@example.com,(617) 555-0101",
                        "Cyd,Orr,cyd@example.com,(617) 555-0102",
                        "Dee,Kay,dee@example.com,(617) 555-0103",
                        "Eve,Roe,eve@example.com,(617) 555-0104",
                        "Fay,Low,fay@example.com,(617) 555-0105",
                        "Gus,Hay,nowhere,(617) 555-0106"));
        assertThat(page.locator("#live .tag").first()).hasText("Needs attention");
    }

    @BeforeEach
    void opensTheRun() {
        page = office.browser();
        page.navigate(office.url("/runs/1"));
    }

    @AfterAll
    static void shut() {
        office.close();
    }

    private static Locator tab(Page page, String name) {
        return page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Run 1"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
    }

    @Test
    void saysFirstWhatWasCreatedWhatNeedsFixingAndWhatWaitsForADecision() {
        String answer = "7 rows: 5 created, 1 needs fixing, 1 possible duplicate to decide";
        assertThat(page.locator(".answer strong")).hasText(answer);
        assertThat(page.locator(".advice")).containsText("1 row needs fixing.");
        assertThat(page.locator(".advice")).containsText("1 row looks like a lead that was already sent.");
        page.navigate(office.url("/runs"));
        assertThat(page.locator("#list .counts")).hasText(answer);
        page.navigate(office.url("/"));
        assertThat(page.locator(".runs .counts")).hasText(answer);

        page.navigate(office.url("/runs/1"));
        page.locator("#live-statuses").getByText("Needs fixing").click();
        assertThat(page.locator("#rows tbody tr")).hasCount(1);
        assertThat(page.locator("#rows tbody")).containsText("Gus");
        page.locator("#status").selectOption("POSSIBLE_DUPLICATE");
        assertThat(page.locator("#rows tbody")).containsText("Bob");
        assertThat(page.locator("#rows tbody tr")).hasCount(1);
    }

    @Test
    void leadsToAnAddressPerTabAndBack() {
        assertThat(tab(page, "Overview")).hasAttribute("aria-current", "page");

        tab(page, "Rows").click();
        assertThat(page).hasURL(office.url("/runs/1/rows"));
        assertThat(tab(page, "Rows")).hasAttribute("aria-current", "page");
        assertThat(page.locator("#rows tbody tr")).hasCount(7);
        page.getByLabel("Search by e-mail").fill("ann@example.com");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(office.url("/runs/1/rows?q=ann%40example.com"));
        assertThat(page.locator("#rows tbody tr")).hasCount(1);

        tab(page, "Activity").click();
        assertThat(page.locator("main")).containsText("Read the file");
        assertThat(page.locator("main")).containsText("Started");
        assertThat(page.locator("main")).containsText("create requests");
        assertThat(page.locator(".answer")).containsText("5 created");

        page.goBack();
        assertThat(page.locator("#rows tbody tr")).hasCount(1);
        page.goBack();
        assertThat(page.locator("#rows tbody tr")).hasCount(7);
        page.goBack();
        assertThat(page.locator("#live-statuses")).isVisible();
    }

    @Test
    void worksWithoutScript() {
        try (BrowserContext plain =
                Chromium.browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page still = plain.newPage();
            still.navigate(office.url("/runs/1"));
            tab(still, "Rows").click();
            still.locator("#status").selectOption("CREATED");
            still.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Search"))
                    .click();
            assertThat(still.locator("#rows tbody tr")).hasCount(5);
            tab(still, "Activity").click();
            assertThat(still.locator("main")).containsText("Read the file");
        }
    }

    @Test
    void keepsAddressesOfEarlierVersions() {
        page.navigate(office.url("/runs/1?status=CREATED&q=ann%40example.com#rows"));

        assertThat(page).hasURL(office.url("/runs/1/rows?status=CREATED&q=ann%40example.com#rows"));
        assertThat(page.locator("#rows tbody tr")).hasCount(1);
    }
}
