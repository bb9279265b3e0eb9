package dev.leadline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.leadline.security.Role;
import dev.leadline.testing.ConsoleUsers;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With users, people log in, and see what their role lets them do. */
class LogInTests {

    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path folder;

    private BrowserFixture office;

    @BeforeEach
    void open() {
        Path config = folder.resolve("config");
        ConsoleUsers.add(config, "ann", Role.OPERATOR, PASSWORD);
        ConsoleUsers.add(config, "vic", Role.VIEWER, PASSWORD);
        ConsoleUsers.add(config, "amy", Role.ADMIN, PASSWORD);
        office = new BrowserFixture(folder).opens();
    }

    @AfterEach
    void shut() {
        office.close();
    }

    @Test
    void letsAnAdminManageUsersOnADeskAndOnAPhone() {
        Page amy = office.browser();
        amy.navigate(office.url("/settings/users"));
        logsIn(amy, "amy", PASSWORD);
        for (String path : List.of("/settings/users", "/account")) {
            for (ColorScheme colors : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                amy.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colors));
                amy.setViewportSize(colors == ColorScheme.DARK ? 360 : 1280, 800);
                amy.navigate(office.url(path));
                assertThat(new AxeBuilder(amy).analyze().getViolations())
                        .as(path)
                        .isEmpty();
                assertThat(((Number) amy.evaluate("document.documentElement.scrollWidth")).intValue())
                        .isLessThanOrEqualTo(colors == ColorScheme.DARK ? 360 : 1280);
            }
        }
        amy.navigate(office.url("/settings/users"));
        amy.locator("#role-vic").selectOption("operator");
        amy.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save the role of vic"))
                .click();
        assertThat(amy.locator("#notice")).hasText("vic is now operator.");
    }

    @Test
    void keepsAUserWhoIsBeingAddedWhenThatIsRefusedOrTheSessionEnds() {
        Page amy = office.browser();
        amy.navigate(office.url("/settings/users"));
        logsIn(amy, "amy", PASSWORD);
        addsUser(amy, "nick from Maple Court");
        assertThat(amy.locator("#notice .bad")).isVisible();
        assertThat(amy.locator("#name")).hasValue("nick from Maple Court");
        assertThat(amy.locator("#role")).hasValue("operator");

        sessionEnds(amy);
        addsUser(amy, "nick");
        assertThat(amy.locator("main")).containsText("Your session ended.");
        logsIn(amy, "amy", PASSWORD);
        assertThat(amy.locator("h1")).hasText("Users");
        assertThat(amy.locator("#name")).hasValue("nick");
        assertThat(amy.locator("#role")).hasValue("operator");

        amy.reload();
        assertThat(amy.locator("#kept")).isVisible();
        assertThat(amy.locator("#name")).hasValue("nick");
        addsUser(amy, "nick");
        assertThat(amy.locator("#notice")).hasText("nick can now log in.");
        assertThat(amy.locator("#name")).hasValue("");
        assertThat(amy.locator("#kept")).isHidden();
    }

    private static void addsUser(Page page, String name) {
        page.locator("#name").fill(name);
        page.locator("#role").selectOption("operator");
        page.locator("#password").fill(PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add user"))
                .click();
    }

    @Test
    void showsTheSameRunToAnOperatorWithButtonsAndToAViewerWithout() {
        Page ann = office.browser();
        ann.navigate(office.url("/runs"));
        assertThat(new AxeBuilder(ann).analyze().getViolations()).isEmpty();
        logsIn(ann, "ann", "wrong horse battery");
        assertThat(ann.locator("main")).containsText("The name or password is incorrect.");
        logsIn(ann, "ann", PASSWORD);
        assertThat(ann.locator("h1")).hasText("Runs");
        office.imports(
                ann, office.file("leads.csv", "Name,Email", "Ann Lee,ann@example.com", "Bob Ray,bob at example.com"));
        assertThat(ann.locator("#live .tag").first()).hasText("Needs attention");
        ann.navigate(office.url("/runs/1/rejects"));
        new GridPage(ann).ready();
        assertThat(new GridPage(ann).button("Replace…")).isVisible();
        ann.navigate(office.url("/settings/actions"));
        assertThat(ann.locator("table")).containsText("Logged in");

        Page vic = office.browser();
        vic.navigate(office.url("/runs/1/rejects"));
        logsIn(vic, "vic", PASSWORD);
        assertThat(vic.locator("h1")).containsText("Rows to fix");
        GridPage grid = new GridPage(vic).ready();
        assertThat(grid.cell(0, "Email")).containsText("bob at example.com");
        grid.types(0, "Email", "bob@example.com");
        assertThat(grid.said()).hasText("You can look at these rows. To change them, ask an operator.");
        assertThat(grid.cell(0, "Email")).containsText("bob at example.com");
        assertThat(grid.button("Replace…")).isHidden();
        assertThat(vic.locator("#start")).hasCount(0);
        assertThat(vic.locator("header nav")).not().containsText("New import");
        vic.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log out"))
                .click();
        assertThat(vic.locator("h1")).hasText("Log in");
        vic.navigate(office.url("/runs/1"));
        assertThat(vic.locator("h1")).hasText("Log in");
        ann.navigate(office.url("/settings/actions"));
        assertThat(ann.locator("tbody tr").first()).containsText("vic");
        assertThat(ann.locator("tbody tr").first()).containsText("Logged out");
    }

    @Test
    void keepsWhatIsTypedWhenTheSessionEndsAndComesBackToThePage() {
        Page ann = office.browser();
        ann.navigate(office.url("/imports/new"));
        logsIn(ann, "ann", PASSWORD);
        ann.getByLabel("File of leads")
                .setInputFiles(office.file(
                        "leads.csv", "Name,Email", "Ann Lee,ann@example.com", "Bob Ray,bob at example.com"));
        ann.locator("form.drop button").click();
        ann.getByText("More fields").click();
        sessionEnds(ann);
        ann.getByLabel("City").fill("Boston");

        assertThat(ann.locator("main")).containsText("Your session ended.");
        logsIn(ann, "ann", PASSWORD);
        assertThat(ann.locator("h1")).containsText("Match columns");
        assertThat(ann.locator(".preview").first()).containsText("Boston");

        sessionEnds(ann);
        ann.locator("#next").click();
        assertThat(ann.locator("main")).containsText("Your session ended.");
        logsIn(ann, "ann", PASSWORD);
        assertThat(ann.locator("h1")).containsText("Match columns");
        ann.locator("#next").click();
        ann.locator("#start").click();
        assertThat(ann.locator("#live .tag").first()).hasText("Needs attention");

        GridPage grid = new GridPage(ann).opens(office.url("/runs/1/rejects"));
        sessionEnds(ann);
        grid.types(0, "Email", "bob@example.com");
        assertThat(ann.locator("main")).containsText("Your session ended.");
        logsIn(ann, "ann", PASSWORD);
        assertThat(ann.locator("h1")).containsText("Rows to fix");
        assertThat(grid.progress()).hasText("1 of 1 row fixed");
        assertThat(grid.cell(0, "Email")).containsText("was bob at example.com");
    }

    @Test
    void leavesNothingInTheTabForThePersonWhoLogsInNext() {
        Page tab = office.browser();
        tab.navigate(office.url("/schedules/new"));
        logsIn(tab, "ann", PASSWORD);
        assertThat(tab.locator("h1")).hasText("New schedule");
        assertThat(stored(tab)).as("not even the name of the log-in").doesNotContain("ann");
        tab.navigate(office.url("/schedules/new?q=zoe@example.com"));
        tab.locator("#schedule-name").fill("zillow");
        tab.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log out"))
                .click();
        assertThat(tab.locator("h1")).hasText("Log in");
        assertThat(stored(tab)).doesNotContain("zillow", "ann", "zoe");
        assertThat(tab.getByLabel("Name")).hasValue("");

        logsIn(tab, "vic", PASSWORD);

        assertThat(tab.locator("header nav .user")).containsText("vic");
        assertThat(tab.url()).isEqualTo(office.url("/"));
        assertThat(stored(tab)).doesNotContain("zillow", "ann", "zoe");
    }

    /** The preview of a schedule is asked for while the log-out ends the session. */
    @Test
    void leadsTheNextPersonToNoPageWhoseRequestTheLogOutOvertook() {
        Page tab = office.browser();
        tab.navigate(office.url("/schedules/new?q=zoe@example.com"));
        logsIn(tab, "ann", PASSWORD);
        assertThat(tab.locator("h1")).hasText("New schedule");
        AtomicReference<@Nullable Route> preview = new AtomicReference<>();
        tab.route("**/schedules/preview", preview::set);
        tab.locator("#repeat").selectOption("weekly");
        tab.waitForCondition(() -> preview.get() != null);
        AtomicReference<@Nullable Runnable> answer = new AtomicReference<>();
        tab.route("**/logout", route -> {
            APIResponse ended = route.fetch(new Route.FetchOptions().setMaxRedirects(0));
            answer.set(() -> route.fulfill(new Route.FulfillOptions().setResponse(ended)));
        });
        tab.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log out"))
                .dispatchEvent("click");
        tab.waitForCondition(() -> answer.get() != null);
        tab.waitForResponse(
                "**/schedules/preview",
                () -> Objects.requireNonNull(preview.get()).resume());
        Objects.requireNonNull(answer.get()).run();
        assertThat(tab.locator("h1")).hasText("Log in");
        assertThat(tab).hasURL(office.url("/login"));

        logsIn(tab, "vic", PASSWORD);

        assertThat(tab.locator("header nav .user")).containsText("vic");
        assertThat(tab.url()).isEqualTo(office.url("/"));
    }

    @Test
    void showsWhatWasTypedInTheGridToNobodyElse() {
        Page tab = office.browser();
        tab.navigate(office.url("/runs"));
        logsIn(tab, "ann", PASSWORD);
        office.imports(tab, office.file("leads.csv", "Name,Email", "Bob Ray,bob at example.com"));
        assertThat(tab.locator("#live .tag").first()).hasText("Needs attention");
        GridPage grid = new GridPage(tab).opens(office.url("/runs/1/rejects"));
        grid.button("Replace…").click();
        tab.locator("#grid-replace-find").fill("zoe@example.com");
        sessionEnds(tab);
        tab.reload();
        logsIn(tab, "vic", PASSWORD);

        grid.ready();
        assertThat(tab.locator("#grid-replace")).isHidden();
        assertThat(tab.locator("#grid-replace-find")).hasValue("");
    }

    private static String stored(Page tab) {
        return (String) tab.evaluate("JSON.stringify(sessionStorage)");
    }

    private static void sessionEnds(Page page) {
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("leadline_session"));
    }

    private static void logsIn(Page page, String name, String password) {
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
    }
}
