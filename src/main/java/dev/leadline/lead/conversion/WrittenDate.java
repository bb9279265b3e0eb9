package dev.leadline.lead.conversion;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A date with its month in words, as far as it goes: June 1, 2027; Tue 1st of Jun '27; 2027-Jun-01; 1 de junio de 2027.
 *
 * @param year the year as it stands, two digits included, or 0 when there is none
 * @param month from 1, or 0 when there is none
 * @param day from 1, or 0 when there is none; also when a number may be a day or a year, as in Jun-27
 */
record WrittenDate(int year, int month, int day) {

    private static final WrittenDate NONE = new WrittenDate(0, 0, 0);
    private static final Pattern BETWEEN = Pattern.compile("[ ,./-]+");
    private static final Pattern ORDINAL = Pattern.compile("\\d{1,2}(?:st|nd|rd|th|er|ro|º|°)");
    private static final Set<String> BESIDE_THE_DATE =
            Set.of("of", "the", "de", "del", "el", "le", "der", "den", "am", "di");
    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("jan", 1),
            Map.entry("feb", 2),
            Map.entry("mar", 3),
            Map.entry("apr", 4),
            Map.entry("may", 5),
            Map.entry("jun", 6),
            Map.entry("jul", 7),
            Map.entry("aug", 8),
            Map.entry("sep", 9),
            Map.entry("oct", 10),
            Map.entry("nov", 11),
            Map.entry("dec", 12));
    private static final List<String> MONTH_NAMES = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final List<String> WEEKDAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    boolean isWhole() {
        return year > 0 && month > 0 && day > 0;
    }

    /** Reads a text of bounded length. */
    static WrittenDate of(String text) {
        List<String> words = new ArrayList<>(List.of(BETWEEN.split(text.toLowerCase(Locale.ROOT))));
        words.removeIf(word -> word.isEmpty() || BESIDE_THE_DATE.contains(word));
        if (words.size() > 1 && isWeekday(words.get(0))) {
            words.remove(0);
        }
        return switch (words.size()) {
            case 1 -> new WrittenDate(0, englishMonth(words.get(0)), 0).orNone();
            case 2 -> two(words.get(0), words.get(1));
            case 3 -> three(words.get(0), words.get(1), words.get(2));
            default -> NONE;
        };
    }

    private static WrittenDate two(String first, String second) {
        int month = Math.max(month(first), month(second));
        int number = number(month(first) > 0 ? second : first);
        return (number > 99 ? new WrittenDate(number, month, 0) : new WrittenDate(0, month, number)).orNone();
    }

    private static WrittenDate three(String first, String second, String third) {
        if (month(first) > 0) {
            return new WrittenDate(year(third), month(first), number(second)).orNone();
        }
        return number(first) > 99
                ? new WrittenDate(number(first), month(second), number(third)).orNone()
                : new WrittenDate(year(third), month(second), number(first)).orNone();
    }

    private WrittenDate orNone() {
        return month == 0 || year < 0 || day < 0 ? NONE : this;
    }

    private static int month(String word) {
        int english = englishMonth(word);
        return english > 0 ? english : ForeignWords.month(word);
    }

    private static int englishMonth(String word) {
        int known = word.length() < 3 ? 0 : MONTHS.getOrDefault(word.substring(0, 3), 0);
        boolean spelled = (known > 0 && MONTH_NAMES.get(known - 1).startsWith(word)) || word.equals("sept");
        return spelled ? known : 0;
    }

    private static boolean isWeekday(String word) {
        return word.length() > 2
                && englishMonth(word) == 0
                && (WEEKDAYS.stream().anyMatch(day -> day.startsWith(word)) || ForeignWords.isWeekday(word));
    }

    private static int year(String word) {
        return number(word.startsWith("'") || word.startsWith("’") ? word.substring(1) : word);
    }

    private static int number(String word) {
        String digits = ORDINAL.matcher(word).matches() ? word.replaceAll("\\D", "") : word;
        boolean plain =
                !digits.isEmpty() && digits.length() <= 4 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return plain ? Integer.parseInt(digits) : -1;
    }

    /** Months and weekdays in full, in the languages in which column names are known; loaded where English has no such word. */
    private static final class ForeignWords {

        private static final List<Locale> LANGUAGES = Stream.of("es", "fr", "de", "pt", "it", "nl")
                .map(Locale::forLanguageTag)
                .toList();
        private static final Map<String, Integer> MONTHS = Stream.of(Month.values())
                .flatMap(month -> LANGUAGES.stream()
                        .map(language -> Map.entry(month.getDisplayName(TextStyle.FULL, language), month.getValue())))
                .collect(Collectors.toMap(
                        entry -> CellText.unaccented(entry.getKey()), Map.Entry::getValue, (one, same) -> one));
        private static final Set<String> WEEKDAYS = Stream.of(DayOfWeek.values())
                .flatMap(day -> LANGUAGES.stream()
                        .map(language -> CellText.unaccented(day.getDisplayName(TextStyle.FULL, language))))
                .collect(Collectors.toUnmodifiableSet());

        static int month(String word) {
            return word.isEmpty() || Character.isDigit(word.charAt(0))
                    ? 0
                    : MONTHS.getOrDefault(CellText.unaccented(word), 0);
        }

        static boolean isWeekday(String word) {
            return Character.isLetter(word.charAt(0)) && WEEKDAYS.contains(CellText.unaccented(word));
        }
    }
}
