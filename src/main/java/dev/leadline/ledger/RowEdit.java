package dev.leadline.ledger;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was changed in a row before its import.
 *
 * @param cells the new texts by the place of their column, from 0
 * @param skippedBy who decided that the row is not sent, or null
 */
public record RowEdit(Map<Integer, String> cells, @Nullable String skippedBy) {

    /** A row that is imported as it stands in the file. */
    public static final RowEdit NONE = new RowEdit(Map.of(), null);

    public RowEdit {
        cells = Map.copyOf(cells);
    }
}
