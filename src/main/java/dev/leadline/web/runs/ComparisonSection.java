package dev.leadline.web.runs;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A part of the comparison of two runs.
 *
 * @param title of the part
 * @param lines what is compared
 * @param none what stands in the place of lines where there are none
 */
record ComparisonSection(String title, List<ComparisonLine> lines, String none) {

    ComparisonSection {
        lines = List.copyOf(lines);
    }

    /**
     * What one run has.
     *
     * @param text a number, or words
     * @param detail a few words more, or null
     * @param link to the rows, or null
     */
    record ComparedValue(
            String text, @Nullable String detail, @Nullable String link) {

        static ComparedValue of(@Nullable String text) {
            return new ComparedValue(Objects.requireNonNullElse(text, "–"), null, null);
        }
    }

    /**
     * What both runs have.
     *
     * @param label of it
     * @param earlier of the run with the lower number
     * @param later of the other run
     * @param change from the first to the second in numbers; empty where nothing changed
     */
    record ComparisonLine(String label, ComparedValue earlier, ComparedValue later, String change) {

        static ComparisonLine of(String label, @Nullable String earlier, @Nullable String later) {
            return new ComparisonLine(label, ComparedValue.of(earlier), ComparedValue.of(later), "");
        }

        /** Whether both have the same. */
        boolean isSame() {
            return earlier.text().equals(later.text());
        }
    }
}
