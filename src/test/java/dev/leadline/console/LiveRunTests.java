package dev.leadline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.leadline.testing.InterceptedApi;
import dev.leadline.testing.LeadlineProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run is watched while it goes on, by two browsers and a command over the same H2 file. */
class LiveRunTests {

    private static final int LEADS = 6;

    @TempDir
    Path folder;

    private BrowserFixture office;
    private InterceptedApi gate;

    @BeforeEach
    void open() throws IOException {
        office = new BrowserFixture(folder);
        gate = new InterceptedApi(office.sandbox.url());
        office.set("leadline.api.url", gate.url().toString())
                .set("leadline.api.concurrency", "1")
                .set("leadline.api.requests-per-minute", "600")
                .opens();
    }

    @AfterEach
    void shut() {
        gate.close();
        office.close();
    }

    @Test
    void isWatchedByTwoBrowsersAndACommandAndStopped() throws Exception {
        Page ann = office.browser();
        Page bob = office.browser();
        gate.holdsCreates();
        office.imports(ann, leads());
        assertThat(ann.locator("#live .tag").first()).hasText("Running");
        assertThat(ann.locator("#live .going")).containsText("0 of 6 rows");
        assertThat(ann.locator("#live")).hasAttribute("hx-trigger", "every 500ms");
        assertThat(ann.locator("#live .going")).containsText("done at about 20");

        bob.navigate(office.url("/runs"));
        assertThat(bob.locator("#live article")).containsText("Run 1");
        assertThat(bob.locator("#live progress")).hasAttribute("max", String.valueOf(LEADS));
        try (LeadlineProcess command = office.types("runs")) {
            assertThat(command.exit()).isZero();
            assertThat(command.out()).contains("leads.csv").contains("running");
        }

        bob.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stop run 1"))
                .click();
        assertThat(bob.locator("#notice"))
                .hasText("Run 1 is stopping. It waits for the responses to requests that were already sent.");
        gate.letsGo();
        // the page of who started it learns of it by itself
        assertThat(ann.locator("#live .tag").first()).hasText("Stopped");
        assertThat(ann.locator("#live")).containsText("Resume it to continue where it stopped; no lead is sent twice.");
        assertThat(office.seenByPropexo()).as("what was in flight").hasSize(1);

        ann.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Resume"))
                .click();
        assertThat(ann.locator("#live .tag").first()).hasText("Complete");
        assertThat(office.seenByPropexo()).hasSize(LEADS).doesNotHaveDuplicates();
        try (LeadlineProcess command = office.types("show", "1")) {
            assertThat(command.exit()).isZero();
            assertThat(command.out()).contains("6  created");
        }
    }

    @Test
    void leavesAButtonInFocusAndUnderTheFingerWhileItTellsWhatIsNewAndShowsTheEndInTheList() {
        Page page = office.browser();
        gate.holdsCreates();
        office.imports(page, leads());
        page.navigate(office.url("/runs"));
        Locator stop = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stop run 1"));
        stop.focus();
        page.evaluate("document.getElementById('live').className = 'before'");
        page.locator("#live:not(.before) progress").waitFor();
        assertThat(stop).isFocused();

        stop.hover();
        page.waitForResponse("**/runs/live?*", page.mouse()::down);
        page.waitForResponse("**/runs/live?*", () -> {});
        page.mouse().up();
        assertThat(page.locator("#notice"))
                .hasText("Run 1 is stopping. It waits for the responses to requests that were already sent.");

        page.navigate(office.url("/runs"));
        assertThat(page.locator("table.runs tbody tr")).containsText("Running");
        gate.letsGo();
        assertThat(page.locator("table.runs tbody tr")).containsText("Stopped");
    }

    private Path leads() {
        return office.file(
                "leads.csv",
                Stream.concat(
                                Stream.of("Name,Email"),
                                IntStream.rangeClosed(1, LEADS).mapToObj("Ann Lee,ann%d@example.com"::formatted))
                        .toArray(String[]::new));
    }
}
