package dev.leadline.lead;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a row's cells may have been meant to be. It is shown, and applied only when a person asks for it.
 *
 * @param kind the kind of mistake
 * @param cells column to the text that would stand in its cell; personal data, never logged
 */
public record Suggestion(SuggestionKind kind, Map<String, String> cells) {

    /** The slips that are known. */
    public enum SuggestionKind {
        /** The domain of an e-mail address is misspelt, such as gmial.com. */
        EMAIL_DOMAIN,
        /** Day and month stand in each other's place. */
        SWAPPED_DATE,
        /** Two cells of the row stand in each other's column. */
        SWAPPED_COLUMNS;

        /**
         * How a person names the kind to a command.
         *
         * @return such as {@code email-domain}
         */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Suggestion {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
        if (cells.isEmpty()) {
            throw new IllegalArgumentException("a suggestion changes a cell");
        }
    }

    /**
     * A suggestion for one cell.
     *
     * @param kind the kind of mistake
     * @param column the column's header as it stands in the file
     * @param cell the suggested cell
     */
    public static Suggestion of(SuggestionKind kind, String column, String cell) {
        return new Suggestion(kind, Map.of(column, cell));
    }
}
