package dev.leadline.source;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names that a header gives to columns. */
final class ColumnNames {

    private static final int FIRST_BEYOND_ASCII = 0x80;
    private static final Pattern WITHOUT_WIDTH = Pattern.compile("[\\u200B-\\u200F\\u2060\\uFEFF\\u00AD]");
    private static final Pattern ODD_BLANK = Pattern.compile("[\\u00A0\\u2007\\u202F\\u3000]");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[A-Za-z]{2,}");
    private static final Pattern DATE = Pattern.compile("\\d{1,4}([-/.])\\d{1,2}\\1\\d{1,4}([ T]\\d{1,2}:\\d{2}.*)?");
    private static final Pattern PHONE = Pattern.compile("(?:p:|tel:)?(?=(\\D*\\d){7})[+(]?[\\d][\\d ().+-]*");
    private static final int DIGITS_OF_A_PHONE = 10;
    private static final Pattern TIME = Pattern.compile("\\d{1,2}:\\d{2}(:\\d{2})?");
    private static final Pattern DECIMAL = Pattern.compile("\\d+\\.\\d+");
    private static final Pattern MONEY = Pattern.compile("[$€£]\\s?\\d[\\d,.]*");

    private ColumnNames() {}

    /** A cell of the header as a name: without blanks around it, and without what nobody sees. */
    static String clean(String cell) {
        if (isAscii(cell)) {
            return cell.strip();
        }
        String visible = WITHOUT_WIDTH.matcher(cell).replaceAll("");
        return ODD_BLANK.matcher(visible).replaceAll(" ").strip();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_BEYOND_ASCII) {
                return false;
            }
        }
        return true;
    }

    /** The names in a record, without those at its end that are empty. */
    static List<String> of(FileRecord header) {
        List<String> names =
                new ArrayList<>(header.cells().stream().map(ColumnNames::clean).toList());
        while (!names.isEmpty() && names.get(names.size() - 1).isEmpty()) {
            names.remove(names.size() - 1);
        }
        return names;
    }

    /** The kind of a cell that cannot be a column name, with its article; null if it can. */
    static @Nullable String value(String cell) {
        if (EMAIL.matcher(cell).matches()) {
            return "an e-mail address";
        }
        if (DATE.matcher(cell).matches()) {
            return "a date";
        }
        if (MONEY.matcher(cell).matches()) {
            return "an amount of money";
        }
        return PHONE.matcher(cell).matches() ? "a number" : null;
    }

    /** The same in a line that may be a row: phone numbers are told from other numbers, and times and decimals count, too. */
    static @Nullable String valueOfRow(String cell) {
        String kind = value(cell);
        if ("a number".equals(kind) && cell.chars().filter(Character::isDigit).count() >= DIGITS_OF_A_PHONE) {
            return "a phone number";
        }
        if (kind == null && TIME.matcher(cell).matches()) {
            return "a time";
        }
        return kind == null && DECIMAL.matcher(cell).matches() ? "a number" : kind;
    }

    /** Whether such a kind alone shows that the line is a row. */
    static boolean isConclusive(String kind) {
        return kind.equals("an e-mail address") || kind.equals("a phone number");
    }

    /** The names that are there more than once. */
    static Set<String> repeated(List<String> names) {
        Set<String> seen = new LinkedHashSet<>();
        Set<String> repeated = new LinkedHashSet<>();
        names.stream().filter(name -> !seen.add(name)).forEach(repeated::add);
        return repeated;
    }
}
