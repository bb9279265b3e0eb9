package dev.leadline.cli.output;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text for a terminal or a log: a header, a file's name or an API's message must neither drive the one nor forge a line of the
 * other. What could is written as JSON would escape it, so that a document of JSON stays the same document.
 */
public final class ConsoleText {

    /** Controls, other line ends, and what turns the direction of writing. */
    private static final String UNSAFE = "\\p{Cc}\\u2028\\u2029\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069";

    private static final Pattern IN_A_LINE = Pattern.compile("[" + UNSAFE + "]");
    private static final Pattern IN_LINES = Pattern.compile("[" + UNSAFE + "&&[^\\n]]");

    private ConsoleText() {}

    /** One line, which stays one. */
    public static String line(String text) {
        return escaped(IN_A_LINE, text);
    }

    /** Lines of ours. */
    public static String lines(String text) {
        return escaped(IN_LINES, text);
    }

    private static String escaped(Pattern unsafe, String text) {
        return unsafe.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        String.format("\\u%04x", (int) found.group().charAt(0))));
    }
}
