package dev.leadline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import dev.leadline.security.Role;
import dev.leadline.testing.ConsoleUsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What somebody has typed or chosen, in every form of the console, is still there whatever happens to its page. The table of
 * {@code docs/console.md} names the same forms.
 */
class KeptInputTests {

    private static final String PASSWORD = "correct horse battery";

    private static final Set<String> SEND_NOTHING = Set.of(
            "Replacement",
            "Search in the rows of a file",
            "Search for a lead",
            "Filter of rows",
            "Filter of actions",
            "Two runs");

    @TempDir
    static Path folder;

    private static BrowserFixture office;
    private static BrowserContext browser;
    private static Page page;
    private static String draft = "";

    /**
     * A form of the console.
     *
     * @param path of its page
     * @param fill types and chooses
     * @param holds whether all of that is there
     * @param press sends it, where nothing can be sent
     */
    record Form(String name, String path, Consumer<Page> fill, Consumer<Page> holds, Consumer<Page> press) {

        /** Of controls alone: a value for each. */
        static Form of(String name, String path, Map<String, String> values, String button) {
            return new Form(
                    name,
                    path,
                    page -> values.forEach((control, value) -> enter(page.locator(control), value)),
                    page -> values.forEach((control, value) -> has(page.locator(control), value)),
                    page -> page.locator(button).first().click(new Locator.ClickOptions().setTimeout(500)));
        }

        /** With something that is done first. */
        Form after(Consumer<Page> first) {
            return new Form(name, path, first.andThen(fill), holds, press);
        }

        /** Not one whose story presses a heading: without a button, nothing is sent of it. */
        boolean sends() {
            return !SEND_NOTHING.contains(name);
        }

        String address() {
            return office.url(path.replace("DRAFT", draft));
        }

        void opens(Page tab) {
            tab.navigate(address());
            if (tab.locator("[data-grid]").count() > 0) {
                new GridPage(tab).ready();
            }
        }

        void stillHolds(Page tab, String after) {
            try {
                if (tab.locator("[data-grid]").count() > 0) {
                    new GridPage(tab).ready();
                }
                holds.accept(tab);
            } catch (AssertionError | PlaywrightException e) {
                throw new AssertionError(name + " after " + after + ": " + e.getMessage(), e);
            }
        }
    }

    private static void enter(Locator control, String value) {
        String kind = (String) control.first().evaluate("control => control.type");
        switch (kind) {
            case "select-one" -> control.selectOption(value);
            case "radio", "checkbox" -> control.check();
            default -> control.fill(value);
        }
    }

    private static void has(Locator control, String value) {
        if (value.equals("yes")) {
            assertThat(control).isChecked();
        } else {
            assertThat(control).hasValue(value);
        }
    }

    static Stream<Named<Form>> forms() {
        Map<String, String> match = new LinkedHashMap<>();
        match.put("#field-2", "notes");
        match.put("#order-3", "day-first");
        Map<String, String> review = new LinkedHashMap<>();
        review.put("#limit", "1");
        review.put("#duplicates", "REJECT");
        review.put("#again", "yes");
        Map<String, String> schedule = new LinkedHashMap<>();
        schedule.put("#schedule-name", "zillow");
        schedule.put("#repeat", "weekly");
        schedule.put("#inbox", "zillow");
        schedule.put("#duplicates", "SKIP");
        schedule.put("#hold", "yes");
        Map<String, String> edited = new LinkedHashMap<>();
        edited.put("#files", "*.xlsx");
        edited.put("#hold", "yes");
        return Stream.of(
                        Form.of("Columns of an import", "/imports/DRAFT", match, "#next"),
                        Form.of(
                                        "Name of a mapping",
                                        "/imports/DRAFT",
                                        Map.of("#mapping-name", "open-house"),
                                        "button[form=keep-mapping]")
                                .after(tab -> tab.getByText("Save this mapping").click()),
                        Form.of("Options of an import", "/imports/DRAFT/review", review, "#start"),
                        cellBeingTyped("Cell of a file", "/imports/DRAFT/review"),
                        cellBeingTyped("Cell of a row to fix", "/runs/1/rejects"),
                        replacing(),
                        Form.of(
                                "Search in the rows of a file",
                                "/imports/DRAFT/review",
                                Map.of("[data-part=text]", "example"),
                                "[data-part=undo], h1"),
                        Form.of("New schedule", "/schedules/new", schedule, "button:has-text('Create schedule')"),
                        Form.of(
                                "Schedule",
                                "/schedules/weekly/edit",
                                edited,
                                "form.plan-form button[type=submit] >> nth=-1"),
                        Form.of(
                                "New user",
                                "/settings/users",
                                Map.of("#name", "nick@example.com", "#role", "operator"),
                                "#add-user button"),
                        Form.of(
                                "Role of a user",
                                "/settings/users",
                                Map.of("#role-vic", "operator"),
                                "#set-role-vic button"),
                        Form.of(
                                "New name of a mapping",
                                "/settings/mappings/nightly",
                                Map.of("#new-name", "weekly-list"),
                                "#rename button"),
                        Form.of(
                                "Integration",
                                "/settings/account?change=true",
                                Map.of("#integration-sandbox-knock", "yes"),
                                "#use-integration button"),
                        Form.of(
                                "Community",
                                "/settings/account?change=true",
                                Map.of("#community", "sandbox-funnel-maple-court"),
                                "#use-community button"),
                        Form.of("Search for a lead", "/runs", Map.of("#search", "ann@example.com"), "h1"),
                        Form.of("Filter of rows", "/runs/1/rows", Map.of("#q", "ann@example.com"), "h1"),
                        Form.of("Filter of actions", "/settings/actions", Map.of("#who", "ann", "#run", "1"), "h1"),
                        Form.of("Two runs", "/runs/compare", Map.of("#run", "1", "#with", "2"), "h1"))
                .map(form -> Named.of(form.name(), form));
    }

    private static Form cellBeingTyped(String name, String path) {
        return new Form(
                name,
                path,
                tab -> {
                    new GridPage(tab).cell(0, "Email").click();
                    tab.keyboard().type("typed@example");
                },
                tab -> assertThat(new GridPage(tab).cell(0, "Email")).containsText("typed@example"),
                tab -> tab.keyboard().press("Enter"));
    }

    private static Form replacing() {
        return Form.of(
                        "Replacement",
                        "/imports/DRAFT/review",
                        Map.of("#grid-replace-find", "Cats", "#grid-replace-text", "Two cats"),
                        "#grid-replace h2")
                .after(tab -> new GridPage(tab).button("Replace…").click());
    }

    @BeforeAll
    static void open() throws IOException {
        Path config = folder.resolve("config");
        ConsoleUsers.add(config, "ann", Role.ADMIN, PASSWORD);
        ConsoleUsers.add(config, "vic", Role.VIEWER, PASSWORD);
        Path mappings = Files.createDirectories(config.resolve("mappings"));
        Files.writeString(mappings.resolve("nightly.yaml"), "columns:\n  Mail: email_1\n");
        Files.createDirectories(folder.resolve("inboxes/weekly"));
        office = new BrowserFixture(folder)
                .without("leadline.constants.integration_id")
                .without("leadline.constants.community_id")
                .set("leadline.serve.inbox-root", folder.resolve("inboxes").toString())
                .opens();
        page = office.browser();
        browser = page.context();
        page.navigate(office.url("/settings/account"));
        logsIn(page);
        page.getByText("Sandbox FUNNEL").click();
        page.locator("#use-integration button").click();
        page.locator("#community").selectOption("sandbox-funnel-harbor-lofts");
        page.locator("#use-community button").click();
        Path leads = office.file(
                "leads.csv",
                "Guest,Email,Hobby,Move-in Date",
                "Ann Lee,ann at example.com,Cats,01/02/2028",
                "Bob Ray,bob@example.com,Fish,03/01/2028");
        office.imports(page, leads);
        page.locator("#live .tag:has-text('Needs attention')").waitFor();
        page.navigate(office.url("/schedules/new"));
        page.locator("#schedule-name").fill("weekly");
        page.locator("#repeat").selectOption("weekly");
        page.locator("#inbox").fill("weekly");
        page.getByText("Create schedule").click();
        page.locator("#schedule-weekly").waitFor();
    }

    /** A tab of its own for each form, in which nothing was typed before. */
    @BeforeEach
    void opensATab() {
        page = browser.newPage();
        page.onDialog(Dialog::accept);
        page.navigate(office.url("/settings"));
        if (page.url().contains("/login")) {
            logsIn(page);
        }
    }

    @AfterEach
    void closesTheTab() {
        browser.setOffline(false);
        page.close();
    }

    @AfterAll
    static void shut() {
        office.close();
    }

    /** A draft of its own for each form. */
    private static void uploads(Page tab) {
        tab.navigate(office.url("/imports/new"));
        tab.getByLabel("File of leads").setInputFiles(folder.resolve("leads.csv"));
        tab.locator("form.drop button").first().click();
        tab.locator("h1:has-text('Match columns')").waitFor();
        draft = tab.url().substring(tab.url().lastIndexOf('/') + 1);
    }

    static Stream<Named<Form>> someForms() {
        return forms().filter(form ->
                List.of("Name of a mapping", "Replacement", "Integration").contains(form.getName()));
    }

    @ParameterizedTest
    @MethodSource("someForms")
    void nothingIsLostInSomeForms(Form form) {
        isKept(form);
    }

    @Tag("torture")
    @ParameterizedTest
    @MethodSource("forms")
    void nothingIsLostInAnyForm(Form form) {
        isKept(form);
    }

    /** A draft keeps what is saved of it, so each form needs its own. */
    private static void isKept(Form form) {
        if (form.path().contains("DRAFT")) {
            uploads(page);
        }
        form.opens(page);
        form.fill().accept(page);
        page.reload();
        form.stillHolds(page, "a reload");

        page.navigate(office.url("/settings"));
        page.goBack();
        form.stillHolds(page, "another page, and back");

        Page other = page.context().newPage();
        form.opens(other);
        other.navigate(office.url("/settings"));
        other.close();
        page.reload();
        form.stillHolds(page, "another tab with the same form");

        String address = page.url();
        if (form.sends()) {
            page.context().setOffline(true);
            attempts(form);
            page.context().setOffline(false);
            page.navigate(address);
            form.stillHolds(page, "a network that was cut");
        }

        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("leadline_session"));
        attempts(form);
        if (!isAskedToLogIn()) {
            page.navigate(address);
        }
        logsIn(page);
        form.stillHolds(page, "the end of the session");
    }

    /** Sends a form where nothing can be sent. */
    private static void attempts(Form form) {
        try {
            form.press().accept(page);
        } catch (PlaywrightException e) {
            // the button cannot be pressed, or leads nowhere
        }
    }

    private static boolean isAskedToLogIn() {
        try {
            page.waitForURL("**/login*", new Page.WaitForURLOptions().setTimeout(2000));
            return true;
        } catch (PlaywrightException e) {
            return false;
        }
    }

    @Test
    void nothingIsLostByARestart() {
        uploads(page);
        List<Form> forms = forms().map(Named::getPayload).toList();
        List<Page> tabs = new ArrayList<>();
        for (Form form : forms) {
            Page tab = page.context().newPage();
            form.opens(tab);
            form.fill().accept(tab);
            tabs.add(tab);
        }
        office.reopens();
        for (int i = 0; i < forms.size(); i++) {
            Page tab = tabs.get(i);
            tab.reload();
            if (i == 0) {
                logsIn(tab);
            }
            forms.get(i).stillHolds(tab, "a restart");
            tab.close();
        }
    }

    @Test
    void theNameOfTheLogInStaysAndNoPasswordIsStored() {
        Page stranger = office.browser();
        stranger.navigate(office.url("/login"));
        stranger.getByLabel("Name").fill("ann");
        stranger.getByLabel("Password").fill("wrong horse battery");
        stranger.reload();
        assertThat(stranger.getByLabel("Name")).hasValue("ann");
        stranger.getByLabel("Password").fill("wrong horse battery");
        stranger.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
        assertThat(stranger.locator("main")).containsText("The name or password is incorrect.");
        assertThat(stranger.getByLabel("Name")).hasValue("ann");
        assertThat(stranger.getByLabel("Password")).isFocused();
        assertThat((String) stranger.evaluate("JSON.stringify(sessionStorage) + JSON.stringify(localStorage)"))
                .doesNotContain("horse");
    }

    private static void logsIn(Page tab) {
        tab.getByLabel("Name").fill("ann");
        tab.getByLabel("Password").fill(PASSWORD);
        tab.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
        tab.locator("header nav .user").waitFor();
    }
}
