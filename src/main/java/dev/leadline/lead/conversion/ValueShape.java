package dev.leadline.lead.conversion;

/**
 * What a value looks like at a glance, for profiles: one pass over its characters and no pattern, since every cell of
 * a file is looked at. A shape is evidence and no proof; conversion decides.
 */
final class ValueShape {

    private static final int LONGEST = 254;
    private static final int LONGEST_FULL_NAME = 60;

    private final String text;
    private final boolean bounded;
    private int digits;
    private int letters;
    private int blanks;
    private int commas;
    private int dots;
    private int dashes;
    private int phoneMarks;
    private int nameMarks;
    private int dollars;
    private int ats;
    private int at = -1;
    private int lastDot = -1;

    /** Looks at a cleaned cell that is not empty. */
    ValueShape(String text) {
        this.text = text;
        this.bounded = text.length() <= LONGEST;
        for (int i = 0; bounded && i < text.length(); i++) {
            count(text.charAt(i), i);
        }
    }

    private void count(char c, int position) {
        if (c >= '0' && c <= '9') {
            digits++;
        } else if (isLetter(c)) {
            letters++;
        } else {
            countMark(c, position);
        }
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0x80 && Character.isLetter(c));
    }

    private void countMark(char c, int position) {
        switch (c) {
            case ' ' -> blanks++;
            case ',' -> commas++;
            case '.' -> {
                dots++;
                lastDot = position;
            }
            case '-' -> dashes++;
            case '(', ')', '+' -> phoneMarks++;
            case '\'', '’' -> nameMarks++;
            case '$' -> dollars++;
            case '@' -> {
                ats++;
                at = position;
            }
            default -> {}
        }
    }

    boolean isEmail() {
        return ats == 1 && at > 0 && blanks == 0 && lastDot > at + 1 && lastDot < text.length() - 1;
    }

    boolean isPhone() {
        if (digits < 10 || digits > 15) {
            return false;
        }
        if (isDigits()) {
            return (digits == 10 && text.charAt(0) > '1') || (digits == 11 && text.charAt(0) == '1');
        }
        boolean prefixed = text.startsWith("p:") || text.startsWith("tel:");
        return prefixed
                || (digits + blanks + dots + dashes + phoneMarks == text.length() && !DateShape.startsDate(text));
    }

    boolean isInteger() {
        return isDigits() && digits <= 9;
    }

    boolean isMoney() {
        if (!bounded || digits == 0 || digits > 10) {
            return false;
        }
        if (dollars > 0 || text.endsWith("/mo") || text.endsWith("/month")) {
            return letters <= 20;
        }
        if (isDigits()) {
            return digits >= 3 && digits <= 5 && text.charAt(0) != '0';
        }
        int last = text.charAt(text.length() - 1) | 0x20;
        return (last == 'k' && letters == 1 && digits <= 4)
                || (digits + commas + dots == text.length() && commas <= 1 && dots <= 1 && digits >= 4);
    }

    boolean isBoolean() {
        return digits <= 2 && (digits == 0 || letters == 0) && YesNo.isEither(text);
    }

    boolean isFullName() {
        return digits == 0
                && bounded
                && text.length() <= LONGEST_FULL_NAME
                && letters > 2
                && (blanks > 0 && blanks < 6)
                && commas <= 1
                && letters + blanks + commas + dots + dashes + nameMarks == text.length();
    }

    /** Whether there may be a date with its month in words. */
    boolean mayBeWrittenDate() {
        return letters >= 3 && letters < 40 && digits > 0 && digits < 20 && ats == 0;
    }

    boolean isDigits() {
        return digits == text.length();
    }
}
