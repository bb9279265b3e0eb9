package dev.leadline.source;

import java.util.regex.Pattern;

/**
 * Characters that stand where nobody writes them, because the text was decoded by a wrong charset: a detector of languages
 * does not know the charsets of old Macs and of DOS, in which Excel still saves, and "Ren‚e" is French enough for it.
 */
final class Mojibake {

    private static final String SYMBOLS =
            "[\\u0081\\u008D\\u008F\\u0090\\u009D\\uFFFD‚ƒ„†‡ˆ‰‹›•˜™¡¢£¤¥¦§¨©ª«¬®¯°±²³µ¶¸¹º»¼½¾¿×÷]";

    private static final Pattern MISFIT = Pattern.compile("(?<=\\p{L})" + SYMBOLS + "(?=\\p{L})"
            + "|(?<=\\p{Ll})[–—](?=\\p{Ll})"
            + "|(?<=\\p{L})[‚„†‡ˆ‰‹¤¡]"
            + "|(?<![\\d\\p{L}])[£¥¦¯³²¹¼½¾±](?=\\p{L})"
            + "|(?<=\\p{Ll})[ŠŒŽŸ]"
            + "|[À-ÖØ-öø-ÿ]{3,}"
            + "|\\uFFFD");

    private static final int FITS_FOR_A_MISFIT = 4;

    private Mojibake() {}

    /** Whether too many of the characters beyond ASCII stand where they make no sense. */
    static boolean abound(String text) {
        long misfits = MISFIT.matcher(text)
                .results()
                .mapToLong(found -> found.end() - found.start())
                .sum();
        long others = text.chars().filter(c -> c >= 0x80).count() - misfits;
        return misfits > 0 && misfits * FITS_FOR_A_MISFIT > others;
    }
}
