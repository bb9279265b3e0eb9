package dev.leadline.ledger;

import dev.leadline.lead.Verdict;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file on its way into the ledger.
 *
 * @param row the record's number, from 1
 * @param line the physical line where it starts, from 1
 * @param cells as they stand in the file
 * @param verdict whether it is a lead
 * @param fixes the row that it came from as a reject and stands in for, or null for a new lead
 * @param words by which a person finds it again
 * @param sortKey what it is sorted by before it is sent: hexadecimal digits, or null for the order of the file
 * @param skippedBy who decided before the run that it is not sent, or null
 */
public record NewRow(
        long row,
        long line,
        List<String> cells,
        Verdict verdict,
        @Nullable RowRef fixes,
        Set<String> words,
        @Nullable String sortKey,
        @Nullable String skippedBy) {

    public NewRow {
        cells = List.copyOf(cells);
        words = Set.copyOf(words);
    }

    /**
     * A row that is sent in the order of the file.
     *
     * @param row the record's number, from 1
     * @param line the physical line where it starts, from 1
     * @param cells as they stand in the file
     * @param verdict whether it is a lead
     * @param fixes the row that it stands in for, or null
     * @param words by which a person finds it again
     */
    public NewRow(long row, long line, List<String> cells, Verdict verdict, @Nullable RowRef fixes, Set<String> words) {
        this(row, line, cells, verdict, fixes, words, null, null);
    }

    /** The same row with what it is sorted by. */
    public NewRow sortedBy(@Nullable String key) {
        return new NewRow(row, line, cells, verdict, fixes, words, key, skippedBy);
    }

    /** The same row, which is a reject and dismissed from the start. */
    public NewRow skippedBy(String who) {
        return new NewRow(row, line, cells, verdict, fixes, words, sortKey, who);
    }

    /**
     * A row that nobody looks for.
     *
     * @param row the record's number, from 1
     * @param line the physical line where it starts, from 1
     * @param cells as they stand in the file
     * @param verdict whether it is a lead
     * @param fixes the row that it stands in for, or null
     */
    public NewRow(long row, long line, List<String> cells, Verdict verdict, @Nullable RowRef fixes) {
        this(row, line, cells, verdict, fixes, Set.of());
    }
}
