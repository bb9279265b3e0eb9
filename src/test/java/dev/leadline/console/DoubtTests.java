package dev.leadline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.leadline.testing.HoldPoint;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows whose answers were lost: the evidence is looked at beside what was sent, and a person's word is taken. */
class DoubtTests {

    @TempDir
    Path folder;

    private BrowserFixture office;
    private HoldPoint gate;

    @BeforeEach
    void open() throws IOException {
        office = new BrowserFixture(folder);
        gate = new HoldPoint(office.sandbox.url());
        office.set("leadline.api.url", gate.url().toString()).opens();
    }

    @AfterEach
    void shut() {
        gate.close();
        office.close();
    }

    @Test
    void settlesByEvidenceAndByWord() {
        gate.loses("bob@example.com");
        Page page = office.browser();
        office.imports(
                page, office.file("leads.csv", "Name,Email", "Ann Lee,ann@example.com", "Bob Ray,bob@example.com"));
        assertThat(page.locator("#live .tag").first()).hasText("needs attention");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Review rows in doubt"))
                .click();
        assertThat(page.locator("article.doubt")).hasCount(1);
        assertThat(page.locator("article.doubt")).containsText("bob@example.com");
        assertThat(page.locator("article.doubt")).containsText("Not checked yet.");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Look for evidence"))
                .click();
        page.navigate(office.url("/runs/1/doubt"));
        assertThat(page.locator("main")).containsText("No rows in doubt");
        page.navigate(office.url("/runs/1/rows/2"));
        assertThat(page.locator("main")).containsText("sent, according to Propexo's records");
        assertThat(office.seenByPropexo()).containsExactlyInAnyOrder("ann@example.com", "bob@example.com");
    }

    @Test
    void takesAPersonsWord() {
        gate.loses("cyd@example.com");
        gate.loses("dan@example.com");
        Page page = office.browser();
        office.imports(
                page, office.file("leads.csv", "Name,Email", "Cyd Fox,cyd@example.com", "Dan Orr,dan@example.com"));
        assertThat(page.locator("#live .tag").first()).hasText("needs attention");
        page.navigate(office.url("/runs/1/doubt"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Mark row 1 as sent"))
                .click();
        assertThat(page.locator("article.doubt")).hasCount(1);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Mark row 2 as not sent"))
                .click();
        assertThat(page.locator("main")).containsText("No rows in doubt");
        page.navigate(office.url("/runs/1"));
        assertThat(page.locator("table.statuses")).containsText("valid, not sent yet");
        page.navigate(office.url("/settings/actions"));
        assertThat(page.locator("table")).containsText("say-unsent");
    }
}
