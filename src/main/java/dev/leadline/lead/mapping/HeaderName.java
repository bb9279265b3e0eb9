package dev.leadline.lead.mapping;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A column's name, as it is compared with names that are known. */
record HeaderName(String name) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Set<String> WORDS_FOR_NUMBER = Set.of("no", "num", "nbr", "nr");

    /** Lower case, letters and digits only and no accents, without what tools append to a name. */
    String key() {
        List<String> words = words();
        int last = words.size() - 1;
        boolean endsInNumber = last > 0 && WORDS_FOR_NUMBER.contains(words.get(last));
        return String.join("", words.subList(0, endsInNumber ? last : last + 1)) + (endsInNumber ? "number" : "");
    }

    /** Whether another name is the same but for case and padding. */
    boolean is(String other) {
        return name.strip().equalsIgnoreCase(other.strip());
    }

    /** The words of the name in lower case. */
    List<String> words() {
        String plain = name.strip()
                .replaceAll("(?i)\\(\\s*(required|optional)\\s*\\)", "")
                .replaceAll("__c$", "")
                .replaceAll("(?<=.)#|#(?=.)", " number")
                .replace("ß", "ss")
                .replaceAll("(?i)\\be[-_ ]mail", "email")
                .replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2");
        String bare = MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFKD))
                .replaceAll("")
                .replaceAll("['’]", "");
        return Arrays.stream(bare.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The name in quotes, on one line, for people. */
    String quoted() {
        return "\"" + name.replaceAll("\\p{Cntrl}+", " ") + "\"";
    }
}
