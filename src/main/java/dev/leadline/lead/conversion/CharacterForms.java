package dev.leadline.lead.conversion;

import java.text.Normalizer;
import org.apache.commons.text.StringEscapeUtils;

/** Characters that stand for others: HTML entities, and the full-width forms of ASCII. */
final class CharacterForms {

    private static final int FIRST_FULL_WIDTH = 0xff01;
    private static final int LAST_FULL_WIDTH = 0xff5e;
    private static final char IDEOGRAPHIC_SPACE = 0x3000;

    private CharacterForms() {}

    /** The text with entities decoded, once only, and with plain letters and digits for full-width ones. */
    static String plain(String cell) {
        int ampersand = cell.indexOf('&');
        boolean mayHaveEntities = ampersand >= 0 && cell.indexOf(';', ampersand) > 0;
        return narrow(mayHaveEntities ? StringEscapeUtils.unescapeHtml4(cell) : cell);
    }

    private static String narrow(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isWide(text.charAt(i))) {
                return narrowFrom(text, i);
            }
        }
        return text;
    }

    private static String narrowFrom(String text, int start) {
        StringBuilder narrow = new StringBuilder(text.length()).append(text, 0, start);
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            narrow.append(isWide(c) ? Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC) : c);
        }
        return narrow.toString();
    }

    private static boolean isWide(char c) {
        return c == IDEOGRAPHIC_SPACE || (c >= FIRST_FULL_WIDTH && c <= LAST_FULL_WIDTH);
    }
}
