package dev.leadline.lead.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Other ways to write the name of a column: without repeated words or remarks, with words in full. */
final class HeaderVariants {

    private static final Pattern DOLLAR = Pattern.compile("\\$");
    private static final Pattern REMARK = Pattern.compile("[(\\[][^()\\[\\]]*[)\\]]");
    private static final Pattern LAST_REMARK = Pattern.compile("\\? *[(\\[]([^()\\[\\]]+)[)\\]]\\s*$");
    /** The type of a value in front of its name, as some programs write it: "dtMoveIn". */
    private static final Pattern TYPE = Pattern.compile("^(?:dt|[sidbn])(?=\\p{Lu})");

    private static final Map<String, List<String>> ABBREVIATIONS = KnownHeaders.SHIPPED.abbreviations();

    private static final Set<String> HARMLESS = KnownHeaders.SHIPPED.remarks();

    private HeaderVariants() {}

    /** The names that mean the same, whatever the field is; none is the name itself. */
    static Stream<HeaderName> of(HeaderName header) {
        HeaderName once = once(header);
        return Stream.concat(
                        Stream.of(
                                once,
                                changed(once, name -> DOLLAR.matcher(name).replaceAll(" price ")),
                                changed(header, name -> TYPE.matcher(name).replaceFirst(""))),
                        inFull(once))
                .filter(variant ->
                        !variant.words().isEmpty() && !variant.words().equals(header.words()))
                .distinct();
    }

    /** The name without remarks in parentheses, such as "(for text updates)"; other remarks may say that it is about somebody else. */
    static Stream<HeaderName> withoutRemark(HeaderName header) {
        boolean areHarmless = REMARK.matcher(header.name())
                .results()
                .allMatch(remark -> HARMLESS.containsAll(new HeaderName(remark.group()).words()));
        if (!areHarmless) {
            return Stream.empty();
        }
        HeaderName bare = changed(header, name -> REMARK.matcher(name).replaceAll(" "));
        return bare.words().isEmpty() || bare.words().equals(header.words()) ? Stream.empty() : Stream.of(bare);
    }

    /** The text in parentheses at the end of a question. */
    static Optional<HeaderName> remark(HeaderName header) {
        return LAST_REMARK
                .matcher(header.name())
                .results()
                .map(remark -> new HeaderName(remark.group(1)))
                .findFirst();
    }

    private static HeaderName changed(HeaderName header, UnaryOperator<String> change) {
        return new HeaderName(change.apply(header.name()));
    }

    /** "phone.phone_number" and "phones.phone" are phone numbers. */
    private static HeaderName once(HeaderName header) {
        List<String> words = header.words();
        List<String> kept = new ArrayList<>();
        for (String word : words) {
            int last = kept.size() - 1;
            if (last >= 0 && NameForms.forms(kept.get(last)).contains(word)) {
                kept.remove(last);
            }
            kept.add(word);
        }
        return kept.size() < words.size() ? new HeaderName(String.join(" ", kept)) : header;
    }

    /** The name with its abbreviations in full; some stand for two words. */
    private static Stream<HeaderName> inFull(HeaderName header) {
        List<String> words = header.words();
        int most = words.stream()
                .mapToInt(word -> ABBREVIATIONS.getOrDefault(word, List.of()).size())
                .max()
                .orElse(0);
        return Stream.iterate(0, choice -> choice < most, choice -> choice + 1)
                .map(choice -> new HeaderName(String.join(
                        " ", words.stream().map(word -> inFull(word, choice)).toList())));
    }

    private static String inFull(String word, int choice) {
        List<String> meanings = ABBREVIATIONS.getOrDefault(word, List.of(word));
        return meanings.get(Math.min(choice, meanings.size() - 1));
    }
}
