package dev.leadline.source;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the values in a column say about the name above them. */
final class ColumnValues {

    private static final Pattern COUNT = Pattern.compile("\\d{1,9}\\.?");
    private static final Pattern GLUED = Pattern.compile(".*[\\p{Ll}\\d]\\p{Lu}.*");

    private static final Pattern TEN_DIGITS = Pattern.compile("[+(]?(\\d[ ().+-]*){10,15}");
    private static final Pattern DECIMAL = Pattern.compile("\\d+\\.\\d+");

    private static final String EMAIL = "an e-mail address";
    private static final String NUMBER = "a number";

    private static final int CONTRADICTED = -2;

    private ColumnValues() {}

    /** Whether a cell can be one that counts the rows. */
    static boolean isCount(String cell) {
        return COUNT.matcher(cell.strip()).matches();
    }

    /** Whether all cells count the rows one by one. */
    static boolean areCounts(List<String> cells) {
        long last = -1;
        for (String cell : cells) {
            if (!isCount(cell)) {
                return false;
            }
            long count = Long.parseLong(cell.strip().replace(".", ""));
            if (last >= 0 && count != last + 1) {
                return false;
            }
            last = count;
        }
        return !cells.isEmpty();
    }

    /**
     * Whether the values deny that a name stands over a neighbor's column: none is of another kind than its name says, and to
     * the right of the last one that is of its kind no name can be two that have grown together.
     *
     * @param names one after the other
     * @param offset the cell of the first of them
     */
    static boolean fit(List<String> names, List<List<String>> rows, int offset) {
        int confirmed = lastConfirmed(names, rows, offset);
        return confirmed > CONTRADICTED
                && names.subList(confirmed + 1, names.size()).stream()
                        .noneMatch(name -> GLUED.matcher(name).matches());
    }

    /** The same where at least one value is of the kind that its name says. */
    static boolean confirm(List<String> names, List<List<String>> rows, int offset) {
        return fit(names, rows, offset) && lastConfirmed(names, rows, offset) >= 0;
    }

    /** Whether one column has mostly e-mail addresses, or phone numbers below a name that says so. */
    static boolean haveContacts(List<String> names, List<List<String>> rows) {
        for (int i = 0; i < names.size(); i++) {
            List<String> values = column(rows, i);
            long emails = values.stream()
                    .filter(value -> EMAIL.equals(ColumnNames.value(value)))
                    .count();
            boolean phones = NUMBER.equals(kind(names.get(i))) && Boolean.TRUE.equals(fits(names.get(i), values));
            if (phones || emails * 2 > values.size()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a cell is an e-mail address or has the digits of a phone number. */
    static boolean isContact(String cell) {
        String value = cell.strip();
        return EMAIL.equals(ColumnNames.value(value))
                || (TEN_DIGITS.matcher(value).matches()
                        && !DECIMAL.matcher(value).matches());
    }

    private static int lastConfirmed(List<String> names, List<List<String>> rows, int offset) {
        int confirmed = -1;
        for (int i = 0; i < names.size(); i++) {
            Boolean fits = fits(names.get(i), column(rows, i + offset));
            if (fits != null && !fits) {
                return CONTRADICTED;
            }
            confirmed = fits == null ? confirmed : i;
        }
        return confirmed;
    }

    /** The filled cells of a column. */
    static List<String> column(List<List<String>> rows, int place) {
        return rows.stream()
                .filter(cells -> place < cells.size() && !cells.get(place).isBlank())
                .map(cells -> cells.get(place).strip())
                .toList();
    }

    /** Whether most values are of the kind that a name says; null where it says none, or there is no value. */
    private static @Nullable Boolean fits(String name, List<String> values) {
        String kind = kind(name);
        if (kind == null || values.isEmpty()) {
            return null;
        }
        long fitting = values.stream()
                .filter(value -> Objects.equals(ColumnNames.value(value), kind))
                .count();
        return fitting * 2 > values.size();
    }

    private static @Nullable String kind(String name) {
        String folded = name.toLowerCase(Locale.ROOT);
        if (folded.contains("mail") || folded.contains("correo") || folded.contains("courriel")) {
            return EMAIL;
        }
        if (folded.matches(".*(phone|mobile|cell|telefono|téléphone).*")) {
            return NUMBER;
        }
        return folded.matches(".*\\bdate\\b.*") ? "a date" : null;
    }
}
