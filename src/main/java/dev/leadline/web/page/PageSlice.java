package dev.leadline.web.page;

import dev.leadline.shared.PageStart;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A page of a long list, with the keys that the pages beside it start from.
 *
 * @param <T> an entry
 * @param items in the order of the list
 * @param previous the key of the first entry, or null on the first page
 * @param next the key of the last entry, or null on the last page
 */
public record PageSlice<T>(
        List<T> items, @Nullable Long previous, @Nullable Long next) {

    /** Reads entries of a list. */
    @FunctionalInterface
    public interface Reader<T> {

        /**
         * Reads the entries nearest to a start.
         *
         * @param most how many
         * @return in the order of the list
         */
        List<T> read(PageStart start, int most);
    }

    /**
     * Reads a page. Whoever goes back to the beginning gets a full first page.
     *
     * @param reader of the list
     * @param start of the page
     * @param first the start of the list
     * @param key of an entry
     * @param size how many entries a page has
     */
    public static <T> PageSlice<T> of(
            Reader<T> reader, PageStart start, PageStart first, ToLongFunction<T> key, int size) {
        List<T> found = reader.read(start, size + 1);
        if (start.isAfter() == first.isAfter()) {
            return onwards(found, !start.equals(first), key, size);
        }
        return found.size() <= size
                ? onwards(reader.read(first, size + 1), false, key, size)
                : page(found.subList(1, found.size()), true, true, key);
    }

    private static <T> PageSlice<T> onwards(List<T> found, boolean hasPrevious, ToLongFunction<T> key, int size) {
        return page(found.subList(0, Math.min(size, found.size())), hasPrevious, found.size() > size, key);
    }

    private static <T> PageSlice<T> page(List<T> items, boolean hasPrevious, boolean hasNext, ToLongFunction<T> key) {
        return new PageSlice<>(
                List.copyOf(items),
                hasPrevious && !items.isEmpty() ? key.applyAsLong(items.get(0)) : null,
                hasNext ? key.applyAsLong(items.get(items.size() - 1)) : null);
    }
}
