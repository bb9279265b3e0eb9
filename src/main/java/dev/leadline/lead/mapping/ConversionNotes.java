package dev.leadline.lead.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what was left out or changed in meaning while rows were converted, so that none of it happens in silence.
 *
 * <p>Safe for use by several threads. Holds no value of the file.
 */
public final class ConversionNotes {

    private final Map<Remark, Long> counts = new LinkedHashMap<>();

    private record Remark(String column, String sentence) {}

    /** Nothing has been remarked yet. */
    public ConversionNotes() {}

    /** Counts one row; the sentence goes on after "In 12 rows of column X". */
    synchronized void add(String column, String sentence) {
        counts.merge(new Remark(column, sentence), 1L, Long::sum);
    }

    /**
     * What is to be told to the person who imports.
     *
     * @return a sentence for each kind of remark and column; empty when there was nothing to remark
     */
    public synchronized List<String> sentences() {
        return counts.entrySet().stream()
                .map(entry -> "In " + entry.getValue() + (entry.getValue() == 1 ? " row" : " rows") + " of column "
                        + new HeaderName(entry.getKey().column()).quoted() + " "
                        + entry.getKey().sentence())
                .toList();
    }
}
