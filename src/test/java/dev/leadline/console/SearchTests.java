package dev.leadline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody calls and asks what became of their inquiry. */
class SearchTests {

    @TempDir
    static Path folder;

    private static BrowserFixture office;

    private Page page;

    @BeforeAll
    static void open() {
        office = new BrowserFixture(folder).opens();
        Page page = office.browser();
        office.imports(
                page,
                office.file(
                        "monday.csv",
                        "First Name,Last Name,Email,Phone",
                        "Ann,Lee,ann@example.com,(617) 555-0101",
                        "Zoë,Núñez,zoe@example.com,(617) 555-0102"));
        assertThat(page.locator("#live .standing-done")).isVisible();
        office.imports(
                page,
                office.file(
                        "tuesday.csv",
                        "Name,Email,Phone",
                        "Ann Lee,ann at example.com,(617) 555-0101",
                        "Lea Ray,lea@example.com,(617) 555-0104"));
        assertThat(page.locator("#live .standing-to-look-at")).isVisible();
    }

    @BeforeEach
    void opensAPage() {
        page = office.browser();
        page.navigate(office.url("/runs"));
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @Test
    void findsALeadInAllRunsByNamePhoneOrAddress() {
        search("Ann Lee");
        assertThat(found()).hasCount(2);
        assertThat(found().nth(0)).containsText("Needs fixing");
        assertThat(found().nth(0)).containsText("row 1 of run 2");
        assertThat(found().nth(1)).containsText("Created");
        assertThat(found().nth(1)).containsText("monday.csv");

        search("617-555-0102");
        assertThat(found()).hasCount(1);
        assertThat(found()).containsText("Zoë Núñez");
        search("nunez");
        assertThat(found()).hasCount(1);
        search("lea@example.com");
        assertThat(found()).containsText("row 2 of run 2");
        found().locator("a").click();
        assertThat(page.locator("h1")).containsText("Row 2");
    }

    @Test
    void findsANameWithDigitsAndNotEveryNameWithoutThem() {
        office.imports(
                page,
                office.file(
                        "test.csv",
                        "First Name,Last Name,Email",
                        "Guest40,Hill,g40@example.com",
                        "Guest41,Hill,g41@example.com"));
        assertThat(page.locator("#live .standing-done")).isVisible();

        search("guest41");
        assertThat(found()).hasCount(1);
        assertThat(found()).containsText("g41@example.com");
        search("guest");
        assertThat(found()).hasCount(2);
        search("g41");
        assertThat(found()).hasCount(1);
        search("ann 6175550101");
        assertThat(found()).hasCount(2);
    }

    @Test
    void saysWhatToTryWhenThereIsNobody() {
        search("Nobody Here");
        assertThat(page.locator("main"))
                .containsText(
                        "No lead was found for “Nobody Here”. Check the spelling. Leads of runs whose personal data was deleted cannot be found.");
    }

    @Test
    void aSlashLeadsToTheSearch() {
        page.keyboard().press("/");
        page.keyboard().type("zoe");
        page.keyboard().press("Enter");
        assertThat(found()).hasCount(1);
        assertThat(page.locator("#search")).hasValue("zoe");
    }

    private void search(String text) {
        page.locator("#search").fill(text);
        page.locator("#search").press("Enter");
        assertThat(page).hasTitle("Search · Leadline");
    }

    private Locator found() {
        return page.locator("table.rows tbody tr");
    }
}
