package dev.leadline.lead.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A column's name, as it is compared with names that are known. */
record HeaderName(String name) {

    /** Lower case, letters and digits only, without what tools append to a name. */
    String key() {
        return name.strip()
                .replaceAll("(?i)\\(\\s*(required|optional)\\s*\\)", "")
                .replaceAll("__c$", "")
                .replace("#", " number")
                .replaceAll("[^\\p{L}\\p{N}]", "")
                .toLowerCase(Locale.ROOT);
    }

    /** Whether another name is the same but for case and padding. */
    boolean is(String other) {
        return name.strip().equalsIgnoreCase(other.strip());
    }

    /** The words of the name in lower case. */
    List<String> words() {
        return Arrays.stream(name.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2")
                        .toLowerCase(Locale.ROOT)
                        .split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The name in quotes, on one line, for people. */
    String quoted() {
        return "\"" + name.replaceAll("\\p{Cntrl}+", " ") + "\"";
    }
}
