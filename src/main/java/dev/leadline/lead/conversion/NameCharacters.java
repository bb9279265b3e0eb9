package dev.leadline.lead.conversion;

import java.text.Normalizer;

/** The characters of which names are made: no emoji, no control characters, and plain letters for decorated ones. */
final class NameCharacters {

    private static final int FIRST_MATHEMATICAL = 0x1d400;
    private static final int LAST_MATHEMATICAL = 0x1d7ff;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;
    private static final int KEYCAP = 0x20e3;

    private NameCharacters() {}

    /** The name without what is no part of it, on one line; empty when nothing is left. */
    static String only(String text) {
        StringBuilder name = new StringBuilder(text.length());
        int previous = ' ';
        for (int i = 0; i < text.length(); i += Character.charCount(previous)) {
            previous = text.codePointAt(i);
            append(name, previous);
        }
        return CellText.clean(CellText.fold(name.toString()));
    }

    private static void append(StringBuilder name, int c) {
        if (c >= FIRST_MATHEMATICAL && c <= LAST_MATHEMATICAL) {
            name.append(Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC));
        } else if (isJoiner(c) ? endsInLetter(name) : !isForeign(c)) {
            name.appendCodePoint(c);
        } else if (Character.getType(c) != Character.FORMAT && !isVariation(c)) {
            name.append(' ');
        }
    }

    /** Scripts of Iran and India join letters by these. */
    private static boolean isJoiner(int c) {
        return c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
    }

    private static boolean endsInLetter(StringBuilder name) {
        return !name.isEmpty() && Character.isAlphabetic(name.codePointBefore(name.length()));
    }

    private static boolean isForeign(int c) {
        return switch (Character.getType(c)) {
            case Character.OTHER_SYMBOL,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            case Character.MODIFIER_SYMBOL -> c > Character.MAX_VALUE;
            default -> isVariation(c);
        };
    }

    private static boolean isVariation(int c) {
        return (c >= 0xfe00 && c <= 0xfe0f) || c == KEYCAP;
    }
}
