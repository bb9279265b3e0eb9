package dev.leadline.propexo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list as the API sends it, which does not say where in the list it stands.
 *
 * @param items the entries that can be used, in the API's order
 * @param size how many entries stand on it, usable or not
 * @param hasMore whether there is a next page, or null when the API does not say
 * @param <T> what is listed
 */
record ApiPage<T>(List<T> items, int size, @Nullable Boolean hasMore) {

    ApiPage {
        items = List.copyOf(items);
    }

    /**
     * Its place in the list.
     *
     * @param offset how many entries were skipped
     * @param limit how many were asked for; where the API does not say it, a full page has a next one
     * @return the page and where the next one starts
     */
    ListPage<T> at(int offset, int limit) {
        boolean more = size > 0 && (hasMore == null ? size >= limit : hasMore);
        return new ListPage<>(items, offset + size, more);
    }
}
