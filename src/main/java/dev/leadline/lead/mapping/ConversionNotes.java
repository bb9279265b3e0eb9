package dev.leadline.lead.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the values that were changed or not sent, so that the user learns about them.
 *
 * <p>Thread-safe. Contains no value of the file.
 */
public final class ConversionNotes {

    private final Map<Remark, Long> counts = new LinkedHashMap<>();

    private record Remark(String column, String sentence) {}

    /** Starts without notes. */
    public ConversionNotes() {}

    /** Counts one row; the sentence follows "In 12 rows of column X, ". */
    synchronized void add(String column, String sentence) {
        counts.merge(new Remark(column, sentence), 1L, Long::sum);
    }

    /**
     * The notes for the report.
     *
     * @return one sentence for each note and column
     */
    public synchronized List<String> sentences() {
        return counts.entrySet().stream()
                .map(entry -> "In " + entry.getValue() + (entry.getValue() == 1 ? " row" : " rows") + " of column "
                        + new HeaderName(entry.getKey().column()).quoted() + ", "
                        + entry.getKey().sentence())
                .toList();
    }
}
