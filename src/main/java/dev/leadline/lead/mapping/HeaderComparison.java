package dev.leadline.lead.mapping;

import java.util.List;

/**
 * How the columns of a file differ from those of an earlier one. The case and padding of names make no difference.
 *
 * @param gone columns of the earlier file only, in its order
 * @param added columns of the later file only, in its order
 */
public record HeaderComparison(List<String> gone, List<String> added) {

    public HeaderComparison {
        gone = List.copyOf(gone);
        added = List.copyOf(added);
    }

    public static HeaderComparison of(List<String> earlier, List<String> later) {
        return new HeaderComparison(without(earlier, later), without(later, earlier));
    }

    private static List<String> without(List<String> columns, List<String> others) {
        return columns.stream()
                .filter(column -> others.stream().noneMatch(new HeaderName(column)::is))
                .toList();
    }

    /** Whether two names differ only in how they are written, such as {@code Move-in Date} and {@code move_in_date}. */
    public static boolean isSameName(String column, String other) {
        return new HeaderName(column).key().equals(new HeaderName(other).key());
    }
}
