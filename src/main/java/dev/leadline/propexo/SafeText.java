package dev.leadline.propexo;

import java.util.regex.Pattern;

/** Makes text from the network fit for a ledger, a report and a terminal. */
final class SafeText {

    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Co}\\p{Cs}\\p{Cn}]");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int MESSAGE = 1_000;
    private static final int CODE = 100;

    private SafeText() {}

    /**
     * A message: every control, invisible or direction-changing character is a blank, blanks are one, and more than 1,000
     * characters are cut.
     *
     * @param text any text
     * @return may be empty
     */
    static String message(String text) {
        return bounded(text, MESSAGE);
    }

    /**
     * A code: as a message, of at most 100 characters.
     *
     * @param text any text
     * @return may be empty
     */
    static String code(String text) {
        return bounded(text, CODE);
    }

    private static String bounded(String text, int most) {
        String start = text.substring(0, Math.min(text.length(), 4 * most));
        String clean = BLANKS.matcher(UNSAFE.matcher(start).replaceAll(" "))
                .replaceAll(" ")
                .strip();
        if (clean.length() <= most) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(most - 2)) ? most - 2 : most - 1;
        return clean.substring(0, end) + "…";
    }
}
