package dev.leadline.lead.conversion;

import java.util.EnumMap;
import java.util.Map;

/** Counts the shapes of one column's values. */
final class ColumnTally {

    private final Map<DateShape, Long> dates = new EnumMap<>(DateShape.class);
    private final ValueSample sample = new ValueSample();
    private long filled;
    private long emails;
    private long phones;
    private long money;
    private long integers;
    private long booleans;
    private long fullNames;
    private long inRows;

    /** @param row the number of the row that the cell is in */
    void add(long row, String cell) {
        String text = CellText.clean(cell);
        if (text.isEmpty() || CellText.isNothing(text)) {
            return;
        }
        filled++;
        sample.add(text);
        inRows += text.hashCode() * ValueSample.mixed(row);
        ValueShape shape = new ValueShape(text);
        emails += one(shape.isEmail());
        phones += one(shape.isPhone());
        money += one(shape.isMoney());
        integers += one(shape.isInteger());
        booleans += one(shape.isBoolean());
        fullNames += one(shape.isFullName());
        dates.merge(DateShape.of(text, shape), 1L, Long::sum);
    }

    private static int one(boolean looks) {
        return looks ? 1 : 0;
    }

    ColumnProfile toProfile() {
        long dayFirst = of(DateShape.DAY_FIRST);
        long monthFirst = of(DateShape.MONTH_FIRST);
        DateEvidence evidence = new DateEvidence(
                of(DateShape.ISO),
                of(DateShape.COMPACT),
                of(DateShape.WRITTEN),
                of(DateShape.SERIAL),
                of(DateShape.ORDERED) + dayFirst + monthFirst,
                dayFirst,
                monthFirst);
        return new ColumnProfile(
                filled, emails, phones, money, integers, booleans, fullNames, evidence, sample.counts(), inRows);
    }

    private long of(DateShape shape) {
        return dates.getOrDefault(shape, 0L);
    }
}
