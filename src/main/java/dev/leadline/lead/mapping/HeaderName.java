package dev.leadline.lead.mapping;

import dev.leadline.lead.conversion.DateOrder;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A column's name, as it is compared with names that are known. */
record HeaderName(String name) {

    private static final Pattern NEED = Pattern.compile("(?i)\\(\\s*(required|optional)\\s*\\)");
    /** How dates are written, in English, German or French: (MM/DD/YYYY), [TT.MM.JJJJ]. */
    private static final Pattern DATE_FORM = Pattern.compile(
            "(?i)[(\\[]?\\b(d{1,2}|m{1,2}|t{1,2}|j{1,2}|y{4}|j{4}|a{4})[-/. ][dmtj]{1,2}[-/. ][dtjya]{1,4}\\b[)\\]]?");

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
        String plain = without(CUSTOM, without(DATE_FORM, without(NEED, name.strip())));
        String counted = NUMBER_SIGN.matcher(plain).replaceAll(" number").replace("ß", "ss");
        String spelled = EMAIL.matcher(counted).replaceAll("email");
        String parted = CAMEL_CASE.matcher(spelled).replaceAll("$1 $2");
        String bare = without(MARKS_IN_WORDS, Normalizer.normalize(parted, Normalizer.Form.NFKD));
        return BETWEEN_WORDS
                .splitAsStream(bare.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Whether day or month comes first in the column's dates, where its name says so, such as (MM/DD/YYYY). */
    @Nullable
    DateOrder dateOrder() {
        Matcher form = DATE_FORM.matcher(name);
        if (!form.find() || form.group(1).length() > 2) {
            return null;
        }
        return form.group(1).toLowerCase(Locale.ROOT).startsWith("m") ? DateOrder.MONTH_FIRST : DateOrder.DAY_FIRST;
    }

    private static String without(Pattern pattern, String text) {
        return pattern.matcher(text).replaceAll("");
    }

    /** The name on one line, for people. */
    String shown() {
        return name.strip().replaceAll("\\s+", " ");
    }

    /** The name in quotes, on one line, for people. */
    String quoted() {
        return "\"" + name.replaceAll("\\p{Cntrl}+", " ") + "\"";
    }
}
