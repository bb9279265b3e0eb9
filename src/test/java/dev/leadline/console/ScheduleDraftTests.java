package dev.leadline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that was typed into the form of a schedule is lost before it is saved. */
class ScheduleDraftTests {

    @TempDir
    Path folder;

    private BrowserFixture office;
    private Page page;

    @BeforeEach
    void open() {
        office = new BrowserFixture(folder).opens();
        page = office.browser();
        page.navigate(office.url("/schedules/new"));
    }

    @AfterEach
    void shut() {
        office.close();
    }

    private void addsAValue(int rows) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add another value"))
                .click();
        assertThat(page.locator(".constant")).hasCount(rows);
    }

    @Test
    void valuesThatWereAddedComeBackHalfFilledOrEmpty() {
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("zillow");
        page.locator("#target").selectOption("rentcafe");
        assertThat(page.locator("#field-0 option[value=pets]")).hasCount(0);
        page.getByLabel("Field 1").selectOption("notes");
        page.getByLabel("Value 1").fill("From Zillow");
        addsAValue(2);
        page.getByLabel("Field 2").selectOption("prospect_source");
        addsAValue(3);
        page.getByLabel("Value 3").fill("typed without a field");
        addsAValue(4);

        page.reload();

        assertThat(page.locator("#kept")).isVisible();
        assertThat(page.locator("#target")).hasValue("rentcafe");
        assertThat(page.locator(".constant")).hasCount(4);
        assertThat(page.getByLabel("Field 1")).hasValue("notes");
        assertThat(page.getByLabel("Value 1")).hasValue("From Zillow");
        assertThat(page.getByLabel("Field 2")).hasValue("prospect_source");
        assertThat(page.getByLabel("Value 2")).hasValue("");
        assertThat(page.getByLabel("Field 3")).hasValue("");
        assertThat(page.getByLabel("Value 3")).hasValue("typed without a field");
        assertThat(page.getByLabel("Value 4")).hasValue("");

        page.reload();
        assertThat(page.getByLabel("Value 3")).hasValue("typed without a field");
        addsAValue(4);
        assertThat(page.getByLabel("Value 3")).hasValue("typed without a field");
    }

    @Test
    void valuesThatWereAddedGoWhenTheFormIsDiscarded() {
        page.getByLabel("Field 1").selectOption("notes");
        addsAValue(2);

        page.getByText("Cancel").click();
        page.navigate(office.url("/schedules/new"));

        assertThat(page.locator(".constant")).hasCount(1);
        assertThat(page.getByLabel("Field 1")).hasValue("");
    }
}
