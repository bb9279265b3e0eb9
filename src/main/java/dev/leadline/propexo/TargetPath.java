package dev.leadline.propexo;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a target's prospects are posted, in characters that need no encoding.
 *
 * @param path from the first slash on
 * @param query names and values after a question mark, in their order; mostly empty
 */
record TargetPath(String path, Map<String, String> query) {

    private static final String PAIR = "[\\w.~-]+=[\\w.~-]+";
    private static final Pattern FORM =
            Pattern.compile("((?:/[\\w~-][\\w.~-]*)*/?)(?:\\?(" + PAIR + "(?:&" + PAIR + ")*))?");

    /**
     * Takes a path apart.
     *
     * @param text such as {@code /crm/v1/prospects/knock}
     * @return the path
     * @throws IllegalArgumentException when it is none, or has a character that would need encoding
     */
    static TargetPath of(String text) {
        Matcher form = FORM.matcher(text);
        if (!text.startsWith("/") || !form.matches()) {
            throw new IllegalArgumentException("not a valid target path: " + SafeText.code(text));
        }
        Map<String, String> query = new LinkedHashMap<>();
        if (form.group(2) != null) {
            Arrays.stream(form.group(2).split("&"))
                    .map(pair -> pair.split("=", 2))
                    .forEach(pair -> query.put(pair[0], pair[1]));
        }
        return new TargetPath(form.group(1), query);
    }
}
