package dev.leadline.lead.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The list of names, with {@code mapping-cases/headers.txt}. */
class KnownHeadersTests {

    private static final Path NAMES = Path.of("src/test/resources/mapping-cases/headers.txt");
    private static final Map<String, List<String>> VALUES = Map.ofEntries(
            Map.entry("full_name", List.of("Ann Lee", "Bo Kim", "Cy Roe")),
            Map.entry("first_name", List.of("Ann", "Bo", "Cy")),
            Map.entry("last_name", List.of("Lee", "Kim", "Roe")),
            Map.entry("email_1", List.of("ann@example.com", "bo@example.com", "cy@example.com")),
            Map.entry("phone_1", List.of("617-555-0101", "617-555-0102", "617-555-0103")),
            Map.entry("address_1", List.of("1 Elm St", "2 Oak Ave", "3 Main Rd")),
            Map.entry("address_2", List.of("Apt 1", "Unit 4", "#3")),
            Map.entry("city", List.of("Boston", "Salem", "Lynn")),
            Map.entry("state", List.of("MA", "NH", "CA")),
            Map.entry("zip", List.of("02110", "01970", "01901")),
            Map.entry("country", List.of("US", "Canada", "USA")),
            Map.entry("move_in_date", List.of("2027-06-15", "2027-07-01", "2027-08-01")),
            Map.entry("rent_maximum_in_cents", List.of("1500", "$1,800", "2000")),
            Map.entry("rent_minimum_in_cents", List.of("1000", "1200", "1300")),
            Map.entry("desired_num_bedrooms", List.of("2", "Studio", "3")),
            Map.entry("number_of_occupants", List.of("2", "1", "3")),
            Map.entry("lease_term_in_months", List.of("12", "6", "12 months")),
            Map.entry("pets", List.of("Cat", "Small dog", "Large dog")),
            Map.entry("notes", List.of("Wants a tour on Friday", "Call after six", "Top floor please")),
            Map.entry("prospect_source", List.of("Zillow", "Website", "Referral")),
            Map.entry("preferred_contact_method", List.of("Email", "Phone", "Text")),
            Map.entry("subscribe", List.of("Yes", "No", "Yes")),
            Map.entry("-e", List.of("ann@example.com", "bo@example.com", "cy@example.com")),
            Map.entry("-p", List.of("617-555-0101", "617-555-0102", "617-555-0103")),
            Map.entry("-n", List.of("Pat Fox", "Sam Orr", "Al Poe")),
            Map.entry("-d", List.of("2027-06-15", "2027-07-01", "2027-08-01")),
            Map.entry("-m", List.of("52000", "61000", "70000")),
            Map.entry("-i", List.of("1001", "1002", "1003")),
            Map.entry("-c", List.of("Boston", "Salem", "Lynn")));

    record KnownName(String field, String header) {}

    static Stream<KnownName> names() throws IOException {
        return Files.readAllLines(NAMES).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\\|"))
                .flatMap(line -> Arrays.stream(line[1].split(";")).map(name -> new KnownName(line[0], name)));
    }

    @ParameterizedTest
    @MethodSource("names")
    void areMappedWhereTheValuesFit(KnownName known) {
        assertThat(columnOf(known.header(), values(known.field())).field())
                .isEqualTo(known.field().startsWith("-") ? null : known.field());
    }

    @Test
    void areNeverMappedToAFieldThatTheValuesDoNotFit() throws IOException {
        List<String> prices = List.of("350000", "425000", "510000");
        assertThat(names().filter(known -> known.field().equals("rent_maximum_in_cents")))
                .allSatisfy(known ->
                        assertThat(columnOf(known.header(), prices).field()).isIn("notes", null));
        List<String> addresses = values("email_1");
        assertThat(names().filter(known ->
                        !known.field().startsWith("-") && !known.field().equals("subscribe")))
                .allSatisfy(known ->
                        assertThat(columnOf(known.header(), addresses).field()).isIn("email_1", "notes", null));
    }

    @ParameterizedTest
    @CsvSource({
        "E-mail, the header matches",
        "Emails, the header matches in singular or plural",
        "Prospect E-mail, the header matches without \"prospect\"",
        "Email (Personal), the header matches in another order",
        "Emial, the header is \"email\" but for one letter",
        "What's your email?, the header asks for it",
        "email_1, the header is the field name",
        "Column 7, 'the values are e-mail addresses, and no other column has any'"
    })
    void sayWhichRuleMatched(String header, String rule) {
        assertThat(columnOf(header, values("email_1")).evidence().get(0)).isEqualTo(rule);
    }

    private static List<String> values(String field) {
        return Objects.requireNonNull(VALUES.get(field));
    }

    private static ColumnPlan columnOf(String header, List<String> values) {
        Sheet sheet = Sheet.with(header, "Extra");
        values.forEach(value -> sheet.row(value, "-"));
        return sheet.draftFor("generic").columns().get(0);
    }
}
