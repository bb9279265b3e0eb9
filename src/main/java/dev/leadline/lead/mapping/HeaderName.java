package dev.leadline.lead.mapping;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A column's name, as it is compared with names that are known. */
record HeaderName(String name) {

    private static final Pattern NEED = Pattern.compile("(?i)\\(\\s*(required|optional)\\s*\\)");
    private static final Pattern CUSTOM = Pattern.compile("__c$");
    private static final Pattern NUMBER_SIGN = Pattern.compile("(?<=.)#|#(?=.)");
    private static final Pattern EMAIL = Pattern.compile("(?i)\\be[-_ ]mail");
    private static final Pattern CAMEL_CASE = Pattern.compile("(\\p{Ll})(\\p{Lu})");
    private static final Pattern MARKS_IN_WORDS = Pattern.compile("[\\p{M}'’]+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
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
        String plain = without(CUSTOM, without(NEED, name.strip()));
        String counted = NUMBER_SIGN.matcher(plain).replaceAll(" number").replace("ß", "ss");
        String spelled = EMAIL.matcher(counted).replaceAll("email");
        String parted = CAMEL_CASE.matcher(spelled).replaceAll("$1 $2");
        String bare = without(MARKS_IN_WORDS, Normalizer.normalize(parted, Normalizer.Form.NFKD));
        return BETWEEN_WORDS
                .splitAsStream(bare.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String without(Pattern pattern, String text) {
        return pattern.matcher(text).replaceAll("");
    }

    /** The name in quotes, on one line, for people. */
    String quoted() {
        return "\"" + name.replaceAll("\\p{Cntrl}+", " ") + "\"";
    }
}
