package dev.leadline.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;

/**
 * The pages of the console and their states, in an order in which they come about in one office. The tests of all pages and the
 * pictures in {@code docs/console.md} walk along this list.
 */
final class PageStates {

    private static final String BAD_EMAIL = "/runs/2/rejects?status=REJECTED&code=BAD_EMAIL&column=Email&field=email_1";
    private static final Path SAMPLES = Path.of("sample-data");

    private PageStates() {}

    static List<PageState> all() {
        return List.of(
                PageState.at("log-in", "/"),
                PageState.at("log-in-refused", "/").then(MorningOffice::isRefused),
                PageState.at("welcome", "/").after((office, page) -> {
                    page.navigate(office.url("/"));
                    office.logsIn(page);
                }),
                PageState.at("runs-none", "/runs"),
                PageState.at("upload", "/imports/new"),
                PageState.at("columns", "/imports/new")
                        .after((office, page) -> uploads(office, page, "portal-leads.csv"))
                        .then((office, page) -> {
                            page.locator(".drafts li a.button").click();
                            page.locator("#plan").waitFor();
                        }),
                PageState.at("review", "/imports/new").then((office, page) -> {
                    page.locator(".drafts li a.button").click();
                    page.locator("#next").click();
                    page.locator("#checked .figures").waitFor();
                    new GridPage(page).ready();
                }),
                PageState.at("drafts", "/imports/new"),
                PageState.at("schedules", "/schedules")
                        .after((office, page) ->
                                office.takes(page, "nightly", SAMPLES.resolve("open-house.csv"), "Imported")),
                PageState.at("run", "/runs/2").after((office, page) -> {
                    office.gate.losesTheAnswerTo("(303) 555-0101");
                    office.gate.losesTheAnswerTo("rebecca.lindqvist@example.org");
                    office.imports(page, SAMPLES.resolve("mistakes.csv"), "Needs attention");
                }),
                PageState.at("rows", "/runs/2/rows?status=REJECTED"),
                PageState.at("rows-none", "/runs/2/rows?q=nobody"),
                PageState.at("activity", "/runs/2/activity"),
                PageState.at("row", "/runs/2/rows/1"),
                PageState.at("doubt", "/runs/2/doubt"),
                PageState.at("doubt-none", "/runs/1/doubt"),
                PageState.at("rejects", BAD_EMAIL)
                        .after((office, page) -> {
                            page.navigate(office.url(BAD_EMAIL));
                            new GridPage(page).ready().types(0, "Email", "maria@example.com");
                            page.locator("#start:enabled").waitFor();
                        })
                        .then((office, page) -> page.locator("#start:enabled").waitFor()),
                PageState.at("rejects-replace", BAD_EMAIL).then((office, page) -> {
                    new GridPage(page).ready().button("Replace…").click();
                    page.locator("#grid-replace[open]").waitFor();
                }),
                PageState.at("rejects-row", BAD_EMAIL).then((office, page) -> {
                    new GridPage(page).ready();
                    page.locator(".grid-row:not(.grid-header) .grid-number")
                            .first()
                            .click();
                    page.locator("#grid-row[open]").waitFor();
                }),
                PageState.at("shortcuts", BAD_EMAIL).then((office, page) -> {
                    new GridPage(page).ready();
                    page.locator("#shortcuts").click();
                    page.locator("#help[open]").waitFor();
                }),
                PageState.at("rejects-none", "/runs/1/rejects"),
                PageState.at("returned", "/imports/new")
                        .after((office, page) -> office.uploads(page, office.rejectsOf(2)))
                        .then((office, page) -> page.locator(".drafts a:text-is('rejects.csv')")
                                .first()
                                .click()),
                PageState.at("duplicates", "/runs/3/duplicates").after((office, page) -> {
                    Path family = office.fixture.file(
                            "family.csv",
                            "First Name,Last Name,Email,Phone,Beds",
                            "Nora,Quist,nora.quist@example.org,(617) 555-0161,2",
                            "Per,Quist,per.quist@example.org,(617) 555-0161,1",
                            "Lena,Brandt,lena.brandt@example.org,(617) 555-0162,1");
                    office.imports(page, family, "Needs attention");
                }),
                PageState.at("duplicates-decided", "/runs/3/duplicates").then((office, page) -> {
                    if (button(page, "Undo: row 2").count() > 0) {
                        button(page, "Undo: row 2").click();
                    }
                    button(page, "It's a duplicate, leave it out: row 2").click();
                    page.locator(".toast").waitFor();
                }),
                PageState.at("duplicates-none", "/runs/1/duplicates"),
                PageState.at("compare", "/runs/compare?run=4&with=5").after((office, page) -> {
                    String monday = "Email,Phone,Move-in Date,Source";
                    String tuesday = "E-mail Address,Phone,Move-in Date,Campaign";
                    office.imports(page, office.portal("portal-monday.csv", monday, 24, 1), "Needs attention");
                    office.imports(page, office.portal("portal-tuesday.csv", tuesday, 31, 9), "Needs attention");
                }),
                PageState.at("approval", "/runs/7/approval").after((office, page) -> {
                    String header = "Email,Phone,Move-in Date,Source";
                    office.takes(page, "portal", office.portal("wednesday.csv", header, 5, 0), "Imported");
                    String changed = "Email,Phone,Move-in Date,Shoe Size";
                    office.takes(page, "portal", office.portal("thursday.csv", changed, 19, 0), "Waiting for approval");
                }),
                PageState.at("schedules-held", "/schedules"),
                PageState.at("schedule-new", "/schedules/new"),
                PageState.at("schedule-edit", "/schedules/weekly/edit").after((office, page) -> {
                    page.navigate(office.url("/schedules/new"));
                    page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true))
                            .fill("weekly");
                    page.getByLabel("Repeats").selectOption("weekly");
                    page.getByLabel("Inbox folder").fill("weekly");
                    page.getByText("Create schedule").click();
                    page.locator("#schedule-weekly").waitFor();
                }),
                PageState.at("leads", "/leads?status=OPEN"),
                PageState.at("search", "/search?q=quist"),
                PageState.at("search-none", "/search?q=nobody"),
                PageState.at("settings", "/settings").then((office, page) -> {
                    page.locator("#doctor ~ form button").click();
                    page.locator("#doctor ~ div table").waitFor();
                }),
                PageState.at("integration", "/settings/account"),
                PageState.at("target", "/settings/targets/knock"),
                PageState.at("mapping", "/settings/mappings/portal").after((office, page) -> {
                    page.navigate(office.url("/imports/new"));
                    page.locator(".drafts a:text-is('portal-leads.csv')")
                            .first()
                            .click();
                    page.getByText("Save this mapping").click();
                    page.locator("[form=keep-mapping][name=name]").fill("portal");
                    page.locator("button[form=keep-mapping]").click();
                    page.locator(".good:has-text('Saved as portal')").waitFor();
                }),
                PageState.at("users", "/settings/users"),
                PageState.at("account", "/account"),
                PageState.at("activity-log", "/settings/actions"),
                PageState.at("error", "/nothing-here"),
                PageState.at("home", "/")
                        .after((office, page) -> {
                            office.gate.holdsCreates();
                            office.fixture.imports(page, SAMPLES.resolve("leads.csv"));
                            page.locator("#live progress").waitFor();
                        })
                        .then((office, page) -> page.locator("#live progress").waitFor()),
                PageState.at("run-active", "/runs/8")
                        .then((office, page) -> page.locator("#live progress").waitFor()),
                PageState.at("runs", "/runs"));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static void uploads(MorningOffice office, Page page, String sample) {
        office.uploads(page, SAMPLES.resolve(sample));
    }
}
