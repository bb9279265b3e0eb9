package dev.leadline.notification;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where people read on.
 *
 * @param console where the console is reached, or null where messages have no links
 */
record ConsoleLinks(@Nullable URI console) {

    private static final Pattern SLASHES_AT_THE_END = Pattern.compile("/+$");

    /** The page of a run; null where there is no run or no link. */
    @Nullable
    String to(@Nullable Long run) {
        return console == null || run == null
                ? null
                : SLASHES_AT_THE_END.matcher(console.toString()).replaceAll("") + "/runs/" + run;
    }
}
