package dev.leadline.lead.conversion;

import static dev.leadline.lead.ProblemCode.TEST_LEAD;

import dev.leadline.lead.Problem;
import dev.leadline.message.UserMessage;
import dev.leadline.source.Row;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Recognizes test leads of advertising platforms: Meta's "&lt;test lead: dummy data for
 * ...&gt;" and test@fb.com, Google's {@code is_test} column.
 */
public final class TestLeads {

    private static final String META_DUMMY = "<test lead:";
    private static final Set<String> META_ADDRESSES = Set.of("test@fb.com", "test@meta.com");
    private static final int LONGEST_ADDRESS = 16;

    private final List<String> header;
    private final List<Integer> testColumns;

    private TestLeads(List<String> header) {
        this.header = List.copyOf(header);
        this.testColumns = IntStream.range(0, header.size())
                .filter(column -> saysTest(header.get(column)))
                .boxed()
                .toList();
    }

    /**
     * For rows under this header.
     *
     * @param header the column names as they stand
     * @return a thread-safe detector
     */
    public static TestLeads of(List<String> header) {
        return new TestLeads(header);
    }

    /**
     * Says whether a row is a platform's test lead.
     *
     * @param row a row without fault
     * @return the one problem for which the row is rejected, naming the first cell that shows it; empty for a lead
     */
    public Optional<Problem> find(Row row) {
        List<String> cells = row.cells();
        for (int column = 0; column < cells.size(); column++) {
            if (isDummy(cells.get(column)) || isMarked(column, cells.get(column))) {
                return Optional.of(problem(column, cells.get(column)));
            }
        }
        return Optional.empty();
    }

    private static boolean isDummy(String cell) {
        String text = CellText.clean(cell);
        return text.regionMatches(true, 0, META_DUMMY, 0, META_DUMMY.length())
                || (text.length() <= LONGEST_ADDRESS && META_ADDRESSES.contains(text.toLowerCase(Locale.ROOT)));
    }

    private boolean isMarked(int column, String cell) {
        return testColumns.contains(column) && YesNo.isYes(CellText.clean(cell));
    }

    private Problem problem(int column, String cell) {
        return new Problem(
                TEST_LEAD,
                null,
                column < header.size() ? header.get(column) : null,
                cell,
                UserMessage.of("lead.cell.test-lead").text() + " " + TEST_LEAD.advice());
    }

    private static boolean saysTest(String name) {
        String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return letters.equals("istest") || letters.equals("testlead") || letters.equals("istestlead");
    }
}
