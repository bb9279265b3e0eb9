package dev.leadline.lead.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.groups.Tuple.tuple;

import dev.leadline.lead.InvalidValues;
import dev.leadline.lead.Problem;
import dev.leadline.lead.ProblemCode;
import dev.leadline.lead.Targets;
import dev.leadline.lead.Verdict;
import dev.leadline.lead.Warning;
import dev.leadline.lead.WarningCode;
import dev.leadline.message.UserException;
import dev.leadline.source.Row;
import dev.leadline.source.RowFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingPlanTests {

    @TempDir
    Path folder;

    @Test
    void sendsOnlyWhatIsMappedOrConstantInTheTargetsOrder() {
        Sheet sheet = Sheet.with("Notes", "Colour", "Last Name", "Email")
                .row("Top floor", "blue", "Lee", "ann@example.com")
                .set("subscribe", "false")
                .set("integration_id", "int-1");

        assertThat(body(sheet, "generic"))
                .containsExactly(
                        entry("integration_id", "int-1"),
                        entry("email_1", "ann@example.com"),
                        entry("last_name", "Lee"),
                        entry("notes", "Top floor"),
                        entry("subscribe", false));
    }

    @Test
    void leavesOutWhatIsEmpty() {
        Sheet sheet = Sheet.with("Email", "Phone", "Notes")
                .row("ann@example.com", "N/A", "")
                .set("integration_id", "int-1");

        assertThat(body(sheet, "generic")).containsOnlyKeys("integration_id", "email_1");
    }

    @Test
    void tellsAllProblemsOfARowAtOnce() {
        Sheet sheet = Sheet.with("Email", "Phone", "Move-in Date", "State", "leaseLengthMonths")
                .row("ann@", "12", "someday", "Somewhere far away", "24")
                .set("integration_id", "int-1");

        assertThat(problems(sheet, "generic"))
                .extracting(Problem::code, Problem::field, Problem::column, Problem::value)
                .containsExactly(
                        tuple(ProblemCode.BAD_EMAIL, "email_1", "Email", "ann@"),
                        tuple(ProblemCode.BAD_PHONE, "phone_1", "Phone", "12"),
                        tuple(ProblemCode.BAD_DATE, "move_in_date", "Move-in Date", "someday"),
                        tuple(ProblemCode.TOO_LONG, "state", "State", "Somewhere far away"),
                        tuple(ProblemCode.OUT_OF_RANGE, "lease_term_in_months", "leaseLengthMonths", "24"));
    }

    @Test
    void tellsOfAFieldOnce() {
        Sheet sheet = Sheet.with("Name", "Email", "community_id")
                .row("Ann Lee", "ann@", "com-1")
                .set("integration_id", "int-1");

        assertThat(problems(sheet, "rentcafe"))
                .extracting(Problem::code, Problem::field)
                .containsExactly(tuple(ProblemCode.BAD_EMAIL, "email_1"));
    }

    @Test
    void doesNotMissTheNamesThatAreThereAndWrong() {
        Sheet sheet = Sheet.with("Name", "Email", "community_id")
                .row("ann@example.com", "ann@example.com", "com-1")
                .set("integration_id", "int-1");

        assertThat(problems(sheet, "rentcafe"))
                .extracting(Problem::code, Problem::field, Problem::column)
                .containsExactly(tuple(ProblemCode.BAD_NAME, "full_name", "Name"));
    }

    @Test
    void tellsWhatIsMissing() {
        Sheet sheet =
                Sheet.with("Name", "Email", "community_id").row("Cher", "", "").set("integration_id", "int-1");

        assertThat(problems(sheet, "rentcafe"))
                .containsExactly(
                        new Problem(
                                ProblemCode.MISSING,
                                "community_id",
                                "community_id",
                                "",
                                "rentcafe requires community_id, but it is empty. Enter a value."),
                        new Problem(
                                ProblemCode.MISSING,
                                "last_name",
                                "Name",
                                "Cher",
                                "rentcafe requires last_name, but it is empty. Enter a value."),
                        new Problem(
                                ProblemCode.MISSING,
                                "email_1",
                                "Email",
                                "",
                                "rentcafe requires email_1, but it is empty. Enter a value."));
    }

    @Test
    void tellsThatThereIsNoContact() {
        Sheet sheet = knock(Sheet.with("Email", "Phone", "Last Name").row("", "", "Lee"));

        assertThat(problems(sheet, "knock"))
                .containsExactly(new Problem(
                        ProblemCode.NO_CONTACT,
                        null,
                        null,
                        null,
                        "knock requires an e-mail address or a phone number, but the row has neither."
                                + " Enter an e-mail address or a phone number."));
    }

    @Test
    void doesNotMissAContactThatIsThereAndWrong() {
        Sheet sheet = knock(Sheet.with("Email", "Phone").row("ann@", ""));

        assertThat(problems(sheet, "knock")).extracting(Problem::code).containsExactly(ProblemCode.BAD_EMAIL);
    }

    @Test
    void rejectsARowThatCannotBeRead() {
        MappingPlan plan = Sheet.with("Email").set("integration_id", "int-1").planFor("generic");
        Row row = new Row(
                3, 4, List.of("ann@example.com"), new RowFault(RowFault.FaultKind.TOO_MANY_CELLS, "It has 2 cells."));

        assertThat(plan.convert(row))
                .isEqualTo(
                        new Verdict.Rejected(
                                List.of(
                                        new Problem(
                                                ProblemCode.TOO_MANY_CELLS,
                                                null,
                                                null,
                                                null,
                                                "It has 2 cells. Remove the extra cells, or put quotes around the cell that contains a comma."))));
    }

    @Test
    void fillsLowestAndHighestRentFromOneRange() {
        Sheet sheet = Sheet.with("Email", "Budget")
                .row("ann@example.com", "1200-1500")
                .set("integration_id", "int-1");

        assertThat(body(sheet, "generic"))
                .containsEntry("rent_minimum_in_cents", 120_000)
                .containsEntry("rent_maximum_in_cents", 150_000);
    }

    @Test
    void blamesTheColumnThatAPartCameFrom() {
        Sheet sheet =
                Sheet.with("Email", "Budget").row("ann@example.com", "5-1500").set("integration_id", "int-1");

        assertThat(problems(sheet, "generic"))
                .extracting(Problem::code, Problem::column, Problem::value)
                .containsExactly(tuple(ProblemCode.OUT_OF_RANGE, "Budget", "5-1500"));
    }

    @Test
    void takesNoRangeWhereTheOtherRentHasItsOwnColumn() {
        Sheet sheet = Sheet.with("Email", "Min rent", "Max rent")
                .row("ann@example.com", "1000", "1200-1500")
                .set("integration_id", "int-1");

        assertThat(problems(sheet, "generic"))
                .extracting(Problem::code, Problem::field)
                .containsExactly(tuple(ProblemCode.BAD_MONEY, "rent_maximum_in_cents"));
    }

    @Test
    void takesAConstantForAPartOfTheName() {
        Sheet sheet = Sheet.with("Email", "Name")
                .row("ann@example.com", "Ann Lee")
                .set("integration_id", "int-1")
                .set("last_name", "Smith");

        assertThat(body(sheet, "generic")).containsEntry("first_name", "Ann").containsEntry("last_name", "Smith");
    }

    @Test
    void countsWhatWasChangedInMeaning() {
        Sheet sheet = knock(Sheet.with("Email", "Phone", "Beds")
                .row("ann@example.com", "617-555-0123 x4", "4")
                .row("bo@example.com", "617-555-0124", "5")
                .row("cy@example.com", "617-555-0125", "3"));
        MappingPlan plan = sheet.planFor("knock");
        ConversionNotes remarks = new ConversionNotes();

        assertThat(List.of(1, 2, 3))
                .allSatisfy(number -> assertThat(plan.convert(sheet.row(number), remarks))
                        .isInstanceOfSatisfying(
                                Verdict.Accepted.class,
                                accepted -> assertThat(accepted.lead().body())
                                        .containsEntry("desired_num_bedrooms", List.of(3))));
        assertThat(remarks.sentences())
                .containsExactly(
                        "In 1 row of column \"Phone\", " + WarningCode.EXTENSION_LEFT_OUT.sentence(),
                        "In 2 rows of column \"Beds\", " + WarningCode.CAPPED.sentence());
    }

    @Test
    void omitsWhatIsNotValidWhereTheRunSaysSo() {
        Sheet sheet = Sheet.with("Email", "Phone", "State")
                .row("ann@example.com", "12", "Somewhere far away")
                .set("integration_id", "int-1");

        assertThat(sheet.planFor("generic").with(InvalidValues.OMIT).convert(sheet.row(1)))
                .isInstanceOfSatisfying(Verdict.Accepted.class, accepted -> {
                    assertThat(accepted.lead().body()).containsOnlyKeys("integration_id", "email_1");
                    assertThat(accepted.warnings())
                            .extracting(Warning::code, Warning::field, Warning::column)
                            .containsExactly(
                                    tuple(WarningCode.INVALID_OMITTED, "phone_1", "Phone"),
                                    tuple(WarningCode.INVALID_OMITTED, "state", "State"));
                });
    }

    @Test
    void neverOmitsTheLastContact() {
        Sheet sheet =
                Sheet.with("Email", "Phone", "State").row("ann@", "12", "MA").set("integration_id", "int-1");

        assertThat(sheet.planFor("generic").with(InvalidValues.OMIT).convert(sheet.row(1)))
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        rejected -> assertThat(rejected.problems())
                                .extracting(Problem::code)
                                .containsExactly(ProblemCode.BAD_EMAIL, ProblemCode.BAD_PHONE));
    }

    @Test
    void neverOmitsConsentOrWhereALeadGoes() {
        Sheet sheet = knock(Sheet.with("Email", "Phone", "subscribe")).row("ann@example.com", "12", "perhaps");

        assertThat(sheet.draftFor("knock").with(InvalidValues.OMIT).convert(sheet.row(1)))
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        rejected -> assertThat(rejected.problems())
                                .extracting(Problem::code)
                                .containsExactly(ProblemCode.BAD_BOOLEAN));
    }

    @Test
    void isTheSameRunWhateverHappensToInvalidValues() {
        MappingPlan plan = Sheet.with("Email").set("integration_id", "int-1").planFor("generic");

        assertThat(plan.with(InvalidValues.OMIT).identity()).isEqualTo(plan.identity());
        assertThat(MappingPlan.invalidValuesOf(plan.with(InvalidValues.OMIT).toJson()))
                .isEqualTo(InvalidValues.OMIT);
    }

    @Test
    void rejectsARowThatNobodyCanReachUnderEveryTarget() {
        Sheet sheet = Sheet.with("Email", "Phone", "Notes")
                .row("none@none.com", "", "call back")
                .set("integration_id", "int-1");

        assertThat(problems(sheet, "generic"))
                .extracting(Problem::code, Problem::message)
                .containsExactly(
                        tuple(
                                ProblemCode.NO_CONTACT,
                                "The row has neither an e-mail address nor a phone number that can be used. \"none@none.com\" is a"
                                        + " placeholder, not the e-mail address of a person. Enter an e-mail address or a phone number."));
    }

    @Test
    void dropsOnlyWhatTheMappingAllows() throws IOException {
        Sheet sheet = Sheet.with("Mail", "Tel", "Area")
                .row("ann@example.com", "12", "Somewhere far away")
                .row("ann@", "12", "MA")
                .mappedBy(mapping("columns: {Mail: email_1, Tel: phone_1, Area: state}\ndrop: [phone_1, state]"))
                .set("integration_id", "int-1");
        MappingPlan plan = sheet.planFor("generic");
        ConversionNotes remarks = new ConversionNotes();

        assertThat(plan.convert(sheet.row(1), remarks))
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        accepted -> assertThat(accepted.lead().body()).containsOnlyKeys("integration_id", "email_1"));
        assertThat(plan.convert(sheet.row(2), remarks))
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        rejected -> assertThat(rejected.problems())
                                .extracting(Problem::code)
                                .containsExactly(ProblemCode.BAD_EMAIL, ProblemCode.BAD_PHONE));
        assertThat(remarks.sentences())
                .containsExactly(
                        "In 1 row of column \"Tel\", " + WarningCode.INVALID_OMITTED.sentence(),
                        "In 1 row of column \"Area\", " + WarningCode.INVALID_OMITTED.sentence());
        assertThat(plan.notes())
                .contains(
                        "A value that is not valid for phone_1 is not sent (drop in the mapping). The rest of its row is sent.");
    }

    @Test
    void letsTheLaterConstantWin() throws IOException {
        MappingPlan plan = Sheet.with("Mail")
                .mappedBy(mapping("columns: {Mail: email_1}\nconstants: {city: Lowell, state: MA}"))
                .configured("city", "Boston")
                .configured("integration_id", "int-1")
                .set("state", "NH")
                .planFor("generic");

        assertThat(plan.constants()).isEqualTo(Map.of("integration_id", "int-1", "city", "Lowell", "state", "NH"));
    }

    @Test
    void holdsConstantsInTheApisOwnForm() {
        MappingPlan plan = Sheet.with("Email")
                .set("integration_id", "int-1")
                .set("rent_maximum_in_cents", "150000")
                .set("pets", "CAT, SMALL_DOG")
                .set("subscribe", "false")
                .planFor("generic");

        assertThat(plan.constants())
                .containsExactly(
                        entry("integration_id", "int-1"),
                        entry("rent_maximum_in_cents", 150_000),
                        entry("pets", List.of("CAT", "SMALL_DOG")),
                        entry("subscribe", false));
    }

    @Test
    void refusesAConstantThatCannotBe() {
        refuses(
                "intergration_id",
                "int-1",
                "There is no field \"intergration_id\" in target generic (--set); did you mean integration_id?");
        refuses("notes", " ", "The constant notes=  (--set) is empty. Enter a value, or remove it.");
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(
                        () -> Sheet.with("Email").set("subscribe", "perhaps").planFor("generic"))
                .withMessageStartingWith("The constant subscribe=perhaps (--set) is not valid: \"perhaps\" ")
                .withMessageEndingWith(ProblemCode.BAD_BOOLEAN.advice());
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() ->
                        Sheet.with("Email").set("state", "Somewhere far away").planFor("generic"))
                .withMessageStartingWith("The constant state=Somewhere far away (--set) is not valid: ");
    }

    @Test
    void warnsThatKnockWritesToEverybody() {
        String warning = "Knock sends automated messages to every imported renter, because the API subscribes"
                + " renters by default. Use --set subscribe=false, or map a column that shows who has agreed.";

        assertThat(knock(Sheet.with("Email")).planFor("knock").warnings()).containsExactly(warning);
        assertThat(knock(Sheet.with("Email"))
                        .planFor(Sheet.TARGETS.named("generic", "knock"))
                        .warnings())
                .containsExactly(warning);
        assertThat(knock(Sheet.with("Email"))
                        .set("subscribe", "true")
                        .planFor("knock")
                        .warnings())
                .isEmpty();
        assertThat(knock(Sheet.with("Email", "subscribe")).planFor("knock").warnings())
                .isEmpty();
    }

    @Test
    void holdsTheVendorsRulesToo() {
        Sheet sheet = Sheet.with("Email", "Mobile", "Pets", "Name")
                .row("", "617-555-0123", "CAT", "Ann Lee")
                .set("integration_id", "int-1")
                .set("community_id", "com-1");
        MappingPlan plan = sheet.planFor(Sheet.TARGETS.named("generic", "rentcafe"));

        assertThat(Sheet.mapped(plan)).containsOnlyKeys("Email", "Mobile", "Name");
        assertThat(plan.columns().get(2).evidence()).containsExactly("generic for rentcafe has no field pets");
        assertThat(plan.convert(sheet.row(1)))
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        rejected -> assertThat(rejected.problems())
                                .extracting(Problem::code, Problem::field)
                                .containsExactly(tuple(ProblemCode.MISSING, "email_1")));
        assertThat(MappingPlan.fromJson(plan.toJson(), Sheet.TARGETS).target().vendor())
                .contains(Sheet.TARGETS.named("rentcafe"));
    }

    @Test
    void asksForTheVendorWhereOneIsBehind() {
        assertThat(Sheet.with("Email")
                        .set("integration_id", "int-1")
                        .planFor("generic")
                        .notes())
                .containsExactly(
                        "Mapped: \"Email\" as email_1.",
                        "Propexo routes target generic to your CRM (knock, funnel, rentcafe, eliseai). Set leadline.target-vendor to its name to check rows against its rules before sending.");
    }

    @Test
    void convertsAsItDidAfterItWasStored() throws IOException {
        Sheet sheet = everyKind();
        MappingPlan plan = sheet.planFor("generic");
        MappingPlan stored = MappingPlan.fromJson(plan.toJson(), Sheet.TARGETS);

        assertThat(stored.convert(sheet.row(1))).isEqualTo(plan.convert(sheet.row(1)));
        assertThat(stored.columns()).isEqualTo(plan.columns());
        assertThat(stored.constants()).isEqualTo(plan.constants());
        assertThat(stored.notes()).isEqualTo(plan.notes());
        assertThat(stored.warnings()).isEqualTo(plan.warnings());
        assertThat(stored.identity()).isEqualTo(plan.identity());
        assertThat(stored.toJson()).isEqualTo(plan.toJson());
        assertThat(plan.convert(sheet.row(1))).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void isNotRestoredForATargetThatHasChanged() throws IOException {
        MappingPlan plan = knock(Sheet.with("Email", "City")).planFor("knock");
        Files.writeString(
                folder.resolve("knock.json"),
                Files.readString(Path.of("src/main/resources/targets/knock.json"))
                        .replace("\"city\"", "\"town\""));
        Targets changed = Targets.load(folder);

        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> MappingPlan.fromJson(plan.toJson(), changed))
                .withMessage(
                        "The run sends city, which target knock no longer has. Restore the target's document, or import the file again.");
    }

    @Test
    void isTheSameWhetherGuessedOrKeptAsAMapping() throws IOException {
        MappingPlan guessed = Sheet.with("Email", "Budget", "Move-in Date", "Name", "Colour")
                .row("ann@example.com", "1500", "06/15/2027", "Ann Lee", "blue")
                .set("integration_id", "int-1")
                .planFor("generic");
        MappingPlan kept = Sheet.with("Email", "Budget", "Move-in Date", "Name", "Colour")
                .row("ann@example.com", "1500", "06/15/2027", "Ann Lee", "blue")
                .mappedBy(mapping(guessed.toYaml()))
                .planFor("generic");

        assertThat(kept.identity()).isEqualTo(guessed.identity());
    }

    @Test
    void isAnotherWhenAnythingThatIsSentIsAnother() throws IOException {
        String identity = everyKind().planFor("generic").identity();

        assertThat(everyKind().set("city", "Boston").planFor("generic").identity())
                .isNotEqualTo(identity);
        assertThat(everyKind().set("integration_id", "int-2").planFor("generic").identity())
                .isNotEqualTo(identity);
        assertThat(everyKind("day-first", "drop: [notes]").planFor("generic").identity())
                .isNotEqualTo(identity);
        assertThat(everyKind("month-first", "drop: []").planFor("generic").identity())
                .isNotEqualTo(identity);
        assertThat(everyKind("month-first", "drop: [notes]").planFor("generic").identity())
                .isEqualTo(identity);
    }

    @Test
    void isPrintedAsAMappingToKeep() {
        MappingPlan plan = Sheet.with("Email", "Moving date", "Budget", "lead status", "when?: #1")
                .row("ann@example.com", "06/15/2027", "1500", "New", "x")
                .set("integration_id", "int-1")
                .set("subscribe", "false")
                .planFor("generic");

        assertThat(plan.toYaml()).isEqualTo("""
                # How each column is sent. Save this file in config/mappings, and use it with --mapping.
                target: generic
                region: US
                # The columns that this mapping was made for. Leadline reports differences in later files before sending.
                header:
                - Email
                - Moving date
                - Budget
                - lead status
                - "when?: #1"
                columns:
                  # the header matches; 1 of 1 sampled values are valid; confidence 0.95
                  Email: email_1
                  # the header matches; 1 of 1 sampled values are valid; confidence 0.95
                  Moving date:
                    field: move_in_date
                    date_order: month-first
                  # the header matches; 1 of 1 sampled values are valid; confidence 0.95
                  Budget:
                    field: rent_maximum_in_cents
                    money: dollars
                  # not sent: lead status of the source system; no matching field
                  # lead status:
                  # not sent: generic has no matching field
                  # 'when?: #1':
                constants:
                  integration_id: int-1
                  subscribe: false
                drop: []
                """);
    }

    @Test
    void isPrintedWithWhatItLacks() {
        MappingPlan draft = Sheet.with("Colour").row("blue").draftFor("generic");

        assertThat(draft.gap()).isPresent();
        assertThat(draft.toYaml())
                .isEqualTo("""
                # How each column is sent. Save this file in config/mappings, and use it with --mapping.
                # %s
                target: generic
                region: US
                # The columns that this mapping was made for. Leadline reports differences in later files before sending.
                header:
                - Colour
                columns:
                  # not sent: generic has no matching field
                  # Colour:
                constants: {}
                drop: []
                """.formatted(draft.gap().orElseThrow().withAdvice()));
    }

    private void refuses(String field, String value, String message) {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> Sheet.with("Email").set(field, value).planFor("generic"))
                .withMessage(message);
    }

    private Sheet everyKind() throws IOException {
        return everyKind("month-first", "drop: [notes]");
    }

    private Sheet everyKind(String dateOrder, String drop) throws IOException {
        return Sheet.with("Who", "Mail", "Tel", "When", "Rent", "Beds", "Pets", "Sub", "Months", "Says", "Colour")
                .row(
                        "Ann Lee",
                        "ann@example.com",
                        "617-555-0123",
                        "06/07/2027",
                        "1200-1500",
                        "Studio, 1",
                        "moggy",
                        "yes",
                        "12",
                        "Top floor",
                        "blue")
                .mappedBy(mapping("""
                        columns:
                          Who: full_name
                          Mail: email_1
                          Tel: phone_1
                          When: {field: move_in_date, date_order: %s}
                          Rent: rent_maximum_in_cents
                          Beds: desired_num_bedrooms
                          Pets: {field: pets, values: {Moggy: CAT}}
                          Sub: subscribe
                          Months: lease_term_in_months
                          Says: notes
                        %s
                        """.formatted(dateOrder, drop)))
                .set("integration_id", "int-1");
    }

    private static Sheet knock(Sheet sheet) {
        return sheet.set("integration_id", "int-1").set("community_id", "com-1").set("attribution_id", "att-1");
    }

    private Mapping mapping(String yaml) throws IOException {
        return Mapping.read(Files.writeString(folder.resolve("kept.yaml"), yaml));
    }

    private static Map<String, Object> body(Sheet sheet, String target) {
        return ((Verdict.Accepted) sheet.planFor(target).convert(sheet.row(1)))
                .lead()
                .body();
    }

    private static List<Problem> problems(Sheet sheet, String target) {
        return ((Verdict.Rejected) sheet.planFor(target).convert(sheet.row(1))).problems();
    }
}
