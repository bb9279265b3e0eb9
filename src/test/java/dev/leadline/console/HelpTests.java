package dev.leadline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A question mark shows what the keyboard can do on a page. */
class HelpTests {

    @TempDir
    Path folder;

    private BrowserFixture office;
    private Page page;

    @BeforeEach
    void open() {
        office = new BrowserFixture(folder).opens();
        page = office.browser();
    }

    @AfterEach
    void shut() {
        office.close();
    }

    private Locator help() {
        return page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Keyboard shortcuts"));
    }

    @Test
    void showsTheKeysOfThePageAndLeadsBack() {
        page.navigate(office.url("/runs"));
        page.keyboard().press("?");

        assertThat(help()).containsText("Find a lead");
        assertThat(help().getByText("In the rows")).isHidden();
        page.keyboard().press("Escape");
        assertThat(help()).isHidden();

        Locator button = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keyboard shortcuts"));
        button.click();
        assertThat(help()).isVisible();
        help().getByText("Close", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(help()).isHidden();
        assertThat(button).isFocused();
    }

    @Test
    void isNotShownToWhoeverTypes() {
        page.navigate(office.url("/runs"));
        page.keyboard().press("/");
        page.keyboard().type("who?");

        assertThat(page.locator("#search")).hasValue("who?");
        assertThat(help()).isHidden();
    }

    @Test
    void namesTheKeysOfTheGridWhereOneIs() {
        office.imports(page, office.file("leads.csv", "Name,Email", "Ann Lee,ann at example.com"));
        GridPage grid = new GridPage(page).opens(office.url("/runs/1/rejects"));

        grid.cell(0, "Email").click();
        page.keyboard().press("?");
        assertThat(page.locator(".grid-editor")).hasValue("?");
        assertThat(help()).isHidden();
        page.keyboard().press("Escape");

        grid.button("All keyboard shortcuts").click();
        assertThat(help()).containsText("Fill the first selected row down");
    }
}
