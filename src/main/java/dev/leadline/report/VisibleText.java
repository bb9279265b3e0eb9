package dev.leadline.report;

/** Makes a text of a stranger fit to be looked at: its characters that nobody sees are shown, and it has an end. */
public final class VisibleText {

    private static final int LONGEST = 2_000;
    private static final int CONTROL_PICTURES = 0x2400;
    private static final char DELETE_PICTURE = '\u2421';

    private VisibleText() {}

    /**
     * The text, cut where it is very long.
     *
     * @param text any text
     * @return to be escaped for where it is shown
     */
    public static String text(String text) {
        return text(text, LONGEST);
    }

    /**
     * The text, cut at a number of characters, with an ellipsis where it was cut.
     *
     * @param text any text
     * @param longest how many characters are shown
     * @return to be escaped for where it is shown
     */
    public static String text(String text, int longest) {
        String cut = text.length() <= longest ? text : text.substring(0, longest) + "…";
        StringBuilder shown = new StringBuilder(cut.length());
        cut.codePoints().forEach(character -> shown.appendCodePoint(visible(character)));
        return shown.toString();
    }

    private static int visible(int character) {
        if (character == '\n' || character == '\t') {
            return character;
        }
        if (character < ' ') {
            return CONTROL_PICTURES + character;
        }
        if (character == 0x7F) {
            return DELETE_PICTURE;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> '\uFFFD';
            default -> character;
        };
    }
}
