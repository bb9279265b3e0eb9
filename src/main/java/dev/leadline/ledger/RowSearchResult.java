package dev.leadline.ledger;

import java.util.List;

/**
 * What was found by words.
 *
 * @param rows in the order of the file
 * @param isCut whether so many rows match that only some of them were looked through; more words find the others
 */
public record RowSearchResult(List<LedgerRow> rows, boolean isCut) {

    /** Keeps a copy of the rows. */
    public RowSearchResult {
        rows = List.copyOf(rows);
    }
}
