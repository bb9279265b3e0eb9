package dev.leadline.lead.conversion;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What all converters know of a cell: its content without padding, when it is empty, and how it is named in a
 * message.
 */
final class CellText {

    private static final int LONGEST_QUOTE = 60;
    private static final int LONGEST_WORD = 16;
    private static final String FIRST_OF_WORDS = "nNuUtT#(<[{\\";

    private static final Set<String> NULL_WORDS = Set.of(
            "n/a",
            "n.a.",
            "n\\a",
            "na",
            "#n/a",
            "null",
            "(null)",
            "<null>",
            "[null]",
            "\\n",
            "nil",
            "none",
            "(none)",
            "nan",
            "undefined",
            "unknown",
            "unspecified",
            "(blank)",
            "tbd",
            "tba",
            "no data",
            "no answer",
            "no value",
            "not provided",
            "not available",
            "not applicable",
            "not specified",
            "not given",
            "not known",
            "not set",
            "none given",
            "none provided");
    private static final Set<String> NEVER_NAMES =
            Set.of("n/a", "n.a.", "n\\a", "#n/a", "(null)", "<null>", "[null]", "\\n", "(none)", "(blank)");
    private static final Set<String> SPREADSHEET_ERRORS =
            Set.of("#ref!", "#value!", "#div/0!", "#name?", "#num!", "#null!", "#spill!", "#calc!", "#error!");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private CellText() {}

    /**
     * The cell without blanks, no-break spaces, control and zero-width characters round it; {@code ="02139"} is
     * 02139.
     */
    static String clean(String cell) {
        String text = trim(cell);
        return text.length() > 3 && text.startsWith("=\"") && text.indexOf('"', 2) == text.length() - 1
                ? trim(text.substring(2, text.length() - 1))
                : text;
    }

    private static String trim(String cell) {
        int start = 0;
        int end = cell.length();
        while (start < end && isPadding(cell.charAt(start))) {
            start++;
        }
        while (end > start && isPadding(cell.charAt(end - 1))) {
            end--;
        }
        return cell.substring(start, end);
    }

    private static boolean isPadding(char c) {
        return c <= ' ' || (c >= 0x7f && (isBlank(c) || Character.isISOControl(c)));
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }

    /** Whether a cleaned cell means empty in a field that is not a name. */
    static boolean isNothing(String text) {
        return isEmptyWord(text, NULL_WORDS);
    }

    /** Whether a cleaned cell means empty in a name field, where "None" and "Null" are names. */
    static boolean isNoName(String text) {
        return isEmptyWord(text, NEVER_NAMES);
    }

    private static boolean isEmptyWord(String text, Set<String> words) {
        if (text.isEmpty()) {
            return true;
        }
        if (text.length() > LONGEST_WORD) {
            return false;
        }
        boolean mayBeWord = FIRST_OF_WORDS.indexOf(text.charAt(0)) >= 0;
        String word = text.toLowerCase(Locale.ROOT);
        return mayBeWord
                ? words.contains(word) || (isBracketed(word) && words.contains(word.substring(1, word.length() - 1)))
                : isMark(text);
    }

    /** Whether nothing but a pair of brackets surrounds a word, as in [not provided]. */
    static boolean isBracketed(String text) {
        int last = text.length() - 1;
        return last > 1 && "[(<{".indexOf(text.charAt(0)) >= 0 && "])>}".indexOf(text.charAt(last)) >= 0;
    }

    private static boolean isMark(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("-–—_.?*/".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a cleaned cell is a spreadsheet error, not a value. */
    static boolean isSpreadsheetError(String text) {
        return text.startsWith("#")
                && (SPREADSHEET_ERRORS.contains(text.toLowerCase(Locale.ROOT))
                        || (text.length() > 2 && text.chars().allMatch(c -> c == '#')));
    }

    /** The text with each run of white space replaced by one space. */
    static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                gap = true;
                continue;
            }
            if (gap && !folded.isEmpty()) {
                folded.append(' ');
            }
            gap = false;
            folded.append(c);
        }
        return folded.toString();
    }

    /** The folded text in lower case, with blanks for underscores and hyphens for all dashes, for matching patterns. */
    static String plain(String text) {
        return fold(text.replace('_', ' '))
                .toLowerCase(Locale.ROOT)
                .replace('–', '-')
                .replace('—', '-')
                .replace('−', '-');
    }

    /** A word in lower case without accents. */
    static String unaccented(String word) {
        return MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    /** The text in quotes, on one line, shortened for a message. */
    static String quote(String text) {
        String line = CONTROL.matcher(fold(text)).replaceAll("�");
        if (line.codePointCount(0, line.length()) <= LONGEST_QUOTE) {
            return '"' + line + '"';
        }
        return '"' + line.substring(0, line.offsetByCodePoints(0, LONGEST_QUOTE)) + "…\"";
    }
}
