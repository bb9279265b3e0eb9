package dev.leadline.source;

import java.io.IOException;

/**
 * Quotes within cells that are not quoted. Of {@code Website"Two cats, one dog"}, which lost the delimiter in front of its
 * quote, the delimiter within the quotes would make two cells.
 */
final class StrayQuotes {

    private static final char QUOTE = '"';

    private final CharWindow window;
    private final String delimiter;

    StrayQuotes(CharWindow window, String delimiter) {
        this.window = window;
        this.delimiter = delimiter;
    }

    /**
     * Whether a cell is the end of one that was quoted. An inch mark stands at the end of its own cell.
     *
     * @param from where the cell starts in the record
     * @param to where it ends
     */
    boolean tore(int from, int to) throws IOException {
        if (to == from || window.at(to - 1) != QUOTE) {
            return false;
        }
        int opening = from - 1;
        while (opening > 0 && window.at(opening) != QUOTE) {
            opening--;
        }
        return opening > 0 && isWithinCell(opening) && isOdd(0, from) && isOdd(from, to);
    }

    private boolean isWithinCell(int at) throws IOException {
        return window.at(at + 1) != delimiter.charAt(0)
                && window.at(at - 1) != delimiter.charAt(delimiter.length() - 1);
    }

    private boolean isOdd(int from, int to) throws IOException {
        boolean odd = false;
        for (int at = from; at < to; at++) {
            odd ^= window.at(at) == QUOTE;
        }
        return odd;
    }
}
