package dev.leadline.lead.mapping;

import dev.leadline.lead.Field;
import dev.leadline.lead.conversion.ColumnFormat;
import dev.leadline.lead.conversion.Conversions;
import dev.leadline.lead.conversion.Converted;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The last conversions of one column. Dates, amounts and choices repeat in a file, and the same cell always becomes the same
 * value. Thread-safe.
 */
final class ConversionCache {

    private static final int ENTRIES = 512;
    private static final int LONGEST_CELL = 40;

    private final AtomicReferenceArray<@Nullable CachedConversion> entries = new AtomicReferenceArray<>(ENTRIES);

    private record CachedConversion(String cell, ColumnFormat format, Converted converted) {

        boolean isOf(String text, ColumnFormat as) {
            return cell.equals(text) && format.equals(as);
        }
    }

    /**
     * Converts one cell.
     *
     * @param field the column's, the same at every call
     * @param cell exactly as in the file
     * @param format of the column in the country of the row
     */
    Converted convert(Field field, String cell, ColumnFormat format) {
        if (cell.length() > LONGEST_CELL) {
            return Conversions.convert(field, cell, format);
        }
        int hash = cell.hashCode();
        int place = (hash ^ (hash >>> 16)) & (ENTRIES - 1);
        CachedConversion entry = entries.get(place);
        if (entry == null || !entry.isOf(cell, format)) {
            entry = new CachedConversion(cell, format, Conversions.convert(field, cell, format));
            entries.set(place, entry);
        }
        return entry.converted();
    }
}
