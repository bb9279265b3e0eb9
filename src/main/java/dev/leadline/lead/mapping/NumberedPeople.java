package dev.leadline.lead.mapping;

import dev.leadline.lead.mapping.KnownHeaders.Hint;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Columns of a second or further person, told by their number: where a file has "First Name 1" and "First Name 2", "Phone 2" is
 * the other person's number, not the lead's second.
 */
final class NumberedPeople {

    private static final Pattern NUMBER = Pattern.compile("(\\p{L}*)([2-9])");
    private static final Set<String> NAMES = Set.of(ColumnPlan.FULL_NAME, "first_name", "last_name");

    private final Set<String> others;

    NumberedPeople(List<String> header, HeaderMatcher matcher) {
        List<HeaderName> names = header.stream().map(HeaderName::new).toList();
        Set<String> named = names.stream()
                .filter(NumberedPeople::hasNumber)
                .filter(name -> isName(withoutNumber(name), matcher))
                .flatMap(NumberedPeople::numbers)
                .collect(Collectors.toUnmodifiableSet());
        boolean hasFirst =
                !named.isEmpty() && names.stream().anyMatch(name -> !hasNumber(name) && isName(name, matcher));
        others = hasFirst ? named : Set.of();
    }

    /** Whether a column is about another person than the lead. */
    boolean areMeant(HeaderName name) {
        return numbers(name).anyMatch(others::contains);
    }

    private static boolean isName(HeaderName name, HeaderMatcher matcher) {
        return matcher.match(name).hints().stream().map(Hint::field).anyMatch(NAMES::contains);
    }

    private static boolean hasNumber(HeaderName name) {
        return numbers(name).findAny().isPresent();
    }

    private static Stream<String> numbers(HeaderName name) {
        return name.words().stream()
                .map(NUMBER::matcher)
                .filter(Matcher::matches)
                .map(word -> word.group(2));
    }

    private static HeaderName withoutNumber(HeaderName name) {
        return new HeaderName(name.words().stream()
                .map(word -> NUMBER.matcher(word).replaceFirst("$1"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" ")));
    }
}
