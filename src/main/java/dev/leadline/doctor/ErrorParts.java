package dev.leadline.doctor;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An error message, split into what happened and what to do.
 *
 * @param found what happened
 * @param advice what to do, or null if the message does not say so separately
 */
record ErrorParts(String found, @Nullable String advice) {

    private static final Pattern SEAM = Pattern.compile(
            "\\.+ (?=\\p{Lu})|[;:,] (?=(?:or )?(?:check|choose|compare|copy|leave|name|remove|see|set|write)\\b)");

    static ErrorParts of(String sentences) {
        Matcher seam = SEAM.matcher(sentences);
        if (!seam.find()) {
            return new ErrorParts(sentences, null);
        }
        String advice = sentences.substring(seam.end());
        return new ErrorParts(
                sentences.substring(0, seam.start()) + ".",
                advice.substring(0, 1).toUpperCase(Locale.ROOT) + advice.substring(1));
    }
}
