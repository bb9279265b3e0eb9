package dev.leadline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.leadline.testing.InterceptedApi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows whose answers were lost: the evidence is looked at beside what was sent, and a person's word is taken. */
class DoubtTests {

    @TempDir
    Path folder;

    private BrowserFixture office;
    private InterceptedApi gate;

    @BeforeEach
    void open() throws IOException {
        office = new BrowserFixture(folder);
        gate = new InterceptedApi(office.sandbox.url());
        office.set("leadline.api.url", gate.url().toString()).opens();
    }

    @AfterEach
    void shut() {
        gate.close();
        office.close();
    }

    @Test
    void settlesByEvidenceAndByWord() {
        gate.losesTheAnswerTo("bob@example.com");
        Page page = office.browser();
        office.imports(
                page, office.file("leads.csv", "Name,Email", "Ann Lee,ann@example.com", "Bob Ray,bob@example.com"));
        assertThat(page.locator("#live .tag").first()).hasText("Needs attention");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Review unconfirmed rows"))
                .click();
        assertThat(page.locator("article.doubt")).hasCount(1);
        assertThat(page.locator("article.doubt")).containsText("bob@example.com");
        assertThat(page.locator("article.doubt")).containsText("Not checked yet.");

        click(page, "Check Propexo");
        assertThat(page.locator("main")).containsText("No unconfirmed rows");
        page.navigate(office.url("/runs/1/rows/2"));
        assertThat(page.locator("main")).containsText("found in Propexo's records");
        assertThat(office.seenByPropexo()).containsExactlyInAnyOrder("ann@example.com", "bob@example.com");
    }

    @Test
    void takesAPersonsWordOncePropexoWasCheckedAndTakesItBack() {
        gate.swallows("cyd@example.com");
        gate.swallows("dan@example.com");
        Page page = office.browser();
        List<String> asked = new ArrayList<>();
        page.onDialog(dialog -> asked.add(dialog.message()));
        office.imports(
                page, office.file("leads.csv", "Name,Email", "Cyd Fox,cyd@example.com", "Dan Orr,dan@example.com"));
        assertThat(page.locator("#live .tag").first()).hasText("Needs attention");
        page.navigate(office.url("/runs/1/doubt"));
        asked.clear();

        Locator notInTheCrm = button(page, "It's not in the CRM, send it: row 2");
        assertThat(notInTheCrm).isDisabled();
        assertThat(notInTheCrm).hasAccessibleDescription("Check Propexo first.");
        notInTheCrm.evaluate("button => button.disabled = false");
        notInTheCrm.click();
        assertThat(page.locator("#notice"))
                .hasText("Check Propexo first. The check may show that the lead has already arrived.");
        assertThat(page.locator("article.doubt")).hasCount(2);

        click(page, "Check Propexo");
        assertThat(page.locator("article.doubt").first())
                .containsText("Not found. Propexo's lists can be hours old, so look in your CRM before you decide.");
        asked.clear();
        click(page, "It's in the CRM: row 1");
        assertThat(page.locator("#notice"))
                .containsText("1 row marked as in the CRM. Leadline does not send them again.");
        click(page, "Undo");
        assertThat(page.locator("#notice")).hasText("1 row unconfirmed again.");
        assertThat(page.locator("article.doubt")).hasCount(2);
        click(page, "It's in the CRM: row 1");
        click(page, "It's not in the CRM, send it: row 2");
        assertThat(page.locator("main")).containsText("No unconfirmed rows");
        assertThat(asked)
                .contains(
                        "Mark row 1 as in the CRM? Leadline does not send it again, so the lead is lost if it did not arrive. You can undo this.",
                        "Send row 2 again? If the lead is already in the CRM, this creates a duplicate. Leadline sends the row when you resume the run; until then, you can undo this.");

        click(page, "Undo: row 2");
        assertThat(page.locator("article.doubt")).containsText("dan@example.com");
        click(page, "It's not in the CRM, send it: row 2");
        assertThat(page.locator("section:has(#decisions) li")).hasCount(2);

        gate.passesEverythingOn();
        page.navigate(office.url("/runs/1"));
        assertThat(page.locator("table.statuses")).containsText("Waiting to send");
        click(page, "Resume");
        assertThat(page.locator("#live .tag").first()).hasText("Complete");
        assertThat(office.seenByPropexo()).containsExactly("dan@example.com");
        page.navigate(office.url("/runs/1/doubt"));
        assertThat(page.locator("section:has(#decisions) li")).hasCount(1);
        assertThat(page.locator("section:has(#decisions)")).containsText("Row 1");
        page.navigate(office.url("/settings/actions"));
        assertThat(page.locator("table")).containsText("Marked rows as not in the CRM");
        assertThat(page.locator("table")).containsText("Undid a decision");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void click(Page page, String name) {
        button(page, name).click();
    }
}
