package dev.leadline.doctor;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sentence of ours, taken apart: what is the matter, and what to do.
 *
 * @param found what is the matter
 * @param advice what to do, or null where the sentence does not say it in a part of its own
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
