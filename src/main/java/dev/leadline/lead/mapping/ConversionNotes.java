package dev.leadline.lead.mapping;

import dev.leadline.lead.Verdict;
import dev.leadline.lead.WarningCode;
import dev.leadline.message.UserMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the values that were changed or not sent, so that the user learns about them.
 *
 * <p>Thread-safe. Contains no value of the file.
 */
public final class ConversionNotes {

    private final Map<CountedNote, Long> counts = new LinkedHashMap<>();

    private record CountedNote(String column, WarningCode code) {}

    /** Starts without notes. */
    public ConversionNotes() {}

    /** Counts the warnings of one row. */
    public synchronized void add(Verdict verdict) {
        if (verdict instanceof Verdict.Accepted accepted) {
            accepted.warnings()
                    .forEach(warning -> counts.merge(new CountedNote(warning.column(), warning.code()), 1L, Long::sum));
        }
    }

    /**
     * The notes for the report.
     *
     * @return one sentence for each note and column
     */
    public synchronized List<String> sentences() {
        return counts.entrySet().stream()
                .map(entry -> sentence(entry.getKey(), entry.getValue()).text())
                .toList();
    }

    private static UserMessage sentence(CountedNote note, long rows) {
        String column = new HeaderName(note.column()).quoted();
        String what = note.code().sentence();
        return rows == 1
                ? UserMessage.of("lead.note.one-row", column, what)
                : UserMessage.of("lead.note.rows", column, what, rows);
    }
}
