package dev.leadline.source;

/**
 * How the cells that hold delimiters, line ends or quotes are enclosed.
 *
 * @param open opens a cell
 * @param close closes it, and opens one too; within, it is written twice
 * @param escaped whether a backslash before a quote within makes it a character of the cell
 */
record Quoting(char open, char close, boolean escaped) {

    /** RFC 4180. */
    static final Quoting STANDARD = new Quoting('"', '"', false);

    /** As MySQL and PHP write it. */
    static final Quoting BACKSLASH = new Quoting('"', '"', true);

    static final Quoting APOSTROPHE = new Quoting('\'', '\'', false);

    /** What word processors make of straight quotes. */
    static final Quoting CURLY = new Quoting('\u201C', '\u201D', false);

    boolean opens(int c) {
        return c == open || c == close;
    }

    /** Whether a cell begins and ends with such quotes. */
    boolean encloses(String cell) {
        return cell.length() > 1 && opens(cell.charAt(0)) && cell.charAt(cell.length() - 1) == close;
    }
}
