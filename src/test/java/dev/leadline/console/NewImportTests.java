package dev.leadline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is dropped, what was recognised is looked at and changed, the mapping is kept, the file is checked and sent. */
class NewImportTests {

    @TempDir
    Path folder;

    private BrowserFixture office;
    private Page page;

    @BeforeEach
    void open() {
        office = new BrowserFixture(folder).opens();
        page = office.browser();
    }

    @AfterEach
    void shut() {
        office.close();
    }

    @Test
    void changesTheMappingByChoosingKeepsItChecksAndStarts() throws IOException {
        uploads(
                "leads.csv",
                "Guest,E-mail,Cell,Hobby",
                "Ann Lee,ann@example.com,(617) 555-0101,Likes cats",
                "Bob Ray,bob at example.com,(617) 555-0102,");
        assertThat(page.getByLabel("Field for column E-mail")).hasValue("email_1");
        assertThat(page.locator("table.mapping")).containsText("sampled values are valid");
        assertThat(page.locator(".preview").first()).containsText("+16175550101");
        assertThat(page.locator(".preview").first()).not().containsText("Likes cats");

        page.getByLabel("Field for column Hobby").selectOption("notes");
        assertThat(page.locator(".preview").first()).containsText("Likes cats");
        assertThat(page.locator("table.mapping")).containsText("Your choice");

        page.getByText("Save this mapping").click();
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("open-house");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save mapping"))
                .click();
        assertThat(page.locator("#toasts")).containsText("Saved as open-house");
        assertThat(Files.readString(folder.resolve("config/mappings/open-house.yaml")))
                .contains("  # set in your choice; confidence 1.0\n  Hobby: notes\n");

        reviews();
        assertThat(page.locator("#checked .good")).containsText("1");
        assertThat(page.locator("#checked .bad")).containsText("1");
        assertThat(page.locator("#checked")).containsText("Nothing has been sent yet.");
        assertThat(office.sandbox.received()).isEmpty();
        page.locator("#start").click();
        assertThat(page.locator("#live .tag").first()).hasText("Needs attention");
        assertThat(office.sandbox.received())
                .singleElement()
                .satisfies(prospect -> assertThat(prospect.body())
                        .containsAllEntriesOf(
                                Map.of("first_name", "Ann", "email_1", "ann@example.com", "notes", "Likes cats")));
        try (var left = Files.list(office.home().resolve("uploads"))) {
            assertThat(left.filter(Files::isDirectory)).isEmpty();
        }

        uploads("next.csv", "Guest,E-mail,Cell,Hobby", "Cyd Fox,cyd@example.com,(617) 555-0103,Has a dog");
        assertThat(page.getByLabel("Saved mapping")).hasValue("open-house");
        assertThat(page.locator(".preview").first()).containsText("Has a dog");
    }

    @Test
    void doesNotMoveTheButtonUnderThePointerWhenTheRowsAppear() {
        List<Route> held = new CopyOnWriteArrayList<>();
        page.route("**/imports/*/grid**", held::add);
        uploads("leads.csv", "First Name,Last Name,Email", "Ann,Lee,ann@example.com");
        reviews();
        page.locator("#start:enabled").waitFor();
        BoundingBox before = page.locator("#start").boundingBox();

        page.waitForCondition(() -> !held.isEmpty());
        page.unroute("**/imports/*/grid**");
        held.forEach(Route::resume);
        new GridPage(page).ready();

        BoundingBox after = page.locator("#start").boundingBox();
        assertThat(List.of(after.x, after.y)).isEqualTo(List.of(before.x, before.y));
    }

    @Test
    void coversTheButtonWithNothingOnAPhone() {
        page.setViewportSize(390, 800);
        uploads("leads.csv", "First Name,Last Name,Email", "Ann,Lee,ann@example.com");
        reviews();
        page.locator("#start:enabled").waitFor();
        new GridPage(page).ready();

        Object onTop = page.locator("#start").evaluate("""
                (button) => {
                  const box = button.getBoundingClientRect();
                  return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2).id;
                }
                """);
        assertThat(onTop).isEqualTo("start");
    }

    @Test
    void leavesTheOrderOfDatesOpenUntilSomebodyChooses() {
        uploads(
                "leads.csv",
                "First Name,Last Name,Email,Move-in Date,Remark",
                "Ann,Lee,ann@example.com,12/30/2027,Cats",
                "Bob,Ray,bob@example.com,30/12/2027,",
                "Cyd,Fox,cyd@example.com,01/02/2028,");
        assertThat(page.locator("main")).containsText("some dates start with the day and some with the month");
        page.getByLabel("Field for column Remark").selectOption("notes");
        assertThat(page.locator(".preview").first()).containsText("Cats");
        assertThat(page.locator(".preview").nth(2)).containsText("Move-in Date: ");
        page.getByLabel("Order of dates in Move-in Date").selectOption("day-first");
        assertThat(page.locator(".preview").nth(2)).containsText("2028-02-01");
        page.getByLabel("Order of dates in Move-in Date").selectOption("undecided");
        assertThat(page.locator(".preview").nth(2)).containsText("Move-in Date: ");

        reviews();
        page.locator("#start").click();
        assertThat(page.locator("#live .tag").first()).hasText("Needs attention");
        assertThat(office.seenByPropexo()).containsExactlyInAnyOrder("ann@example.com", "bob@example.com");
    }

    @Test
    void fillsAFieldFromSeveralColumnsAndLeavesOutWhatIsNotValid() {
        uploads(
                "leads.csv",
                "Guest,E-mail,Cell,Landline,Hobby,Notes",
                "Ann Lee,ann@example.com,,(617) 555-0101,Chess,Second floor",
                "Bob Ray,bob@example.com,(617) 555-0102,(617) 555-0103,,",
                "Cy Fox,cy@example.com,555,,Go,");
        page.getByLabel("Field for column Landline").selectOption("phone_1");
        assertThat(page.getByLabel("Part of Landline in phone_1")).hasValue("fallback");
        assertThat(page.locator(".preview").first()).containsText("+16175550101");
        assertThat(page.locator(".preview").nth(1)).containsText("+16175550102");
        page.getByLabel("Field for column Hobby").selectOption("notes");
        assertThat(page.locator(".preview").first()).containsText("Hobby: Chess");
        assertThat(page.getByLabel("Part of Hobby in notes")).hasValue("labeled");
        page.getByLabel("Part of Hobby in notes").selectOption("append");
        assertThat(page.locator(".preview").first()).not().containsText("Hobby: Chess");
        assertThat(page.locator(".preview").first()).containsText("Chess");
        assertThat(page.locator(".preview").nth(2)).containsText("Cell: ");

        reviews();
        assertThat(page.locator("#checked .bad")).containsText("1");
        page.getByLabel("Values that are not valid in optional fields").selectOption("omit");
        assertThat(page.locator("#start")).hasText("Import 3 leads");
        page.locator("#start").click();

        assertThat(page.locator("#live .tag").first()).hasText("Complete");
        assertThat(office.seenByPropexo())
                .containsExactlyInAnyOrder("ann@example.com", "bob@example.com", "cy@example.com");
    }

    @Test
    void replacesASavedMappingOnlyWhereSomebodyWantsIt() throws IOException {
        Path saved = folder.resolve("config/mappings/open-house.yaml");
        uploads("leads.csv", "Guest,E-mail,Hobby", "Ann Lee,ann@example.com,Cats");
        page.getByText("Save this mapping").click();
        saves("open-house");
        assertThat(page.locator("#toasts")).containsText("Saved as open-house");

        page.getByLabel("Field for column Hobby").selectOption("notes");
        assertThat(page.locator(".preview").first()).containsText("Cats");
        saves("open-house");
        assertThat(page.locator("#keep-said")).containsText("A mapping named open-house already exists.");
        assertThat(Files.readString(saved)).doesNotContain("notes");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Replace it"))
                .click();

        assertThat(page.locator("#toasts")).containsText("Saved as open-house");
        assertThat(Files.readString(saved)).contains("notes");
    }

    private void saves(String name) {
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(name);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save mapping"))
                .click();
    }

    @Test
    void sendsTheLatestLeadsFirst() {
        uploads(
                "leads.csv",
                "First Name,Last Name,Email,Created",
                "Ann,Lee,ann@example.com,2026-11-01 09:00",
                "Bob,Ray,bob@example.com,2026-11-28 17:30",
                "Cyd,Orr,cyd@example.com,2026-11-28 08:00");
        reviews();
        page.getByLabel("Order of sending").selectOption("latest first, by Created");
        page.getByLabel("Number of leads to import").fill("2");
        assertThat(page.locator("#start")).hasText("Import 2 leads");
        page.locator("#start").click();

        assertThat(page.locator("h1")).containsText("Run 1");
        await().untilAsserted(() ->
                assertThat(office.seenByPropexo()).containsExactlyInAnyOrder("bob@example.com", "cyd@example.com"));
    }

    @Test
    void losesNothingThatIsChosenFasterThanItAnswers() {
        SlowProxy scripts = SlowProxy.of(page, "**/htmx.min*.js");
        page.navigate(office.url("/imports/new"));
        scripts.begins();
        page.getByLabel("File of leads")
                .setInputFiles(
                        office.file("leads.csv", "Guest,E-mail,Remark,Other", "Ann Lee,ann@example.com,Cats,Dogs"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Upload"))
                .click();
        page.getByLabel("Field for column Remark").selectOption("notes");
        scripts.ends();
        assertThat(page.locator(".preview").first()).containsText("Cats");

        SlowProxy answers = SlowProxy.of(page, "**/plan");
        answers.begins();
        page.getByLabel("Field for column Remark").selectOption("");
        page.getByLabel("Field for column Other").selectOption("notes");
        page.getByLabel("Integration ID").fill("int_typed");
        answers.ends();
        assertThat(page.locator(".preview").first()).containsText("Dogs");
        assertThat(page.locator(".preview").first()).not().containsText("Cats");
        assertThat(page.locator(".preview").first()).containsText("int_typed");

        reviews();
        SlowProxy options = SlowProxy.of(page, "**/review");
        options.begins();
        page.getByLabel("Number of leads to import").fill("1");
        page.getByLabel("Import this file again").check();
        assertThat(page.locator("#start")).isDisabled();
        page.getByLabel("Leads that were already sent").selectOption("SEND");
        options.ends();
        assertThat(page.locator("#start")).isEnabled();
        assertThat(page.getByLabel("Number of leads to import")).hasValue("1");
        assertThat(page.getByLabel("Import this file again")).isChecked();
        assertThat(page.getByLabel("Leads that were already sent")).hasValue("SEND");
    }

    @Test
    void startsNothingThatWasNotShown() {
        page.route("**/htmx.min*.js", Route::abort);
        uploads("leads.csv", "Guest,E-mail", "Ann Lee,ann@example.com");
        page.locator("#next").click();
        assertThat(page.locator("h1")).containsText("Review import");
        page.getByLabel("Number of leads to import").fill("5");
        page.locator("#start").click();

        assertThat(page.locator("#notice")).containsText("The import was not started");
        assertThat(page.getByLabel("Number of leads to import")).hasValue("5");
        assertThat(office.sandbox.received()).isEmpty();
    }

    @Test
    void saysWhyAFileIsNone() {
        page.navigate(office.url("/imports/new"));
        page.getByLabel("File of leads")
                .setInputFiles(office.file("page.csv", "<!doctype html><html><body>Log in</body></html>"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Upload"))
                .click();
        assertThat(page.locator("#notice")).containsText("page.csv");
        assertThat(page.locator("h1")).hasText("New import");
    }

    @Test
    void takesNoNameForAPath() throws IOException {
        Path evil = office.file("a.csv", "Name,Email", "Ann Lee,ann@example.com");
        page.navigate(office.url("/imports/new"));
        page.getByLabel("File of leads")
                .setInputFiles(new com.microsoft.playwright.options.FilePayload(
                        "../../../config/application.yaml", "text/csv", Files.readAllBytes(evil)));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Upload"))
                .click();
        assertThat(page.locator("h1")).containsText("application.yaml");
        assertThat(folder.resolve("config/application.yaml")).doesNotExist();
    }

    @Test
    void takesAFileThatIsDroppedBesideTheBox() {
        page.navigate(office.url("/imports/new"));
        drops("header", "dropped.csv");
        assertThat(page.locator("h1")).containsText("dropped.csv");
    }

    @Test
    void takesAllFilesThatAreDroppedTogether() {
        page.navigate(office.url("/imports/new"));
        drops("form.drop", "monday.csv", "tuesday.csv");
        assertThat(page.locator("#notice")).hasText("2 files were uploaded. Continue with each of them below.");
        assertThat(page.locator(".drafts")).containsText("monday.csv");
        page.getByLabel("Continue tuesday.csv").click();
        assertThat(page.locator("h1")).containsText("tuesday.csv");
    }

    private void drops(String place, String... names) {
        page.evaluate("""
                ([place, names]) => {
                  const transfer = new DataTransfer();
                  names.forEach((name) => transfer.items.add(new File(["Name,Email\\nAnn Lee,ann@example.com\\n"], name, {type: "text/csv"})));
                  const event = new DragEvent("drop", {bubbles: true, cancelable: true, dataTransfer: transfer});
                  document.querySelector(place).dispatchEvent(event);
                }
                """, List.of(place, List.of(names)));
    }

    private void reviews() {
        page.locator("#next").click();
        page.locator("#checked .figures").waitFor();
    }

    private void uploads(String name, String... lines) {
        page.navigate(office.url("/imports/new"));
        page.getByLabel("File of leads").setInputFiles(office.file(name, lines));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Upload"))
                .click();
        page.locator("#plan").waitFor();
    }
}
