package dev.leadline.lead.conversion;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The words of one full name, sorted into first name, last name and what is left out. */
final class NameWords {

    private static final Set<String> TITLES =
            Set.of("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "rev", "reverend", "sir", "capt", "sgt");
    private static final Set<String> SUFFIXES =
            Set.of("jr", "sr", "ii", "iii", "iv", "2nd", "3rd", "4th", "junior", "senior");
    private static final Set<String> DEGREES =
            Set.of("PhD", "PHD", "MD", "DDS", "DVM", "Esq", "ESQ", "CPA", "MBA", "RN", "JD");
    private static final Set<String> PARTICLES = Set.of(
            "van", "von", "der", "den", "de", "del", "della", "di", "da", "do", "dos", "das", "du", "la", "las", "le",
            "los", "dela", "delos", "bin", "ibn", "bint", "al", "el", "ter", "ten", "af", "av", "zu", "zur", "st",
            "santa", "san", "abu", "ó", "ní", "nic", "mac", "uí", "mhic");

    /** Names that often follow a first name and are seldom last names, without accents. */
    private static final Set<String> SECOND_FIRST_NAMES = Set.of(
            "ann",
            "anne",
            "anna",
            "beth",
            "ellen",
            "elizabeth",
            "faye",
            "gail",
            "jo",
            "kate",
            "lou",
            "louise",
            "lynn",
            "lynne",
            "mae",
            "marie",
            "maria",
            "mary",
            "nell",
            "sue",
            "bob",
            "claire",
            "jose",
            "luis",
            "carlos",
            "antonio",
            "jesus",
            "isabel",
            "carmen",
            "pilar",
            "teresa",
            "elena",
            "luisa",
            "ignacio",
            "javier",
            "fernando",
            "alberto",
            "enrique",
            "eduardo",
            "alejandro",
            "belen",
            "cristina",
            "fernanda",
            "guadalupe",
            "eugenia");

    private String first = "";
    private String last = "";
    private boolean leftOut;

    String first() {
        return first;
    }

    String last() {
        return last;
    }

    /** Whether a title or degree was left out. */
    boolean leftOut() {
        return leftOut;
    }

    /** Whether a word is a suffix such as Jr., which is part of the last name. */
    static boolean isSuffix(String word) {
        return SUFFIXES.contains(letters(word));
    }

    /** Whether two words may be the first names of somebody whose last name is not said. */
    static boolean areFirstNames(List<String> words) {
        return words.size() == 2 && isSecondFirstName(words.get(1));
    }

    /** Sorts "Dr. Jane van der Berg Jr.". */
    void firstLast(List<String> written) {
        List<String> words = withoutDegrees(written);
        int start = titles(words);
        int end = withoutSuffixes(words, start);
        if (end - start <= 1) {
            alone(words, start);
            return;
        }
        int family = Math.max(family(words, start, end), start + SpanishNames.devotional(words.subList(start, end)));
        first = String.join(" ", words.subList(start, family));
        last = String.join(" ", words.subList(family, words.size()));
    }

    /** Sorts "Marta Vidal Ruiz" and "Ana María Vidal Ruiz", where two last names are asked for. */
    void firstTwoLast(List<String> written) {
        List<String> words = withoutDegrees(written);
        int start = titles(words);
        boolean hasParticle = words.stream()
                .anyMatch(word ->
                        PARTICLES.contains(letters(word)) || letters(word).equals("y"));
        int end = withoutSuffixes(words, start);
        boolean hasTwoFirst = end - start > 1 && isSecondFirstName(words.get(start + 1));
        int firsts = Math.max(hasTwoFirst ? 2 : 1, end - start - 2);
        if (hasParticle || end - start <= firsts) {
            firstLast(written);
            return;
        }
        first = String.join(" ", words.subList(start, start + firsts));
        last = String.join(" ", words.subList(start + firsts, words.size()));
    }

    private static int withoutSuffixes(List<String> words, int start) {
        int end = words.size();
        while (end > start + 1 && isSuffix(words.get(end - 1))) {
            end--;
        }
        return end;
    }

    private void alone(List<String> words, int start) {
        if (start > 0) {
            last = String.join(" ", words.subList(start, words.size()));
        } else {
            first = String.join(" ", words.subList(start, words.size()));
        }
    }

    /** Sorts "van der Berg Jr., Dr. Jane". */
    void lastFirst(List<String> family, List<String> given) {
        List<String> before = withoutDegrees(family);
        List<String> after = withoutDegrees(given);
        int start = titles(after);
        int end = withoutSuffixes(after, start);
        last = String.join(
                " ",
                Stream.concat(
                                before.subList(titles(before), before.size()).stream(),
                                after.subList(end, after.size()).stream())
                        .toList());
        first = String.join(" ", after.subList(start, end));
    }

    /** Sorts "de Boer Femke" and "LE GOFF Anne Marie": the last name is in capitals, or one word with its particles. */
    void lastFirst(List<String> words) {
        int start = titles(words);
        int end = start;
        while (end < words.size() && isInCapitals(words.get(end))) {
            end++;
        }
        if (end == start || end == words.size()) {
            end = start;
            while (end < words.size() - 2 && PARTICLES.contains(letters(words.get(end)))) {
                end++;
            }
            end++;
        }
        lastFirst(words.subList(0, end), words.subList(end, words.size()));
    }

    private static boolean isInCapitals(String word) {
        return word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
    }

    private List<String> withoutDegrees(List<String> words) {
        int end = words.size();
        while (end > 1 && isDegree(words.get(end - 1))) {
            end--;
        }
        leftOut |= end < words.size();
        return words.subList(0, end);
    }

    /** Whether a word is a degree; "Md" is none, it stands for Mohammed. */
    static boolean isDegree(String word) {
        return DEGREES.contains(word.replace(".", ""));
    }

    private int titles(List<String> words) {
        int titles = 0;
        while (titles < words.size() && TITLES.contains(letters(words.get(titles)))) {
            titles++;
        }
        leftOut |= titles > 0;
        return titles;
    }

    private static int family(List<String> words, int start, int end) {
        for (int i = start + 1; i < end - 1; i++) {
            if (PARTICLES.contains(letters(words.get(i)))) {
                return i;
            }
            if (letters(words.get(i)).equals("y") && i > start + 1) {
                return i - 1;
            }
        }
        return hasTwoLastNames(words, start, end) ? end - 2 : end - 1;
    }

    /** Whether a name without particles ends in two Spanish last names. */
    private static boolean hasTwoLastNames(List<String> words, int start, int end) {
        return end - start > 2
                && words.subList(end - 2, end).stream().allMatch(SpanishNames::isLastName)
                && !isSecondFirstName(words.get(end - 2));
    }

    private static boolean isSecondFirstName(String word) {
        return SECOND_FIRST_NAMES.contains(SpanishNames.plain(word));
    }

    private static String letters(String word) {
        return Normalizer.normalize(word.replace(".", ""), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
