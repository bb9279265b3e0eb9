package dev.leadline.lead.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.leadline.lead.Problem;
import dev.leadline.lead.Verdict;
import dev.leadline.message.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several columns that fill one field, as a mapping file says it. */
class ColumnRolesTests {

    @TempDir
    Path folder;

    @Test
    void sendsTheFirstFilledColumn() throws IOException {
        Sheet sheet = Sheet.with("Phone", "Mobile", "Home")
                .row("617-555-0101", "617-555-0102", "")
                .row("", "617-555-0102", "617-555-0103")
                .row("", "", "")
                .mappedBy(mapping("""
                        columns:
                          Phone: phone_1
                          Mobile: {field: phone_1, role: fallback}
                          Home: {field: phone_1, role: fallback}
                        """));

        assertThat(body(sheet, 1)).isEqualTo(Map.of("phone_1", "+16175550101"));
        assertThat(body(sheet, 2)).isEqualTo(Map.of("phone_1", "+16175550102"));
    }

    @Test
    void movesASecondPhoneUpWhereItIsTheOnlyOne() throws IOException {
        Sheet sheet = Sheet.with("Phone", "Mobile")
                .row("617-555-0101", "617-555-0102")
                .row("", "617-555-0102")
                .row("617-555-0101", "(617) 555-0101")
                .mappedBy(mapping("""
                        columns:
                          Phone: phone_1
                          Mobile: {field: phone_2, role: fallback}
                        """));

        assertThat(body(sheet, 1)).isEqualTo(Map.of("phone_1", "+16175550101", "phone_2", "+16175550102"));
        assertThat(body(sheet, 2)).isEqualTo(Map.of("phone_1", "+16175550102"));
        assertThat(body(sheet, 3)).isEqualTo(Map.of("phone_1", "+16175550101"));
    }

    @Test
    void blamesTheColumnThatTheBadValueIsIn() throws IOException {
        Sheet sheet = Sheet.with("Email", "Phone", "Mobile")
                .row("ann@example.com", "", "12")
                .mappedBy(mapping("""
                        columns:
                          Email: email_1
                          Phone: phone_1
                          Mobile: {field: phone_1, role: fallback}
                        """))
                .set("integration_id", "int-1");

        assertThat(((Verdict.Rejected) sheet.planFor("generic").convert(sheet.row(1))).problems())
                .extracting(Problem::column)
                .containsExactly("Mobile");
    }

    @Test
    void joinsTexts() throws IOException {
        Sheet sheet = Sheet.with("Email", "Street", "Apt")
                .row("ann@example.com", "1 Elm St", "Apt 4")
                .row("bo@example.com", "", "Apt 5")
                .mappedBy(mapping("""
                        columns:
                          Email: email_1
                          Street: address_1
                          Apt: {field: address_1, role: append}
                        """));

        assertThat(body(sheet, 1)).containsEntry("address_1", "1 Elm St, Apt 4");
        assertThat(body(sheet, 2)).containsEntry("address_1", "Apt 5");
    }

    @Test
    void keepsTheRestInTheNotesWithItsNames() throws IOException {
        Sheet sheet = Sheet.with("Email", "Notes", "Parking", "what_floor_do_you_want?", "Agent", "Lead ID")
                .row("ann@example.com", "Call after six", "One car", "top_floor", "Pat Fox", "17")
                .row("bo@example.com", "", "", "any", "Pat Fox", "18")
                .mappedBy(mapping("""
                        columns:
                          Email: email_1
                          Notes: notes
                        rest: notes
                        """));

        assertThat(body(sheet, 1))
                .containsEntry("notes", "Call after six\nParking: One car\nwhat floor do you want? top floor");
        assertThat(body(sheet, 2)).containsEntry("notes", "what floor do you want? any");
    }

    @Test
    void leavesOutWhatMakesTheNotesTooLong() throws IOException {
        Sheet sheet = Sheet.with("Email", "Notes", "Wishes")
                .row("ann@example.com", "n".repeat(900), "w".repeat(150))
                .mappedBy(mapping("""
                        columns: {Email: email_1, Notes: notes}
                        constants: {community_id: com-1, attribution_id: att-1, subscribe: false}
                        rest: notes
                        """))
                .set("integration_id", "int-1");
        ConversionNotes said = new ConversionNotes();

        Verdict verdict = sheet.planFor("knock").convert(sheet.row(1), said);

        assertThat(((Verdict.Accepted) verdict).lead().body()).containsEntry("notes", "n".repeat(900));
        assertThat(said.sentences())
                .containsExactly(
                        "In 1 row of column \"Wishes\", the text is not sent, because its field would be longer"
                                + " than the target allows.");
    }

    @Test
    void splitsAColumnOfAddressesAndNumbers() throws IOException {
        Sheet sheet = Sheet.with("Reach me")
                .row("ann@example.com / 617-555-0101")
                .row("617-555-0102")
                .mappedBy(mapping("columns: {Reach me: email_or_phone}"));

        assertThat(body(sheet, 1)).isEqualTo(Map.of("email_1", "ann@example.com", "phone_1", "+16175550101"));
        assertThat(body(sheet, 2)).isEqualTo(Map.of("phone_1", "+16175550102"));
    }

    @Test
    void subscribesNobodyWhoRefused() throws IOException {
        Sheet sheet = Sheet.with("Email", "Texts", "Stop")
                .row("ann@example.com", "yes", "")
                .row("bo@example.com", "yes", "yes")
                .row("cy@example.com", "", "no")
                .row("di@example.com", "", "")
                .row("ed@example.com", "Pending", "")
                .mappedBy(mapping("""
                        columns:
                          Email: email_1
                          Texts: {field: subscribe, role: opt-in, values: {Pending: false}}
                          Stop: {field: subscribe, role: opt-out}
                        """));

        assertThat(List.of(1, 2, 3, 4, 5))
                .extracting(row -> body(sheet, row).get("subscribe"))
                .containsExactly(true, false, true, false, false);
    }

    @Test
    void understandsAnAnswerWithARemark() throws IOException {
        Sheet sheet = Sheet.with("Email", "Texts")
                .row("ann@example.com", "Yes - opted in")
                .row("bo@example.com", "Yes, please")
                .row("cy@example.com", "No - call me instead")
                .row("di@example.com", "No (yes to e-mail)")
                .mappedBy(mapping("columns: {Email: email_1, Texts: {field: subscribe, role: opt-in}}"));

        assertThat(List.of(1, 2, 3, 4))
                .extracting(row -> body(sheet, row).get("subscribe"))
                .containsExactly(true, true, false, false);
    }

    @Test
    void stopsAtAYesWhoseRemarkMayTakeItBack() {
        Sheet sheet = Sheet.with("Email", "SMS Consent")
                .row("ann@example.com", "Yes, but only e-mail")
                .row("bo@example.com", "No - call me")
                .set("integration_id", "i-1");

        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> sheet.planFor("generic"))
                .withMessageContaining("is neither yes nor no: \"Yes, but only e-mail\"");
    }

    @Test
    void stopsWhereAMappingForgetsWhoRefused() throws IOException {
        Sheet sheet = Sheet.with("Email", "Do Not Call")
                .row("ann@example.com", "yes")
                .mappedBy(mapping("""
                        columns: {Email: email_1}
                        constants: {community_id: com-1, attribution_id: att-1}
                        """))
                .set("integration_id", "int-1");

        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> sheet.planFor("knock"))
                .withMessageStartingWith(
                        "Column \"Do Not Call\" says who may be contacted, but the mapping does not send it")
                .withMessageContaining("{field: subscribe, role: opt-out}");
    }

    @Test
    void isPrintedAndReadAgain() throws IOException {
        Sheet sheet = Sheet.with("Name", "Email", "Phone", "Mobile", "Opt out")
                .row("Ann Lee", "ann@example.com", "617-555-0101", "617-555-0102", "no")
                .set("integration_id", "int-1");
        MappingPlan inferred = sheet.planFor("generic");

        assertThat(inferred.toYaml()).contains("role: fallback").contains("role: opt-out");
        assertThat(sheet.mappedBy(mapping(inferred.toYaml())).planFor("generic").identity())
                .isEqualTo(inferred.identity());
        assertThat(MappingPlan.fromJson(inferred.toJson(), Sheet.TARGETS).identity())
                .isEqualTo(inferred.identity());
    }

    @Test
    void refusesARoleThatTheFieldCannotHave() throws IOException {
        refuses(
                "columns: {Email: {field: email_1, role: append}}",
                "%s, column \"Email\": email_1 is not a text field, such as notes, so nothing can be added to it.");
        refuses(
                "columns: {Email: {field: email_1, role: area-code}}",
                "%s, column \"Email\": email_1 is not a phone number, so it has no area code.");
        refuses(
                "columns: {Email: {field: email_1, role: opt-in}}",
                "%s, column \"Email\": the roles opt-in and opt-out are for the field subscribe, not email_1.");
        refuses(
                "columns: {Email: {field: email_1, role: second}}",
                "%s has role: second for column \"Email\". Valid values: fallback, append, labeled, area-code, opt-in,"
                        + " opt-out.");
        refuses(
                "columns: {Do Not Call: subscribe}",
                "%s, column \"Do Not Call\": by its name, this column says who refused to be contacted. Add role: opt-out, or state what each"
                        + " value means under values.");
        refuses(
                "rest: email_1",
                "%s, rest: email_1 is not a text field, such as notes, so nothing can be added to it.");
    }

    @Test
    void isDocumented() throws IOException {
        String docs = Files.readString(Path.of("docs/mapping.md"));
        String example = docs.substring(docs.indexOf("role:"));
        String yaml = example.substring(example.indexOf("```yaml") + "```yaml".length(), example.indexOf("```\n\n"));

        Sheet sheet = Sheet.with("Phone", "Mobile", "Street", "Apt", "Notes", "Parking", "Texts OK", "Stop", "Floor")
                .row("", "617-555-0102", "1 Elm St", "Apt 4", "Call after six", "One car", "yes", "no", "Top")
                .mappedBy(mapping(yaml));

        assertThat(body(sheet, 1))
                .isEqualTo(Map.of(
                        "phone_1",
                        "+16175550102",
                        "address_1",
                        "1 Elm St, Apt 4",
                        "notes",
                        "Call after six\nParking: One car\nFloor: Top",
                        "subscribe",
                        true));
    }

    private void refuses(String yaml, String message) {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> Sheet.with("Email", "Do Not Call")
                        .mappedBy(mapping(yaml))
                        .draftFor("generic"))
                .withMessage(message.formatted(folder.resolve("kept.yaml")));
    }

    private Mapping mapping(String yaml) throws IOException {
        return Mapping.read(Files.writeString(folder.resolve("kept.yaml"), yaml));
    }

    private static Map<String, Object> body(Sheet sheet, int row) {
        MappingPlan plan = sheet.set("integration_id", "int-1").planFor("generic");
        Map<String, Object> body = new LinkedHashMap<>(
                ((Verdict.Accepted) plan.convert(sheet.row(row))).lead().body());
        body.remove("integration_id");
        return body;
    }
}
