package dev.leadline.lead.conversion;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The different cells of each column as long as they are few, so that memory does not grow with the rows. */
final class DistinctCells {

    private static final int MOST_OF_A_COLUMN = 1_000;
    private static final int MOST_CHARS = 1 << 21;

    private final Map<Integer, Set<String>> columns = new HashMap<>();
    private int chars;

    DistinctCells(int columnCount) {
        for (int column = 0; column < columnCount; column++) {
            columns.put(column, new HashSet<>());
        }
    }

    void add(int column, String cell) {
        Set<String> seen = columns.get(column);
        if (seen == null || !seen.add(cell)) {
            return;
        }
        chars += cell.length();
        if (seen.size() > MOST_OF_A_COLUMN || chars > MOST_CHARS) {
            columns.remove(column);
            seen.forEach(dropped -> chars -= dropped.length());
        }
    }

    /** The different cells of a column, or empty where they are too many. */
    Optional<Set<String>> of(int column) {
        return Optional.ofNullable(columns.get(column)).map(Set::copyOf);
    }
}
