package dev.leadline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rejects of a run are fixed in the same grid as the rows of a file, and sent in the place of their originals. */
class RejectGridTests {

    private static final String HEADER = "First Name,Last Name,Email,Beds";

    @TempDir
    Path folder;

    private BrowserFixture office;
    private Page page;
    private GridPage grid;

    @BeforeEach
    void open() {
        office = new BrowserFixture(folder).opens();
        page = office.browser();
        grid = new GridPage(page);
    }

    @AfterEach
    void shut() {
        office.close();
    }

    @Test
    void fixesTheSameValueInHundredsOfRejectsInFiveClicks() {
        fixesTheSameValueInFiveClicks(300);
    }

    @Tag("torture")
    @Test
    void fixesTheSameValueInFiveThousandRejectsInFiveClicks() {
        fixesTheSameValueInFiveClicks(5_000);
    }

    private void fixesTheSameValueInFiveClicks(int rejects) {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        IntStream.rangeClosed(1, rejects + 200)
                .mapToObj(i -> "Ann,Lee,ann" + i + "@example.com," + (i <= rejects ? "BR" : "1"))
                .forEach(lines::add);
        imports(lines.toArray(String[]::new));
        AtomicInteger clicks = new AtomicInteger();
        page.exposeFunction("clicked", arguments -> clicks.incrementAndGet());
        page.addInitScript("document.addEventListener('click', ({ detail }) => detail > 0 && clicked(), true)");
        page.reload();

        page.locator("#todo-fix").click();
        grid.ready();
        assertThat(grid.progress()).hasText("0 of %,d rows fixed".formatted(rejects));
        grid.cell(0, "Beds").click();
        grid.button("Replace…").click();
        page.keyboard().type("2");
        grid.button("Replace all").click();
        assertThat(grid.progress())
                .hasText(
                        "%1$,d of %1$,d rows fixed".formatted(rejects),
                        new LocatorAssertions.HasTextOptions().setTimeout(60_000));
        grid.button("Send %,d fixed rows".formatted(rejects)).click();

        assertThat(page.locator("#live .tag").first())
                .hasText("Complete", new LocatorAssertions.HasTextOptions().setTimeout(120_000));
        assertThat(clicks.get()).isLessThanOrEqualTo(5);
        assertThat(office.sandbox.received()).hasSize(rejects + 200);
        page.navigate(office.url("/runs/1"));
        assertThat(page.locator(".answer")).containsText("200 created, %,d corrected".formatted(rejects));
    }

    @Test
    void asksBeforeItSendsFixedRowsAndNamesTheCrm() {
        imports(HEADER, "Bob,Ray,bob at example.com,1");
        List<String> asked = new ArrayList<>();
        Page careful = page.context().newPage();
        careful.onDialog(dialog -> {
            asked.add(dialog.message());
            dialog.dismiss();
        });
        GridPage rows = new GridPage(careful);
        rows.opens(office.url("/runs/1/rejects"));
        rows.types(0, "Email", "bob@example.com");
        rows.button("Send 1 fixed row").click();
        assertThat(asked)
                .containsExactly(
                        "Send 1 fixed row to your CRM through Propexo (community %s)? Each takes the place of its original."
                                .formatted(office.sandbox.ids().get("community_id")));
        assertThat(rows.button("Send 1 fixed row")).isEnabled();
        assertThat(office.sandbox.received()).isEmpty();
        careful.navigate(office.url("/runs"));
        assertThat(careful.locator("table.runs tbody tr")).hasCount(1);
    }

    @Test
    void keepsEveryStepThroughReloadAndRestartAndTakesItBack() {
        imports(HEADER, "Ann,Lee,ann@example.com,2", "Bob,Ray,bob at example.com,1", "Cyd,Fox,cyd@example.com,BR");
        grid.opens(office.url("/runs/1/rejects"));
        grid.types(0, "Email", "bob@example.com");
        assertThat(grid.cell(0, "Email")).containsText("was bob at example.com");
        grid.cell(1, "Beds").click();
        grid.button("Don't send this row").click();
        assertThat(grid.progress()).hasText("1 of 2 rows fixed, 1 left out");

        office.reopens();
        grid.opens(office.url("/runs/1/rejects"));
        assertThat(grid.progress()).hasText("1 of 2 rows fixed, 1 left out");
        assertThat(page.locator("[data-show=skipped]")).hasText("Left out 1");
        page.navigate(office.url("/runs/1/rows/3"));
        assertThat(page.locator("main")).containsText("this row is not sent");

        grid.opens(office.url("/runs/1/rejects"));
        grid.button("Undo").click();
        assertThat(grid.progress()).hasText("1 of 2 rows fixed");
        page.locator("[role=grid]").focus();
        page.keyboard().press("Control+z");
        assertThat(grid.cell(0, "Email")).not().containsText("was");
        assertThat(grid.button("Send fixed rows")).isDisabled();
        page.keyboard().press("Control+y");
        grid.button("Send 1 fixed row").click();

        assertThat(page.locator("#live .tag").first()).hasText("Complete");
        assertThat(office.seenByPropexo()).containsExactlyInAnyOrder("ann@example.com", "bob@example.com");
        grid.opens(office.url("/runs/1/rejects"));
        assertThat(grid.progress()).hasText("0 of 1 row fixed");
        assertThat(grid.button("Undo")).isDisabled();
    }

    @Test
    void tellsWhoeverComesSecondWhatSomebodyElseChanged() {
        imports(HEADER, "Bob,Ray,bob at example.com,BR", "Cyd,Fox,cyd at example.com,1");
        GridPage bob = new GridPage(office.browser()).opens(office.url("/runs/1/rejects"));
        grid.opens(office.url("/runs/1/rejects"));
        grid.types(0, "Email", "bob@example.com");
        assertThat(grid.cell(0, "Email")).containsText("was bob at example.com");

        bob.types(0, "Email", "robert@example.com");
        assertThat(bob.said())
                .hasText(
                        "Somebody else changed this cell while you were editing. Email in row 1 is now “bob@example.com”, and your “robert@example.com” was not saved.");
        assertThat(bob.cell(0, "Email")).containsText("bob@example.com");
        bob.types(0, "Beds", "2");
        assertThat(bob.progress()).hasText("1 of 2 rows fixed");
    }

    @Test
    void sendsNothingThatSomebodyElseHasChangedSince() {
        imports(HEADER, "Bob,Ray,bob at example.com,1", "Cyd,Fox,cyd at example.com,1");
        grid.opens(office.url("/runs/1/rejects"));
        grid.types(0, "Email", "bob@example.com");
        assertThat(grid.button("Send 1 fixed row")).isEnabled();
        GridPage other = new GridPage(office.browser()).opens(office.url("/runs/1/rejects"));
        other.types(1, "Email", "cyd@example.com");
        assertThat(other.progress()).hasText("2 of 2 rows fixed");

        grid.button("Send 1 fixed row").click();
        assertThat(page.locator("#notice")).containsText("Nothing was sent, because the rows were changed");
        assertThat(office.sandbox.received()).isEmpty();
        grid.ready().button("Send 2 fixed rows").click();
        assertThat(page.locator("#live .tag").first()).hasText("Complete");

        other.types(0, "Email", "robert@example.com");
        assertThat(other.said()).containsText("was sent or resolved in the meantime, so nothing was changed.");
        assertThat(office.seenByPropexo()).containsExactlyInAnyOrder("bob@example.com", "cyd@example.com");
    }

    @Test
    void showsTheRowsOfTheProblemThatLedHereAndFixesMalformedOnes() {
        imports(
                HEADER,
                "Ann,Lee,ann@gmial.com,2",
                "Bob,Ray,bob@gmial.com,1",
                "Cyd,Fox,cyd@example.com,BR",
                "Eve,Roe,eve@example.com,1,surplus",
                "Fay,Roe,fay@example.com,1",
                "Gus,Roe,gus@example.com,1",
                "Hal,Roe,hal@example.com,2",
                "Ida,Roe,ida@example.com,3");
        page.locator("#reasons ~ .scroll")
                .getByText("Invalid number of bedrooms")
                .click();
        grid.ready();
        assertThat(page.locator("[data-part=shown]")).hasText("1 row shown.");
        assertThat(grid.cell(0, "First Name")).containsText("Cyd");
        page.locator("[data-show='']").click();
        grid.button("Accept 2 suggestions").click();
        assertThat(grid.progress()).hasText("2 of 4 rows fixed");
        grid.cell(3, "Email").click();
        assertThat(page.locator("[data-part=note]")).containsText("Extra cells after the last column: surplus");
        grid.types(3, "Beds", "2");
        assertThat(grid.progress()).hasText("3 of 4 rows fixed");
    }

    @Test
    void countsACorrectedRowThatIsADuplicateAsOneAndNotAsFixed() {
        imports(HEADER, "Ann,Lee,ann@example.com,2", "Ann,Lee,ann at example.com,2", "Cyd,Fox,cyd@example.com,BR");
        grid.opens(office.url("/runs/1/rejects"));
        grid.types(0, "Email", "ann@example.com");

        assertThat(grid.progress()).hasText("0 of 2 rows fixed, 1 duplicate");
        assertThat(page.locator("#state"))
                .hasText(
                        "1 row still needs fixing. 1 corrected row is a duplicate and will be skipped. Your changes are saved.");
        assertThat(grid.button("Send fixed rows")).isDisabled();
        grid.cell(0, "Email").click();
        assertThat(page.locator("[data-part=note]"))
                .containsText("Duplicate, will be skipped. The same prospect as row 1 of run 1.");

        grid.types(1, "Beds", "2");
        assertThat(grid.progress()).hasText("1 of 2 rows fixed, 1 duplicate");
        grid.types(0, "Email", "anne@example.com");
        assertThat(grid.progress()).hasText("2 of 2 rows fixed");
        grid.types(1, "Email", "anne@example.com");
        assertThat(grid.progress()).hasText("1 of 2 rows fixed, 1 duplicate");
        grid.cell(1, "Email").click();
        assertThat(page.locator("[data-part=note]")).containsText("The same prospect as row 2 of this file.");
    }

    @Test
    void keepsWhatCouldNotBeSaved() {
        imports(HEADER, "Bob,Ray,bob at example.com,1");
        grid.opens(office.url("/runs/1/rejects"));
        page.route("**/grid/cells", Route::abort);
        grid.types(0, "Email", "bob@example.com");
        assertThat(grid.said()).containsText("Your change is not saved yet.");
        page.unroute("**/grid/cells");
        page.reload();
        assertThat(grid.progress()).hasText("1 of 1 row fixed");
    }

    @Test
    void hasNothingThatAxeObjectsTo() {
        imports(HEADER, "Bob,Ray,bob at example.com,1", "Cyd,Fox,cyd@example.com,BR");
        grid.opens(office.url("/runs/1/rejects"));
        grid.types(0, "Email", "bob@example.com");
        grid.cell(1, "Beds").click();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                    .as("%s", scheme)
                    .isEmpty();
        }
        page.setViewportSize(390, 800);
        assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                .as("on a phone")
                .isEmpty();
    }

    private void imports(String... lines) {
        office.imports(page, office.file("leads.csv", lines));
        assertThat(page.locator("#live .tag").first())
                .hasText("Needs attention", new LocatorAssertions.HasTextOptions().setTimeout(60_000));
    }
}
