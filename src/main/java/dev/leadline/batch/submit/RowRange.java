package dev.leadline.batch.submit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * A fixed range of rows that one partition works on.
 *
 * @param first the lowest row number
 * @param last the highest row number
 */
record RowRange(long first, long last) {

    private static final int MOST = 4;
    private static final int WORTHWHILE = 64;

    private static final Pattern NAME = Pattern.compile("rows (\\d+) to (\\d+)$");

    /** By name: Batch may lose the context of a step that it has made already, but never its name. */
    static Map<String, ExecutionContext> split(long rows) {
        long parts = Math.max(1, Math.min(MOST, rows / WORTHWHILE));
        Map<String, ExecutionContext> ranges = new LinkedHashMap<>();
        for (long part = 0; part < parts; part++) {
            RowRange range = new RowRange(rows * part / parts + 1, rows * (part + 1) / parts);
            ranges.put("rows " + range.first() + " to " + range.last(), new ExecutionContext());
        }
        return ranges;
    }

    static RowRange of(String stepName) {
        Matcher name = NAME.matcher(stepName);
        if (!name.find()) {
            throw new IllegalArgumentException("no step of a range: " + stepName);
        }
        return new RowRange(Long.parseLong(name.group(1)), Long.parseLong(name.group(2)));
    }

    RowRange upTo(long row) {
        return new RowRange(first, Math.min(last, row));
    }
}
