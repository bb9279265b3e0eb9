package dev.leadline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An import that is being prepared stays as it was typed and chosen, whatever happens to its page, and is sent as it was shown. */
class DraftTests {

    private static final String[] LEADS = {
        "Guest,E-mail,Hobby,Other,Move-in Date,Max Rent",
        "Ann Lee,ann@example.com,Cats,Dogs,01/02/2028,1450",
        "Bob Ray,bob@example.com,,Fish,03/01/2028,1500"
    };

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

    /** What happens between two looks at a draft; gives the page of the second one. */
    interface Interruption extends BiFunction<BrowserFixture, Page, Page> {}

    static Stream<Named<Interruption>> interruptions() {
        return Stream.of(
                Named.of("a reload", (office, page) -> {
                    page.reload();
                    return page;
                }),
                Named.of("other pages, and back", (office, page) -> {
                    page.navigate(office.url("/runs"));
                    page.goBack();
                    return page;
                }),
                Named.of("a restart of serve", (office, page) -> {
                    office.reopens();
                    page.reload();
                    return page;
                }),
                Named.of("a conflict that comes and goes", (office, page) -> {
                    Locator field = page.getByLabel("Field for column Move-in Date");
                    field.selectOption("email_1");
                    page.getByLabel("Part of Move-in Date in email_1").selectOption("alone");
                    assertThat(page.locator("#conflict-field-4")).isVisible();
                    field.selectOption("move_in_date");
                    assertThat(page.locator("#conflict-field-4")).isHidden();
                    page.getByLabel("Order of dates in Move-in Date").selectOption("day-first");
                    assertThat(page.locator(".preview").first()).containsText("2028-02-01");
                    return page;
                }),
                Named.of("another CRM, and back", (office, page) -> {
                    page.locator("#target").selectOption("rentcafe");
                    assertThat(page.locator("table.mapping")).not().containsText("Maximum rent");
                    page.locator("#target").selectOption("generic");
                    assertThat(page.locator("table.mapping")).containsText("Maximum rent");
                    return page;
                }),
                Named.of("another browser", (office, page) -> {
                    Page other = office.browser();
                    other.navigate(office.url("/imports/new"));
                    other.getByLabel("Continue leads.csv").click();
                    return other;
                }));
    }

    @ParameterizedTest
    @MethodSource("interruptions")
    void nothingIsLost(Interruption interruption) {
        uploads(LEADS);
        page.getByLabel("Field for column Hobby").selectOption("notes");
        page.getByLabel("Field for column Other").selectOption("notes");
        page.getByLabel("Part of Other in notes").selectOption("append");
        page.getByLabel("Order of dates in Move-in Date").selectOption("day-first");
        page.getByLabel("Unit of amounts in Max Rent").selectOption("cents");
        page.getByText("More fields").click();
        page.getByLabel("City").fill("Boston");
        assertThat(page.locator(".preview").first()).containsText("Boston");
        reviews(page);
        page.getByLabel("Number of leads to import").fill("1");
        page.getByLabel("Leads that were already sent").selectOption("REJECT");
        page.getByLabel("Values that are not valid in optional fields").selectOption("omit");
        page.getByLabel("Order of sending").selectOption("latest first, by Move-in Date");
        // an answer moves what is below it, away from under the mouse
        saved();
        page.getByLabel("Import this file again").check();
        assertThat(page.locator("#start")).hasText("Import 1 lead");
        page.getByText("Back to columns").click();

        Page after = interruption.apply(office, page);

        assertThat(after.getByLabel("Field for column Hobby")).hasValue("notes");
        assertThat(after.getByLabel("Field for column Other")).hasValue("notes");
        assertThat(after.getByLabel("Part of Other in notes")).hasValue("append");
        assertThat(after.getByLabel("Order of dates in Move-in Date")).hasValue("day-first");
        assertThat(after.getByLabel("Unit of amounts in Max Rent")).hasValue("cents");
        assertThat(after.getByLabel("City")).hasValue("Boston");
        reviews(after);
        assertThat(after.getByLabel("Number of leads to import")).hasValue("1");
        assertThat(after.getByLabel("Leads that were already sent")).hasValue("REJECT");
        assertThat(after.getByLabel("Order of sending").locator("option:checked"))
                .hasText("latest first, by Move-in Date");
        assertThat(after.getByLabel("Values that are not valid in optional fields"))
                .hasValue("omit");
        assertThat(after.getByLabel("Import this file again")).isChecked();
        after.locator("#start").click();
        assertThat(after.locator("#live .tag").first()).hasText("Needs attention");
        assertThat(after.locator(".advice")).containsText("1 row has not been sent yet.");
        assertThat(office.sandbox.received())
                .singleElement()
                .satisfies(sent -> assertThat(sent.body())
                        .containsEntry("notes", "Hobby: Cats\nDogs")
                        .containsEntry("city", "Boston")
                        .containsEntry("move_in_date", "2028-02-01")
                        .containsEntry("rent_maximum_in_cents", 1450));
    }

    @Test
    void keepsWhatIsTypedWhileAnEarlierChangeIsAnswered() {
        uploads(LEADS);
        List<Route> held = new ArrayList<>();
        page.route("**/plan", held::add);
        page.getByText("More fields").click();
        page.getByLabel("Field for column Hobby").selectOption("notes");
        page.waitForCondition(() -> held.size() == 1);
        page.getByLabel("City").focus();
        page.keyboard().type("Bos");

        page.unroute("**/plan");
        held.forEach(Route::resume);
        assertThat(page.getByLabel("Field for column Hobby").locator("xpath=../.."))
                .containsText("Your choice");
        page.keyboard().type("ton");

        assertThat(page.getByLabel("City")).hasValue("Boston");
        assertThat(page.locator(".preview").first()).containsText("Boston");
    }

    @Test
    void savesWhatIsChosenBeforeTheScriptsHaveCome() {
        savesBeforeTheScriptsHaveCome(
                () -> page.getByLabel("Import this file again").check());
        assertThat(page.getByLabel("Import this file again")).isChecked();
    }

    @Test
    void savesWhatIsTypedBeforeTheScriptsHaveComeWhileItsFieldIsStillInUse() {
        savesBeforeTheScriptsHaveCome(
                () -> page.getByLabel("Number of leads to import").fill("1"));
        assertThat(page.getByLabel("Number of leads to import")).hasValue("1");
    }

    private void savesBeforeTheScriptsHaveCome(Runnable change) {
        uploads(LEADS);
        List<Route> held = new ArrayList<>();
        page.route("**/leadline-*.js", held::add);
        page.navigate(page.url() + "/review", new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        change.run();
        page.waitForCondition(() -> held.size() == 1);

        page.waitForResponse("**/review", () -> held.forEach(Route::resume));

        page.unroute("**/leadline-*.js");
        page.reload();
    }

    @Test
    void keepsWhatIsTypedJustBeforeThePageIsLeft() {
        uploads(LEADS);
        String draft = page.url();
        page.getByText("More fields").click();
        page.getByLabel("City").focus();
        page.keyboard().type("Boston");

        page.navigate(office.url("/runs"));

        page.waitForCondition(() -> {
            page.navigate(draft);
            return page.getByLabel("City").inputValue().equals("Boston");
        });
    }

    @Test
    void keepsWhatIsTypedWhileTheServerDoesNotRespondAndSavesItWhenItDoes() {
        uploads(LEADS);
        doesNotSave(true);
        page.getByText("More fields").click();
        page.getByLabel("City").fill("Boston");

        assertThat(page.locator(".problem"))
                .containsText(
                        "Leadline does not respond. Your changes are not saved yet: they stay in this tab, and are saved when it responds.");
        assertThat(page.locator("#state")).hasText("Not saved yet.");
        assertThat(page.locator("#next")).isDisabled();

        page.reload();
        assertThat(page.getByLabel("City")).hasValue("Boston");
        assertThat(page.locator("#state")).hasText("Not saved yet.");

        doesNotSave(false);
        assertThat(page.locator(".preview").first()).containsText("Boston");
        assertThat(page.locator("#state")).hasText("Your changes are saved as a draft.");
        assertThat(page.locator("#next")).isEnabled();
        assertThat(page.locator(".problem")).hasCount(0);

        reviews(page);
        doesNotSave(true);
        page.getByLabel("Number of leads to import").fill("1");
        assertThat(page.locator("#state")).hasText("Not saved yet.");
        assertThat(page.locator("#start")).isDisabled();
        page.reload();
        assertThat(page.getByLabel("Number of leads to import")).hasValue("1");
        doesNotSave(false);
        assertThat(page.locator("#start")).hasText("Import 1 lead");
        assertThat(page.locator("#start")).isEnabled();
        Page other = office.browser();
        other.navigate(page.url());
        assertThat(other.getByLabel("Number of leads to import")).hasValue("1");
    }

    @Test
    void hasNothingToSaveOnceAChangeWasTakenBackWhileTheServerDidNotRespond() {
        uploads(LEADS);
        doesNotSave(true);
        page.getByText("More fields").click();
        page.getByLabel("City").fill("Boston");
        assertThat(page.locator("#next")).isDisabled();
        page.getByLabel("City").fill("");
        assertThat(page.locator("#next")).isEnabled();
        assertThat(page.locator("#state")).hasText("Your changes are saved as a draft.");
        assertThat(page.locator(".problem")).hasCount(0);
    }

    /** As when the network is cut while something is saved. */
    private void doesNotSave(boolean isCut) {
        Pattern saving = Pattern.compile(".*/imports/[^/]+/(plan|review)");
        page.unroute(saving);
        if (isCut) {
            page.route(saving, route -> {
                if (route.request().method().equals("POST")) {
                    route.abort();
                } else {
                    route.resume();
                }
            });
        }
    }

    /** Waits until the server has every change. */
    private void saved() {
        page.waitForCondition(() -> page.locator("form.htmx-request").count() == 0);
    }

    @Test
    void tellsOfAConflictBesideItsFieldAndStartsNothing() {
        uploads(LEADS);
        page.getByLabel("Field for column Hobby").selectOption("notes");
        page.getByLabel("Field for column Other").selectOption("email_1");
        page.getByLabel("Part of Other in email_1").selectOption("alone");

        assertThat(page.locator("#conflict-field-3"))
                .hasText(
                        "Column “E-mail” also fills this field. Choose another field for one of them, or how they are combined.");
        assertThat(page.locator("#conflict-field-1")).containsText("Column “Other” also fills this field.");
        assertThat(page.getByLabel("Field for column Hobby")).hasValue("notes");
        assertThat(page.locator("#next")).isDisabled();
        assertThat(page.locator("#state")).hasText("Resolve the conflicts that are marked above.");
        page.getByLabel("Field for column Guest").selectOption("");
        saved();
        assertThat(page.locator("#next")).isDisabled();
        page.navigate(page.url() + "/review");
        assertThat(page.locator("h1")).containsText("Match columns");
        assertThat(page.getByLabel("Field for column Guest")).hasValue("");

        page.getByLabel("Field for column Other").selectOption("city");
        assertThat(page.locator(".conflict")).hasCount(0);
        assertThat(page.locator("#next")).isEnabled();
        page.getByText("More fields").click();
        page.getByLabel("State").fill("Atlantis");
        page.getByLabel("Order of dates in Move-in Date").selectOption("day-first");
        assertThat(page.locator("#conflict-set-state")).isVisible();
        assertThat(page.getByLabel("State")).hasValue("Atlantis");
        assertThat(office.sandbox.received()).isEmpty();
    }

    @Test
    void keepsTheChangesOfTwoTabsAndSaysWhichOneReplacedTheOther() {
        uploads(LEADS);
        Page other = office.browser();
        other.navigate(page.url());
        page.getByLabel("Field for column Hobby").selectOption("notes");
        assertThat(page.locator(".preview").first()).containsText("Cats");

        other.getByLabel("Field for column Other").selectOption("city");
        assertThat(other.locator("#notice"))
                .hasText(
                        "This draft was changed in another tab or by somebody else. The page now shows the latest version.");
        assertThat(other.getByLabel("Field for column Hobby")).hasValue("notes");
        assertThat(other.locator(".preview").first()).containsText("Cats");

        page.getByLabel("Field for column Other").selectOption("address_1");
        assertThat(page.locator("#notice")).containsText("Your last change replaced theirs: the choice for column 4.");
        assertThat(page.getByLabel("Field for column Other")).hasValue("address_1");

        reviews(page);
        other.getByLabel("Field for column Hobby").selectOption("");
        assertThat(other.locator(".preview").first()).not().containsText("Cats");
        page.locator("#start").click();
        assertThat(page.locator("#notice")).containsText("The import was not started. This draft was changed");
        assertThat(office.sandbox.received()).isEmpty();
    }

    @Test
    void listsUnfinishedImportsAndDeletesOneWhenAsked() throws IOException {
        uploads(LEADS);
        page.navigate(office.url("/imports/new"));
        assertThat(page.locator(".drafts li")).hasCount(1);
        assertThat(page.locator(".drafts")).containsText("leads.csv");
        assertThat(page.locator(".drafts")).containsText(Pattern.compile("uploaded (just now|\\d+ minutes? ago)"));

        page.getByLabel("Delete leads.csv").click();

        assertThat(page.locator("#notice")).hasText("The import was deleted. Nothing was sent.");
        assertThat(page.locator(".drafts")).hasCount(0);
        assertThat(uploads()).isEmpty();
    }

    @Test
    void isFinishedOnceItsImportHasStarted() throws IOException {
        uploads(LEADS);
        String draft = page.url();
        reviews(page);
        page.locator("#start").click();
        assertThat(page.locator("#live .tag").first()).hasText("Complete");
        assertThat(uploads()).isEmpty();

        page.navigate(draft);
        assertThat(page.locator("h1")).containsText("Run 1");
        page.navigate(office.url("/imports/new"));
        assertThat(page.locator(".drafts")).hasCount(0);
    }

    @Test
    void staysWhereItIsWhileSomebodyTypes() {
        uploads(LEADS);
        page.getByText("More fields").click();
        Locator city = page.getByLabel("City");
        city.pressSequentially("Bos");
        assertThat(page.locator(".preview").first()).containsText("Bos");
        assertThat(city).isFocused();
        city.pressSequentially("ton");
        page.keyboard().press("Enter");

        assertThat(page.locator(".preview").first()).containsText("Boston");
        assertThat(city).isFocused();
        assertThat(city).hasValue("Boston");
        page.getByLabel("Field for column Other").selectOption("notes");
        assertThat(page.locator(".preview").first()).containsText("Dogs");
        assertThat(page.getByLabel("City")).isVisible();
        assertThat(page.locator("h1")).containsText("Match columns");
    }

    @Test
    void asksBeforeItSendsHowManyLeadsGoWhereAndWhatBecomesOfTheOthers() {
        uploads(
                "Guest,E-mail,Cell",
                "Ann Lee,ann@example.com,",
                "Ann Lee,ann@example.com,",
                "Bob Ray,bob at example.com,",
                "Cyd Fox,cyd@example.com,");
        reviews(page);
        page.evaluate("window.confirm = (question) => { window.asked = question; return false; }");
        page.locator("#start").click();

        assertThat(page.evaluate("window.asked"))
                .isEqualTo(
                        "Send 2 leads to your CRM through Propexo (community %s)? 1 duplicate is skipped. 1 row is not sent, and you can fix it later."
                                .formatted(office.sandbox.ids().get("community_id")));
        assertThat(office.sandbox.received()).isEmpty();
    }

    @Test
    void promisesWhatComesTrueAlsoOfDuplicates() {
        office.imports(page, office.file("monday.csv", "Guest,E-mail,Cell", "Eve Sun,eve@example.com,(617) 555-0109"));
        assertThat(page.locator("#live .tag").first()).hasText("Complete");
        uploads(
                "Guest,E-mail,Cell",
                "Ann Lee,ann@example.com,(617) 555-0101",
                "Ann Lee,ann@example.com,",
                "Eve Sun,eve@example.com,",
                "Tom Kay,tom@example.com,(617) 555-0101",
                "Bob Ray,bob at example.com,",
                "Cyd Fox,cyd@example.com,");
        reviews(page);
        assertThat(page.locator(".figures")).containsText("2");
        assertThat(page.locator("#checked")).containsText("1 duplicate of other rows of this file");
        assertThat(page.locator("#checked")).containsText("1 duplicate of run 1");
        assertThat(page.locator("#checked .bad dd")).hasText("2");
        assertThat(page.locator("#start")).hasText("Import 2 leads");
        page.locator("#start").click();

        assertThat(page.locator("#live .tag").first()).hasText("Needs attention");
        page.navigate(office.url("/runs"));
        assertThat(page.locator("table.runs .counts small").first())
                .hasText("6 rows: 2 created, 2 duplicate, 1 needs fixing, 1 possible duplicate to decide");
    }

    @Test
    void saysThatAFileWasImportedBeforeItIsSentAgain() {
        uploads(LEADS);
        reviews(page);
        page.locator("#start").click();
        assertThat(page.locator("#live .tag").first()).hasText("Complete");

        uploads(LEADS);
        reviews(page);
        assertThat(page.locator("#state"))
                .hasText("Run 1 already imported this file. To import it again, select “Import this file again”.");
        assertThat(page.locator("#start")).isDisabled();
        page.getByLabel("Leads that were already sent").selectOption("SEND");
        page.getByLabel("Import this file again").check();
        assertThat(page.locator("#start")).isEnabled();
        assertThat(page.locator("#start"))
                .hasAttribute(
                        "data-confirm",
                        Pattern.compile(
                                "Send 2 leads .* Leads that were already sent are sent again\\. Run 1 already imported this file\\."));
    }

    @Test
    void takesEveryCrmWhoseIdsTheSettingsHold() {
        office.close();
        office = new BrowserFixture(folder.resolve("every-crm"));
        // as serve --sandbox does
        office.sandbox.ids().forEach((field, id) -> office.set("leadline.constants." + field, id));
        office.opens();
        page = office.browser();
        uploads(LEADS);
        for (String crm : List.of("funnel", "rentcafe", "eliseai", "generic", "knock")) {
            page.waitForResponse("**/plan", () -> page.locator("#target").selectOption(crm));
            assertThat(page.locator("#target")).hasValue(crm);
            assertThat(page.locator(".preview").first()).containsText("ann@example.com");
            assertThat(page.locator("#next")).isEnabled();
            assertThat(page.locator("#notice")).isEmpty();
        }
        reviews(page);
        assertThat(page.locator("#checked")).containsText("Leads go to Knock (community");
        page.locator("#start").click();

        assertThat(page.locator("#live .tag").first()).hasText("Complete");
        assertThat(office.seenByPropexo()).containsExactlyInAnyOrder("ann@example.com", "bob@example.com");
    }

    private void uploads(String... lines) {
        page.navigate(office.url("/imports/new"));
        page.getByLabel("File of leads").setInputFiles(office.file("leads.csv", lines));
        page.locator("form.drop button").click();
        page.locator("#plan").waitFor();
    }

    private static void reviews(Page page) {
        page.locator("#next").click();
        page.locator("#checked .figures").waitFor();
    }

    private List<Path> uploads() throws IOException {
        try (Stream<Path> left = Files.list(office.home().resolve("uploads"))) {
            return left.filter(Files::isDirectory).toList();
        }
    }
}
