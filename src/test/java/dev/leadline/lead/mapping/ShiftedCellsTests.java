package dev.leadline.lead.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.InvalidValues;
import dev.leadline.lead.ProblemCode;
import dev.leadline.lead.Verdict;
import dev.leadline.source.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows as wide as the others, some of whose cells are in the next column: no cell is sent in another column's field. */
class ShiftedCellsTests {

    private static final int FILES = 300;
    private static final int ROWS = 8;

    private static final List<Column> PLAIN =
            List.of(Column.FIRST_NAME, Column.LAST_NAME, Column.EMAIL, Column.PHONE, Column.SOURCE, Column.NOTES);

    private static final Set<Column> WORDS =
            Set.of(Column.FIRST_NAME, Column.LAST_NAME, Column.CITY, Column.SOURCE, Column.NOTES);

    private enum Column {
        EMAIL("Email"),
        PHONE("Phone"),
        MOVE_IN("Move-in Date"),
        RENT("Max Rent"),
        BEDROOMS("Bedrooms"),
        FIRST_NAME("First Name"),
        LAST_NAME("Last Name"),
        CITY("City"),
        SOURCE("Source"),
        NOTES("Notes");

        private final String header;

        Column(String header) {
            this.header = header;
        }

        String cell(int lead) {
            return switch (this) {
                case EMAIL -> "lead" + lead + "@example.com";
                case PHONE -> "617-555-01" + (10 + lead);
                case MOVE_IN -> "2027-06-" + (10 + lead);
                case RENT -> "$" + (1500 + 10 * lead);
                case BEDROOMS -> String.valueOf(1 + lead % 3);
                case FIRST_NAME -> List.of("Ann", "Bo", "Cy", "Dee").get(lead % 4);
                case LAST_NAME -> List.of("Mercer", "Lane", "Ortiz").get(lead % 3);
                case CITY -> List.of("Salem", "Lynn").get(lead % 2);
                case SOURCE -> List.of("Zillow", "Walk in").get(lead % 2);
                case NOTES -> "Has a dog, and comes on day " + lead;
            };
        }

        /** Words may stand for any words, so only the others tell that cells are in the wrong column. */
        boolean isWords() {
            return WORDS.contains(this);
        }
    }

    @ParameterizedTest
    @EnumSource
    void areNeverSentInTheNextColumnsField(InvalidValues choice) {
        int told = 0;
        for (long seed = 1; seed <= FILES; seed++) {
            Random random = new Random(seed);
            List<Column> columns = new ArrayList<>(List.of(Column.values()));
            Collections.shuffle(columns, random);
            MappingPlan plan = plan(columns, choice);
            List<String> right = cells(columns, 3);
            int from = random.nextInt(columns.size() - 1);
            List<String> shifted = random.nextBoolean() ? oneToTheLeft(right, from) : oneToTheRight(right, from);
            if (tells(columns, right, shifted)) {
                told++;
                assertThat(sent(plan, right).entrySet())
                        .as("seed %d: %s in %s", seed, shifted, columns)
                        .containsAll(sent(plan, shifted).entrySet());
            }
        }
        assertThat(told).isGreaterThan(FILES / 2);
    }

    @Test
    void areRejectedWithTheColumnInWhichTheyBelong() {
        MappingPlan plan = plan(PLAIN, InvalidValues.OMIT);

        Verdict verdict = plan.convert(row("Bo", "Lane", "bo@example.com", "Zillow", "Has a dog", ""));

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Rejected.class,
                        rejected -> assertThat(rejected.problems())
                                .singleElement()
                                .satisfies(problem -> {
                                    assertThat(problem.code()).isEqualTo(ProblemCode.SHIFTED_CELLS);
                                    assertThat(problem.column()).isEqualTo("Phone");
                                    assertThat(problem.message())
                                            .isEqualTo("\"Zillow\" seems to belong in the column \"Source\"."
                                                    + " Check that each cell of the row is in its own column.");
                                }));
    }

    @Test
    void aBadValueBesideGoodOnesIsOnlyOmitted() {
        MappingPlan plan = plan(PLAIN, InvalidValues.OMIT);

        assertThat(sent(plan, List.of("Bo", "Lane", "bo@example.com", "call me", "Zillow", "Has a dog")))
                .containsEntry("email_1", "bo@example.com")
                .containsEntry("prospect_source", "Zillow")
                .doesNotContainKey("phone_1");
        assertThat(sent(plan, List.of("Bo", "Lane", "bo@example.com", "55512", "Zillow", "")))
                .containsEntry("prospect_source", "Zillow")
                .doesNotContainKey("phone_1");
    }

    @Test
    void aBadValueBesideEmptyNotesIsOnlyOmitted() {
        MappingPlan plan = plan(List.of(Column.EMAIL, Column.SOURCE, Column.MOVE_IN, Column.NOTES), InvalidValues.OMIT);

        assertThat(sent(plan, List.of("bo@example.com", "Zillow", "when the lease of my sister ends", "")))
                .containsEntry("prospect_source", "Zillow")
                .doesNotContainKeys("move_in_date", "notes");
    }

    @Test
    void monthToMonthIsInItsPlaceBesideASource() {
        MappingPlan plan = Sheet.with("Email", "Lease Term", "Source", "Notes")
                .invalid(InvalidValues.OMIT)
                .set("integration_id", "i-1")
                .row("ann@example.com", "12", "Zillow", "Has a dog")
                .row("cy@example.com", "6", "Walk in", "")
                .planFor("generic");

        assertThat(sent(plan, List.of("bo@example.com", "month to month", "Zillow", "")))
                .containsEntry("prospect_source", "Zillow");
    }

    @Test
    void notesInTheColumnOfADateThatIsOneFurtherAreRejected() {
        MappingPlan plan = plan(List.of(Column.EMAIL, Column.SOURCE, Column.MOVE_IN, Column.NOTES), InvalidValues.OMIT);

        assertThat(sent(plan, List.of("bo@example.com", "2027-06-11", "Has a dog", "")))
                .isEmpty();
    }

    private static MappingPlan plan(List<Column> columns, InvalidValues choice) {
        Sheet sheet = Sheet.with(columns.stream().map(column -> column.header).toArray(String[]::new))
                .invalid(choice)
                .set("integration_id", "i-1");
        IntStream.range(0, ROWS).forEach(lead -> sheet.row(cells(columns, lead).toArray(String[]::new)));
        return sheet.planFor("generic");
    }

    private static List<String> cells(List<Column> columns, int lead) {
        return columns.stream().map(column -> column.cell(lead)).toList();
    }

    /** A cell is missing, and the row ends with an empty one. */
    private static List<String> oneToTheLeft(List<String> cells, int from) {
        List<String> shifted = new ArrayList<>(cells);
        shifted.remove(from);
        shifted.add("");
        return shifted;
    }

    /** A cell is empty, and its content and what follows is one column too far; the last is lost. */
    private static List<String> oneToTheRight(List<String> cells, int from) {
        List<String> shifted = new ArrayList<>(cells);
        shifted.add(from, "");
        shifted.remove(shifted.size() - 1);
        return shifted;
    }

    private static boolean tells(List<Column> columns, List<String> right, List<String> shifted) {
        return IntStream.range(0, columns.size())
                .filter(place -> !columns.get(place).isWords())
                .anyMatch(place ->
                        !shifted.get(place).isEmpty() && !shifted.get(place).equals(right.get(place)));
    }

    private static Map<String, Object> sent(MappingPlan plan, List<String> cells) {
        return plan.convert(row(cells.toArray(String[]::new))) instanceof Verdict.Accepted accepted
                ? accepted.lead().body()
                : Map.of();
    }

    private static Row row(String... cells) {
        return new Row(1, 2, List.of(cells), null);
    }
}
