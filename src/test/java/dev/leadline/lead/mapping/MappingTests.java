package dev.leadline.lead.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.leadline.lead.Verdict;
import dev.leadline.lead.conversion.ColumnFormat.MoneyUnit;
import dev.leadline.lead.conversion.DateOrder;
import dev.leadline.message.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingTests {

    private static final String WHOLE = """
            target: generic
            region: GB
            header: [Who, "E-mail: work", Moving, 2, ""]
            columns:
              Who: full_name
              "E-mail: work": email_1
              Moving:
                field: move_in_date
                date_order: day-first
              Most pence:
                field: rent_maximum_in_cents
                money: cents
              Writes to us:
                field: subscribe
                values: {"Yes please": true, "No thanks": false, "?": ""}
              Animals:
                field: pets
                values: {both: [CAT, SMALL_DOG]}
            constants:
              integration_id: int-1
              zip: 02110
              number_of_occupants: 2
            drop: [pets, phone_1]
            order-by: Moving:desc
            """;

    @TempDir
    Path folder;

    @Test
    void readsEverythingThatAMappingMaySay() throws IOException {
        Mapping mapping = read(WHOLE);

        assertThat(mapping.target()).isEqualTo("generic");
        assertThat(mapping.orderBy()).isEqualTo("Moving:desc");
        assertThat(mapping.region()).isEqualTo("GB");
        assertThat(mapping.header()).containsExactly("Who", "E-mail: work", "Moving", "2", "");
        assertThat(mapping.columns())
                .containsExactly(
                        entry("Who", new Mapping.Column("full_name", null, null, Map.of())),
                        entry("E-mail: work", new Mapping.Column("email_1", null, null, Map.of())),
                        entry("Moving", new Mapping.Column("move_in_date", DateOrder.DAY_FIRST, null, Map.of())),
                        entry(
                                "Most pence",
                                new Mapping.Column("rent_maximum_in_cents", null, MoneyUnit.CENTS, Map.of())),
                        entry(
                                "Writes to us",
                                new Mapping.Column(
                                        "subscribe",
                                        null,
                                        null,
                                        Map.of("Yes please", "true", "No thanks", "false", "?", ""))),
                        entry("Animals", new Mapping.Column("pets", null, null, Map.of("both", "CAT, SMALL_DOG"))));
        assertThat(mapping.constants())
                .containsExactly(
                        entry("integration_id", "int-1"), entry("zip", "02110"), entry("number_of_occupants", "2"));
        assertThat(mapping.drop()).containsExactly("pets", "phone_1");
    }

    @Test
    void isReadAsItWasWritten() throws IOException {
        Mapping mapping = read(WHOLE);

        assertThat(read(mapping.toYaml())).isEqualTo(mapping);
    }

    @Test
    void needsNoMoreThanColumns() throws IOException {
        assertThat(read("columns: {Mail: email_1}"))
                .isEqualTo(new Mapping(
                        file().toString(),
                        null,
                        "US",
                        List.of(),
                        Map.of("Mail", new Mapping.Column("email_1", null, null, Map.of())),
                        Map.of(),
                        List.of()));
    }

    @Test
    void namesAColumnToOrderByThatHasNoHeaderByItsPlace() throws IOException {
        assertThat(read("header: none\ncolumns: {1: email_1}\norder-by: 2:desc").orderBy())
                .isEqualTo("Column 2:desc");
    }

    @Test
    void namesAKeyThatIsMisspelt() {
        refuses(
                "columns: {Mail: email_1}\norder_by: Mail",
                "%s has an unknown key \"order_by\"; did you mean order-by?");
        refuses("colums: {Mail: email_1}", "%s has an unknown key \"colums\"; did you mean columns?");
        refuses(
                "columns: {When: {field: move_in_date, dateorder: day-first}}",
                "%s has an unknown key \"dateorder\" of column \"When\"; did you mean date_order?");
        refuses(
                "lookup: {}",
                "%s has an unknown key \"lookup\". Valid values: target, region, header, columns, constants, drop, rest, order-by.");
    }

    @Test
    void saysWhatAValueMayBe() {
        refuses(
                "columns: {When: {field: move_in_date, date_order: dmy}}",
                "%s has date_order: dmy for column \"When\". Valid values: month-first, day-first.");
        refuses(
                "columns: {Rent: {field: rent_maximum_in_cents, money: euros}}",
                "%s has money: euros for column \"Rent\". Valid values: dollars, cents.");
    }

    @Test
    void refusesWhatIsNoMapping() {
        refuses(
                "just text",
                "%s is not a valid mapping file. It must have a key columns with lines such as \"E-mail: email_1\".");
        refuses("columns: [a]", "%s has no valid lines under columns. Write them below it, indented, as \"a: b\".");
        refuses("constants: {zip: {a: b}}", "%s has several lines under \"zip\", but only one value is allowed.");
        refuses(
                "columns: {When: {values: {}}}",
                "%s has no field for column \"When\". Write \"When: email_1\", or remove the column.");
        refuses(
                "columns:\n  A: email_1\n  A: phone_1",
                "%s is not a valid mapping file: line 3: Duplicate Object property \"A\".");
    }

    @Test
    void refusesWhatIsNestedTooDeeply() {
        String fault =
                "%s is not a valid mapping file: it is nested too deeply, or contains a text or a number that is too long.";

        refuses("columns: {a: " + "{a: ".repeat(20_000) + "1" + "}".repeat(20_000) + "}", fault);
        refuses("columns: " + "[".repeat(20_000) + "]".repeat(20_000), fault);
    }

    @Test
    void resolvesNoAliasesThatMultiply() {
        String bomb = IntStream.range(1, 30)
                .mapToObj(i -> "a%d: &a%d [*a%d, *a%d]".formatted(i, i, i - 1, i - 1))
                .collect(Collectors.joining("\n", "constants:\n  zip: &a0 [x, x]\n", "\n"));

        refuses(
                bomb,
                "%s has an unknown key \"a1\". Valid values: target, region, header, columns, constants, drop, rest, order-by.");
    }

    @Test
    void makesNoObjectsOfATag() throws IOException {
        assertThat(read("columns: {A: !!javax.script.ScriptEngineManager email_1}")
                        .columns()
                        .get("A"))
                .isNotNull()
                .returns("email_1", column -> column.field());
    }

    @Test
    void namesAFileThatIsNotThere() {
        Path missing = folder.resolve("acme.yaml");

        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> Mapping.read(missing))
                .withMessage("The mapping file " + missing + " cannot be read. Check its name and permissions.");
    }

    @Test
    void isFollowedColumnByColumn() throws IOException {
        Sheet sheet = Sheet.with("Who", "E-mail: work", "Moving", "Most pence", "Writes to us", "Animals", "Colour")
                .row("Ann Lee", "ann@example.com", "06/07/2027", "150000", "yes please ", "BOTH", "blue")
                .mappedBy(read(WHOLE));

        assertThat(sheet.planFor("generic").convert(sheet.row(1)))
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        accepted -> assertThat(accepted.lead().body())
                                .containsExactly(
                                        entry("integration_id", "int-1"),
                                        entry("email_1", "ann@example.com"),
                                        entry("first_name", "Ann"),
                                        entry("last_name", "Lee"),
                                        entry("move_in_date", "2027-07-06"),
                                        entry("rent_maximum_in_cents", 150_000),
                                        entry("pets", List.of("CAT", "SMALL_DOG")),
                                        entry("zip", "02110"),
                                        entry("number_of_occupants", 2),
                                        entry("subscribe", true)));
    }

    @Test
    void leavesOutACellThatStandsForNothing() throws IOException {
        Sheet sheet = Sheet.with("Mail", "Sub")
                .row("ann@example.com", "?")
                .mappedBy(read("columns: {Mail: email_1, Sub: {field: subscribe, values: {\"?\": null}}}"))
                .set("integration_id", "int-1");

        assertThat(sheet.planFor("generic").convert(sheet.row(1)))
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        accepted -> assertThat(accepted.lead().body()).doesNotContainKey("subscribe"));
    }

    @Test
    void mayTakeTheIntegrationFromAColumn() throws IOException {
        Sheet sheet = Sheet.with("Account", "Mail")
                .row("int-7", "ann@example.com")
                .mappedBy(read("columns: {Account: integration_id, Mail: email_1}"));

        assertThat(sheet.planFor("generic").convert(sheet.row(1)))
                .isInstanceOfSatisfying(
                        Verdict.Accepted.class,
                        accepted -> assertThat(accepted.lead().body()).containsEntry("integration_id", "int-7"));
    }

    @Test
    void refusesAFieldThatTheTargetDoesNotHave() {
        refusesPlan(
                "columns: {Mail: emial_1}",
                "There is no field \"emial_1\" in target generic (%s, column \"Mail\"); did you mean email_1?");
        refusesPlan(
                "columns: {Mail: email_1}\ndrop: [pet]",
                "There is no field \"pet\" in target generic (%s, drop); did you mean pets?");
        refusesPlan(
                "columns: {Mail: email_1}\nconstants: {citty: Boston}",
                "There is no field \"citty\" in target generic (%s); did you mean city?");
    }

    @Test
    void refusesAColumnThatTheFileDoesNotHave() {
        refusesPlan("columns: {Mial: email_1}", "The file has no column \"Mial\", which %s maps; did you mean Mail?");
    }

    @Test
    void refusesToFeedAFieldTwice() {
        refusesPlan(
                "columns: {Mail: email_1, Other: email_1}",
                "Both column \"Mail\" and column \"Other\" fill email_1 in %s. Keep one of them, or add a role such as fallback to the second.");
        refusesPlan(
                "columns: {Mail: full_name, Other: last_name}",
                "Both column \"Mail\" and column \"Other\" fill last_name in %s. Keep one of them, or add a role such as fallback to the second.");
        refusesPlan(
                "columns: {Mail: email_1}\nconstants: {email_1: ann@example.com}",
                "Both column \"Mail\" (%1$s) and a constant (%1$s) fill email_1. Keep one of them.");
        refusesPlan("columns: {Mail: email_1, mail: phone_1}", "%s describes column \"mail\" twice. Remove one entry.");
    }

    @Test
    void refusesAValueThatTheFieldCannotHave() {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> Sheet.with("Mail")
                        .mappedBy(read("columns: {Mail: {field: lease_term_in_months, values: {long: 24}}}"))
                        .planFor("generic"))
                .withMessageStartingWith("\"long: 24\" of column \"Mail\" (" + file() + ") is not valid: ");
        refusesPlan(
                "columns: {Mail: {field: pets, values: {A: CAT, a: CAT}}}",
                "\"a: CAT\" of column \"Mail\" (%s) is listed twice. Remove one of them.");
        refusesPlan(
                "columns: {Mail: {field: full_name, values: {x: Ann Lee}}}",
                "\"x: Ann Lee\" of column \"Mail\" (%s) is not valid: full_name stands for two fields.");
    }

    @Test
    void refusesToDropWhatIsRequired() {
        refusesPlan(
                "columns: {Mail: email_1}\ndrop: [integration_id]",
                "%s lists integration_id under drop, but generic requires it. Remove it from the list.");
    }

    @Test
    void refusesAMappingForAnotherTarget() {
        refusesPlan(
                "target: knock\ncolumns: {Mail: email_1}",
                "%s is for target knock, not generic. Add --target knock, or use another mapping.");
    }

    @Test
    void refusesAMappingThatIsNotEnough() throws IOException {
        Sheet sheet = Sheet.with("Mail", "Other").mappedBy(read("columns: {Other: notes}"));

        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> sheet.planFor("knock"))
                .withMessage(
                        "The mapping " + file() + " is incomplete: integration_id, community_id, attribution_id are"
                                + " missing (required by knock), and no column is mapped to an e-mail address or a phone number. Complete it, or use --set integration_id=VALUE.");
    }

    private void refusesPlan(String yaml, String message) {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> Sheet.with("Mail", "Other")
                        .row("a", "b")
                        .mappedBy(read(yaml))
                        .planFor("generic"))
                .withMessage(message.formatted(file()));
    }

    private void refuses(String yaml, String message) {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> read(yaml))
                .withMessage(message.formatted(file()));
    }

    private Mapping read(String yaml) throws IOException {
        return Mapping.read(Files.writeString(file(), yaml));
    }

    private Path file() {
        return folder.resolve("leads.yaml");
    }
}
