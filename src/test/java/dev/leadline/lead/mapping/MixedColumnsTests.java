package dev.leadline.lead.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Files whose columns are shuffled, renamed, misspelled and mixed up: no cell is ever sent in a field of another kind. */
class MixedColumnsTests {

    private static final int FILES = 200;
    private static final int ROWS = 6;
    private static final List<String> NAMES = List.of(
            "Name",
            "First Name",
            "Last Name",
            "Email",
            "Contact",
            "Phone",
            "Mobile No.",
            "Contact Number",
            "Address",
            "City",
            "State",
            "Zip",
            "Country",
            "Move-in Date",
            "Budget",
            "Min Rent",
            "Bedrooms",
            "Occupants",
            "Lease Term",
            "Pets",
            "Source",
            "Notes",
            "SMS Consent",
            "Preferred Contact",
            "What is your budget?",
            "When do you want to move?",
            "email_1",
            "phone_1",
            "rent_maximum_in_cents",
            "Column 7",
            "Status",
            "Agent Email");

    /** What a column holds, with the fields in which that may be sent, whatever the header says. */
    private enum Kind {
        EMAIL(Set.of("email_1")),
        PHONE(Set.of("phone_1", "phone_2")),
        WORDS(Set.of("first_name", "last_name", "city", "prospect_source", "preferred_contact_method", "notes")),
        STREET(Set.of("address_1", "notes")),
        ZIP(Set.of("zip")),
        DATE(Set.of("move_in_date")),
        RENT(Set.of("rent_minimum_in_cents", "rent_maximum_in_cents")),
        PRICE(Set.of()),
        WEB(Set.of());

        @SuppressWarnings("ImmutableEnumChecker") // copied
        private final Set<String> fields;

        Kind(Set<String> fields) {
            this.fields = Set.copyOf(fields);
        }

        String cell(Random random) {
            int number = random.nextInt(10, 99);
            return switch (this) {
                case EMAIL -> "lead" + number + "@example.com";
                case PHONE -> "617-555-01" + number;
                case WORDS ->
                    List.of("Ann", "Bo", "Salem", "Lynn", "Zillow", "Rose").get(number % 6);
                case STREET -> number + " Elm Street";
                case ZIP -> "021" + number;
                case DATE -> "2027-06-" + (10 + number % 20);
                case RENT -> "$1," + (100 + number);
                case PRICE -> "$4" + number + ",000";
                case WEB -> "https://example.com/" + number;
            };
        }
    }

    @Test
    void areNeverSentAsAFieldOfAnotherKind() {
        Random random = new Random(20_261_129);
        int leads = 0;
        for (int file = 0; file < FILES; file++) {
            List<Kind> kinds = new ArrayList<>();
            Sheet sheet = file(random, kinds);
            MappingPlan plan = sheet.draftFor("generic");

            for (int row = 1; row <= ROWS && plan.gap().isEmpty(); row++) {
                if (plan.convert(sheet.row(row)) instanceof Verdict.Accepted accepted) {
                    assertFits(accepted.lead().body(), plan, kinds);
                    leads++;
                }
            }
        }
        assertThat(leads).isGreaterThan(FILES);
    }

    private static Sheet file(Random random, List<Kind> kinds) {
        List<String> header = new ArrayList<>();
        for (int column = random.nextInt(3, 9); column > 0; column--) {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            if (header.stream().noneMatch(name::equals)) {
                header.add(random.nextInt(4) == 0 ? misspelled(name, random) : name);
                kinds.add(Kind.values()[random.nextInt(Kind.values().length)]);
            }
        }
        Sheet sheet = Sheet.with(header.toArray(String[]::new)).set("integration_id", "int-1");
        for (int row = 0; row < ROWS; row++) {
            sheet.row(kinds.stream()
                    .map(kind -> random.nextInt(5) == 0 ? "" : kind.cell(random))
                    .toArray(String[]::new));
        }
        return sheet;
    }

    private static String misspelled(String name, Random random) {
        int at = random.nextInt(1, name.length());
        return name.substring(0, at) + name.substring(at + 1);
    }

    private static void assertFits(Map<String, Object> body, MappingPlan plan, List<Kind> kinds) {
        for (int place = 0; place < kinds.size(); place++) {
            ColumnPlan column = plan.columns().get(place);
            boolean isQuestion = column.role() == ColumnRole.LABELED;
            if (!isQuestion && column.feeds().stream().anyMatch(body::containsKey)) {
                assertThat(kinds.get(place).fields)
                        .as("%s, a column of %s", column.column(), kinds.get(place))
                        .containsAll(column.feeds().stream()
                                .filter(field -> !"email_or_phone".equals(column.field()))
                                .toList());
            }
        }
    }
}
