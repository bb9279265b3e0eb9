package dev.leadline.propexo;

import java.util.List;

/**
 * One page of a list.
 *
 * @param items what stands on it, in the API's order
 * @param next the offset of the next page, which may be asked for when {@code more} is true
 * @param more whether there is a next page
 * @param <T> what is listed
 */
public record ListPage<T>(List<T> items, int next, boolean more) {

    public ListPage {
        items = List.copyOf(items);
    }
}
