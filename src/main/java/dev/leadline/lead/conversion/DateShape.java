package dev.leadline.lead.conversion;

/** The ways in which dates are written, told without patterns. */
enum DateShape {
    ISO,
    COMPACT,
    WRITTEN,
    SERIAL,
    /** Such as 3/4/2027: either order. */
    ORDERED,
    /** Such as 13/4/2027: only the day can come first. */
    DAY_FIRST,
    /** Such as 3/14/2027: only the month can come first. */
    MONTH_FIRST,
    NONE;

    private static final int LONGEST = 40;
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    static DateShape of(String text, ValueShape shape) {
        if (text.length() < 5 || text.length() > LONGEST) {
            return NONE;
        }
        if (shape.isDigits()) {
            return ofDigits(text);
        }
        DateShape numeric = ofParts(text);
        if (numeric != NONE || !shape.mayBeWrittenDate() || !namesMonth(text)) {
            return numeric;
        }
        return WrittenDate.of(TimeOfDay.at(CellText.fold(text)).before()).isWhole() ? WRITTEN : NONE;
    }

    /** Whether the text starts as a date in digits does. */
    static boolean startsDate(String text) {
        return ofParts(text) != NONE;
    }

    private static DateShape ofDigits(String text) {
        int number = text.length() > 8 ? 0 : Integer.parseInt(text);
        if (text.length() == 8) {
            boolean calendar = isMonth(number / 100 % 100) && isDay(number % 100);
            return calendar && Dates.isPlausible(number / 10_000) ? COMPACT : NONE;
        }
        return text.length() == 5 && Dates.isSerial(number) ? SERIAL : NONE;
    }

    private static DateShape ofParts(String text) {
        int first = digitsFrom(text, 0);
        if (first == 0 || first > 4 || first == 3 || first >= text.length()) {
            return NONE;
        }
        char mark = text.charAt(first);
        int second = digitsFrom(text, first + 1);
        int next = first + 1 + second;
        boolean separated =
                (mark == '/' || mark == '-' || mark == '.') && next < text.length() && text.charAt(next) == mark;
        if (!separated || second == 0 || second > 2) {
            return NONE;
        }
        int third = digitsFrom(text, next + 1);
        int end = next + 1 + third;
        boolean ended = end == text.length() || " T,".indexOf(text.charAt(end)) >= 0;
        return ended
                ? ofNumbers(
                        number(text, 0, first),
                        number(text, first + 1, next),
                        number(text, next + 1, end),
                        first,
                        third)
                : NONE;
    }

    private static DateShape ofNumbers(int first, int second, int third, int firstDigits, int thirdDigits) {
        if (firstDigits == 4) {
            return isMonth(second) && isDay(third) && thirdDigits <= 2 ? ISO : NONE;
        }
        boolean dated = isDay(first) && isDay(second) && (isMonth(first) || isMonth(second));
        if (!dated || (thirdDigits != 2 && thirdDigits != 4)) {
            return NONE;
        }
        if ((isMonth(first) && isMonth(second)) || !Dates.isPlausible(third)) {
            return ORDERED;
        }
        return isMonth(second) ? DAY_FIRST : MONTH_FIRST;
    }

    private static boolean namesMonth(String text) {
        for (int i = 0; i + 3 <= text.length(); i++) {
            boolean starts = i == 0 || !Character.isLetter(text.charAt(i - 1));
            if (starts && Character.isLetter(text.charAt(i)) && isMonthName(text, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMonthName(String text, int start) {
        for (int month = 0; month < MONTHS.length(); month += 3) {
            if (text.regionMatches(true, start, MONTHS, month, 3)) {
                return true;
            }
        }
        return false;
    }

    private static int digitsFrom(String text, int start) {
        int end = start;
        while (end < text.length() && end < start + 5 && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end - start;
    }

    private static int number(String text, int start, int end) {
        return start == end ? 0 : Integer.parseInt(text, start, end, 10);
    }

    private static boolean isMonth(int number) {
        return number >= 1 && number <= 12;
    }

    private static boolean isDay(int number) {
        return number >= 1 && number <= 31;
    }
}
