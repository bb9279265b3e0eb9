package dev.leadline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was done is said in a corner, where it moves nothing, until it was read. */
class ToastTests {

    @TempDir
    Path folder;

    private BrowserFixture office;
    private Page page;

    @BeforeEach
    void aRunWithTwoRowsToFixAndOneThatLooksLikeAnother() {
        office = new BrowserFixture(folder).opens();
        page = office.browser();
        page.clock().install();
        office.imports(
                page,
                office.file(
                        "leads.csv",
                        "First Name,Last Name,Email,Phone",
                        "Ann,Lee,ann@example.com,(617) 555-0101",
                        "Bob,Fox,bob@example.com,(617) 555-0101",
                        "Cyd,Orr,cyd at example,(617) 555-0102",
                        "Dee,Kay,cyd at example,(617) 555-0103"));
        assertThat(page.locator("#live .tag").first()).hasText("Needs attention");
    }

    @AfterEach
    void shut() {
        office.close();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator toast() {
        return page.locator("[role=status] .toast");
    }

    private double top(Locator what) {
        return what.boundingBox().y;
    }

    private void passes(int seconds) {
        page.clock().runFor(seconds * 1000L);
    }

    @Test
    void whatCanBeUndoneStaysUntilSomebodyClosesIt() {
        page.navigate(office.url("/runs/1/duplicates"));
        double before = top(page.locator("#row-2"));

        button("It's a duplicate, leave it out: row 2").click();

        assertThat(toast().locator("button:text-is('Undo')")).isVisible();
        Assertions.assertThat(top(page.locator("main h1"))).isLessThan(before);
        Assertions.assertThat(top(page.locator("#row-2"))).isEqualTo(before);
        passes(3_600);
        assertThat(toast()).isVisible();
        button("Close this message").focus();
        page.keyboard().press("Enter");
        assertThat(toast()).hasCount(0);
        assertThat(page.locator("main")).isFocused();
        Assertions.assertThat(top(page.locator("#row-2"))).isEqualTo(before);
    }

    @Test
    void whatWasOnlySaidGoesAfterTenSecondsUnlessSomebodyReadsIt() {
        page.navigate(office.url("/runs/1/duplicates"));
        button("It's a duplicate, leave it out: row 2").click();
        toast().locator("button:text-is('Undo')").click();
        assertThat(toast()).hasText("Decision undone for 1 row.");

        passes(8);
        assertThat(toast()).isVisible();
        toast().hover();
        passes(60);
        assertThat(toast()).isVisible();
        page.mouse().move(900, 5);
        passes(20);
        assertThat(toast()).hasCount(0);
    }

    @Test
    void theGridSaysThereWhatWasChangedAndStaysWhereItIs() {
        GridPage grid = new GridPage(page).opens(office.url("/runs/1/rejects"));
        double before = top(page.locator(".grid-view"));
        double start = top(page.locator("#start"));

        grid.cell(1, "Email").click();
        grid.button("Replace…").click();
        page.locator("#grid-replace-text").fill("cyd@example.com");
        grid.button("Replace all").click();

        assertThat(toast()).hasText("2 changed. To go back, use Undo.");
        Assertions.assertThat(top(page.locator(".grid-view"))).isEqualTo(before);
        Assertions.assertThat(top(page.locator("#start"))).isEqualTo(start);
        page.keyboard().press("Escape");
        assertThat(toast()).hasCount(0);
    }

    @Test
    void whatCouldNotBeDoneIsAnAlertOnThePageItself() {
        Page other = office.browser();
        other.navigate(office.url("/runs/1/rejects"));
        new GridPage(other).ready().types(1, "Email", "cyd@example.com");
        assertThat(other.locator("#start")).isEnabled();
        new GridPage(page).opens(office.url("/runs/1/rejects")).types(2, "Email", "dee@example.com");
        assertThat(page.locator("#start")).isEnabled();

        other.locator("#start").click();

        assertThat(other.locator("#notice > .bad[role=alert]")).containsText("Nothing was sent");
        assertThat(other.locator(".toast")).hasCount(0);
    }

    @Test
    void comesWithoutMotionWhereSomebodyWantsNone() {
        page.navigate(office.url("/runs/1/duplicates"));
        button("It's a duplicate, leave it out: row 2").click();
        assertThat(toast()).hasCSS("animation-name", "none");

        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));

        assertThat(toast()).hasCSS("animation-name", "toast-in");
    }
}
