package dev.leadline.lead.mapping;

import dev.leadline.lead.Field;
import dev.leadline.lead.Problem;
import dev.leadline.lead.ProblemCode;
import dev.leadline.lead.conversion.ColumnFormat;
import dev.leadline.lead.conversion.Conversions;
import dev.leadline.lead.conversion.Converted;
import dev.leadline.lead.mapping.RowConverter.Feed;
import dev.leadline.message.UserMessage;
import dev.leadline.source.Row;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rows some of whose cells are one column too far to the left or right. They must not be sent without the value that shows it: the
 * values beside it would go to the wrong fields.
 */
final class ShiftedCells {

    private final Map<Integer, Feed> feeds;

    /** @param feeds all columns that are sent */
    ShiftedCells(Collection<Feed> feeds) {
        this.feeds = feeds.stream().collect(Collectors.toUnmodifiableMap(Feed::place, feed -> feed));
    }

    /**
     * Looks for a value that belongs to the column beside its own, as every value from there to an empty cell does.
     *
     * @param row as it was read
     * @param omitted its values that would not be sent
     * @param formats how the cells of a column are read in the row
     */
    Optional<Problem> find(Row row, List<Problem> omitted, Function<Feed, ColumnFormat> formats) {
        return omitted.stream()
                .flatMap(problem -> feeds.values().stream()
                        .filter(feed -> feed.column().equals(problem.column()))
                        .flatMap(feed -> Stream.of(-1, 1)
                                .filter(step -> isShifted(row.cells(), feed.place(), step, formats))
                                .flatMap(step -> Stream.ofNullable(feeds.get(feed.place() + step)))
                                .map(neighbor -> shifted(problem, neighbor))))
                .findFirst();
    }

    /** A column that is not sent may hold anything. */
    private boolean isShifted(List<String> cells, int bad, int step, Function<Feed, ColumnFormat> formats) {
        if (isInItsPlace(cells.get(bad), bad)) {
            return false;
        }
        if (isEmptyText(cells, bad + step) && !isFrom(cells, bad - step, bad, formats)) {
            return false;
        }
        for (int place = bad; place + step >= 0 && place + step < cells.size(); place += step) {
            Feed next = feeds.get(place + step);
            if (next != null && !fits(cells.get(place), next, formats.apply(next))) {
                return false;
            }
            if (cells.get(place + step).isBlank()) {
                return true;
            }
        }
        return false;
    }

    private boolean isInItsPlace(String text, int place) {
        Feed feed = feeds.get(place);
        return feed != null && feed.convertible() != null && Conversions.isWithoutValue(feed.convertible(), text);
    }

    /** A text may be anything, too: that one value would be in an empty one shows nothing. */
    private boolean isEmptyText(List<String> cells, int place) {
        Feed feed = feeds.get(place);
        return feed != null && feed.holdsText() && cells.get(place).isBlank();
    }

    /** Whether a value belongs to the column beside it. */
    private boolean isFrom(List<String> cells, int place, int home, Function<Feed, ColumnFormat> formats) {
        Feed feed = feeds.get(home);
        return feed != null
                && place >= 0
                && place < cells.size()
                && !cells.get(place).isBlank()
                && fits(cells.get(place), feed, formats.apply(feed));
    }

    private static boolean fits(String text, Feed place, ColumnFormat format) {
        Field field = place.convertible();
        if (field == null) {
            return place.field().equals(ColumnPlan.FULL_NAME) && ValueLook.isPersonName(text);
        }
        Converted converted = Conversions.convert(field, text, format);
        return converted instanceof Converted.Value
                && place.lookup() == null
                && ValueLook.suits(field, text, converted, format);
    }

    private static Problem shifted(Problem problem, Feed neighbor) {
        return new Problem(
                ProblemCode.SHIFTED_CELLS,
                problem.field(),
                problem.column(),
                problem.value(),
                UserMessage.of("lead.row.shifted", String.valueOf(problem.value()), neighbor.column())
                        .withAdvice());
    }
}
