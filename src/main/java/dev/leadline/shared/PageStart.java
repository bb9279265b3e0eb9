package dev.leadline.shared;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Where a page of a long list starts: beside an entry, whose key grows from entry to entry.
 *
 * @param isAfter whether the page has the entries with higher keys, or those with lower ones
 * @param key of the entry beside the page
 */
public record PageStart(boolean isAfter, long key) {

    /** The page with the next higher keys. */
    public static PageStart after(long key) {
        return new PageStart(true, key);
    }

    /** The page with the next lower keys. */
    public static PageStart before(long key) {
        return new PageStart(false, key);
    }

    /** A condition on a column, with the parameter {@code :start}. */
    public String condition(String column) {
        return column + (isAfter ? " > :start" : " < :start");
    }

    /** The direction that finds the entries nearest to the start first: {@code asc} or {@code desc}. */
    public String direction() {
        return isAfter ? "asc" : "desc";
    }

    /** Puts entries that were found in {@link #direction()} in the order of their keys. */
    public <T> List<T> ascending(List<T> found) {
        return isAfter ? found : reversed(found);
    }

    /** Puts entries that were found in {@link #direction()} in the opposite order of their keys. */
    public <T> List<T> descending(List<T> found) {
        return isAfter ? reversed(found) : found;
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }
}
