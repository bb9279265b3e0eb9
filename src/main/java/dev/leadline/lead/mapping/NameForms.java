package dev.leadline.lead.mapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The forms in which the name of a column may be known: in the other number, and without words that change nothing. */
final class NameForms {

    private static final KnownHeaders KNOWN = KnownHeaders.SHIPPED;

    private NameForms() {}

    /** The name itself, and what may be its other number. */
    static Set<String> forms(String key) {
        Map<String, Boolean> forms = new LinkedHashMap<>();
        forms.put(key, true);
        forms.put(key + "s", true);
        if (key.endsWith("ies")) {
            forms.put(key.substring(0, key.length() - 3) + "y", true);
        } else if (key.endsWith("es")) {
            forms.put(key.substring(0, key.length() - 1), true);
            forms.put(key.substring(0, key.length() - 2), true);
        } else if (key.endsWith("s") && key.length() > 1) {
            forms.put(key.substring(0, key.length() - 1), true);
        }
        return forms.keySet();
    }

    /** The name without the words at its beginning and end that change nothing, the longest first. */
    static List<List<String>> shorter(List<String> words) {
        List<List<String>> shorter = new ArrayList<>();
        int start = phrase(words);
        int end = words.size();
        if (start > 0) {
            shorter.add(words.subList(start, end));
        }
        while (start < end - 1
                && (KNOWN.prefixes().contains(words.get(start))
                        || KNOWN.wishes().contains(words.get(start)))) {
            start++;
            shorter.add(words.subList(start, words.size()));
        }
        while (end - 1 > start && KNOWN.suffixes().contains(words.get(end - 1))) {
            end--;
            shorter.add(words.subList(0, end));
            shorter.add(words.subList(start, end));
        }
        return shorter;
    }

    private static int phrase(List<String> words) {
        return KNOWN.prefixPhrases().stream()
                .filter(phrase -> phrase.size() < words.size()
                        && words.subList(0, phrase.size()).equals(phrase))
                .mapToInt(List::size)
                .max()
                .orElse(0);
    }

    /** The words that were left out. */
    static String left(List<String> words, List<String> kept) {
        int start = Collections.indexOfSubList(words, kept);
        return String.join(
                " ",
                Stream.concat(
                                words.subList(0, start).stream(),
                                words.subList(start + kept.size(), words.size()).stream())
                        .toList());
    }
}
