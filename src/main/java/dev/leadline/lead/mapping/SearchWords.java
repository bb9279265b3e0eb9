package dev.leadline.lead.mapping;

import dev.leadline.source.Row;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words by which a person finds a lead again: its e-mail address, its phone number's last ten digits, and each part of its
 * names, all without accents and in lower case. A question is taken apart in the same way.
 */
public final class SearchWords {

    private static final Set<String> EMAILS = Set.of("email_1");
    private static final Set<String> PHONES = Set.of("phone_1", "phone_2");
    private static final Set<String> NAMES = Set.of("first_name", "middle_name", "last_name", ColumnPlan.FULL_NAME);
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final int FEWEST_DIGITS = 7;
    private static final int DIGITS = 10;
    private static final int LONGEST = 100;
    private static final int MOST = 12;

    private SearchWords() {}

    /**
     * What a question asks for.
     *
     * @param text as a person typed it: an address, a number or names
     * @return the words that all have to be there; empty when the text holds none
     */
    public static Set<String> of(String text) {
        String stripped = text.strip();
        if (stripped.contains("@")) {
            return words(Arrays.stream(stripped.split("\\s+"))
                    .flatMap(part -> part.contains("@") ? email(part) : names(part)));
        }
        return stripped.chars().noneMatch(Character::isLetter) ? words(phone(stripped)) : words(names(stripped));
    }

    static Set<String> of(List<ColumnPlan> columns, Row row) {
        Stream.Builder<Stream<String>> found = Stream.builder();
        for (int place = 0; place < Math.min(columns.size(), row.cells().size()); place++) {
            String field = columns.get(place).field();
            if (field != null) {
                found.add(inCell(field, row.cells().get(place)));
            }
        }
        return words(found.build().flatMap(words -> words));
    }

    private static Stream<String> inCell(String field, String cell) {
        if (field.equals(ColumnPlan.EMAIL_OR_PHONE)) {
            return Arrays.stream(cell.split("[\\s,;|/]+"))
                    .filter(part -> part.contains("@"))
                    .flatMap(part -> Stream.concat(email(part), phone(cell.replace(part, ""))));
        }
        if (EMAILS.contains(field)) {
            return email(cell);
        }
        if (PHONES.contains(field)) {
            return phone(cell);
        }
        return NAMES.contains(field) ? names(cell) : Stream.empty();
    }

    private static Stream<String> email(String text) {
        return Stream.of(text.strip().toLowerCase(Locale.ROOT));
    }

    private static Stream<String> phone(String text) {
        String digits = text.replaceAll("[^0-9]", "");
        return digits.length() < FEWEST_DIGITS
                ? Stream.empty()
                : Stream.of(digits.substring(Math.max(0, digits.length() - DIGITS)));
    }

    private static Stream<String> names(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return BETWEEN_WORDS.splitAsStream(plain.toLowerCase(Locale.ROOT));
    }

    private static Set<String> words(Stream<String> words) {
        Set<String> kept = new LinkedHashSet<>();
        words.filter(word -> !word.isEmpty() && word.length() <= LONGEST)
                .limit(MOST)
                .forEach(kept::add);
        return kept;
    }
}
