package dev.leadline.lead.mapping;

import dev.leadline.source.ReadOptions;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sheet, hidden rows and header that a user chose. A run keeps the choice when it is resumed.
 *
 * @param name of the sheet, or null for the one that Leadline finds
 * @param hiddenRows whether hidden rows of a sheet are among them
 * @param isWithoutHeader true where the first line is a row already; null otherwise
 */
record RowsChoice(
        @Nullable String name, boolean hiddenRows, @Nullable Boolean isWithoutHeader) {

    /** Null where nobody chose. */
    static @Nullable RowsChoice of(ReadOptions how) {
        boolean isChosen = how.sheet() != null || how.hiddenRows() || !how.hasHeader();
        return isChosen ? new RowsChoice(how.sheet(), how.hiddenRows(), how.hasHeader() ? null : Boolean.TRUE) : null;
    }

    /** The settings with a choice in the place of theirs. */
    static ReadOptions applied(@Nullable RowsChoice choice, ReadOptions settings) {
        if (choice == null) {
            return settings.ofSheet(null, false);
        }
        ReadOptions chosen = settings.ofSheet(choice.name(), choice.hiddenRows());
        return choice.isWithoutHeader() == null ? chosen : chosen.withoutHeader();
    }

    /** What tells it from another choice. */
    List<@Nullable Object> identity() {
        return Arrays.asList(name, hiddenRows, isWithoutHeader);
    }
}
