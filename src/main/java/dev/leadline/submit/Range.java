package dev.leadline.submit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * A fixed range of rows that one partition works on.
 *
 * @param first the lowest row number
 * @param last the highest row number
 */
record Range(long first, long last) {

    private static final int MOST = 4;
    private static final int WORTHWHILE = 64;

    static Map<String, ExecutionContext> split(long rows) {
        long parts = Math.max(1, Math.min(MOST, rows / WORTHWHILE));
        Map<String, ExecutionContext> ranges = new LinkedHashMap<>();
        for (long part = 0; part < parts; part++) {
            Range range = new Range(rows * part / parts + 1, rows * (part + 1) / parts);
            ranges.put("rows " + range.first() + " to " + range.last(), range.toContext());
        }
        return ranges;
    }

    static Range of(ExecutionContext context) {
        return new Range(context.getLong("first"), context.getLong("last"));
    }

    Range upTo(long row) {
        return new Range(first, Math.min(last, row));
    }

    private ExecutionContext toContext() {
        ExecutionContext context = new ExecutionContext();
        context.putLong("first", first);
        context.putLong("last", last);
        return context;
    }
}
