package dev.leadline.lead.mapping;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Names of columns that say whether a person may be contacted.
 *
 * @param optOut parts of names of columns where yes means no
 * @param optOutNames such names as a whole
 * @param optIn parts of names of columns where yes means yes
 * @param optInNames such names as a whole
 * @param withoutNames names that only look like them
 * @param without words of names that are about something else
 * @param withoutOptIn words of names about an agreement itself, such as its date; such a date of a refusal is a refusal
 * @param how words of names about how somebody refused: whatever such a column says, it is a refusal
 * @param verbs words that agree to something, which is named by one of the objects
 * @param objects what somebody agrees to
 * @param about words that may be beside one of the objects in a name that says no more than what somebody is sent
 * @param inShort such a name in short
 * @param terms what people accept besides
 * @param negations words with which a name does not ask for agreement
 * @param not words that turn an agreement into a refusal
 * @param refuse beginnings of words that refuse
 * @param either words of names that offer or ask for both answers
 */
record ConsentNames(
        @JsonProperty("opt_out") Set<String> optOut,
        @JsonProperty("opt_out_names") Set<String> optOutNames,
        @JsonProperty("opt_in") Set<String> optIn,
        @JsonProperty("opt_in_names") Set<String> optInNames,
        @JsonProperty("without_names") Set<String> withoutNames,
        Set<String> without,
        @JsonProperty("without_opt_in") Set<String> withoutOptIn,
        Set<String> how,
        Set<String> verbs,
        Set<String> objects,
        Set<String> about,
        @JsonProperty("short") Set<String> inShort,
        Set<String> terms,
        Set<String> negations,
        Set<String> not,
        Set<String> refuse,
        Set<String> either) {

    private static final List<String> MAILING_LIST = List.of("mailing", "list");

    /** In which direction a column of that name says so; empty if it does not. */
    Optional<ColumnRole> role(HeaderName header) {
        String key = header.key();
        if (isAboutElse(header)) {
            return Optional.empty();
        }
        if (optOutNames.contains(key)) {
            return Optional.of(ColumnRole.OPT_OUT);
        }
        if (optInNames.contains(key)) {
            return Optional.of(ColumnRole.OPT_IN);
        }
        if (optOut.stream().anyMatch(key::contains)) {
            return Optional.of(ColumnRole.OPT_OUT);
        }
        if (optIn.stream().noneMatch(key::contains)) {
            return Optional.empty();
        }
        if (mentionsRefusal(header)) {
            return isRefusal(header) ? Optional.of(ColumnRole.OPT_OUT) : Optional.empty();
        }
        return has(header, withoutOptIn) ? Optional.empty() : Optional.of(ColumnRole.OPT_IN);
    }

    /** The same for a name such as "Accepted marketing emails", in other words than those that are listed; its values must agree. */
    Optional<ColumnRole> agreement(HeaderName header) {
        if (isAboutElse(header) || !has(header, objects)) {
            return Optional.empty();
        }
        if (mentionsRefusal(header)) {
            return isRefusal(header) ? Optional.of(ColumnRole.OPT_OUT) : Optional.empty();
        }
        return has(header, verbs) && !has(header, negations) && !has(header, withoutOptIn)
                ? Optional.of(ColumnRole.OPT_IN)
                : Optional.empty();
    }

    /** Whether a name is about consent, but does not say what yes means: "I don't refuse texts", "Consent or refusal". */
    boolean isDoubtful(HeaderName header) {
        boolean isAboutConsent = optIn.stream().anyMatch(header.key()::contains) || has(header, objects);
        return !isAboutElse(header) && isAboutConsent && mentionsRefusal(header) && !isRefusal(header);
    }

    /** Whether a name says only what somebody may be sent: "SMS Alerts". */
    boolean isOnlyAbout(HeaderName header) {
        return (has(header, objects) || has(header, inShort))
                && header.words().stream()
                        .allMatch(word -> about.contains(word) || objects.contains(word) || inShort.contains(word));
    }

    private boolean isAboutElse(HeaderName header) {
        List<String> words = header.words();
        return withoutNames.contains(header.key())
                || (has(header, terms) && !has(header, objects))
                || IntStream.range(0, words.size())
                        .anyMatch(place -> without.contains(words.get(place)) && !isMailingList(words, place));
    }

    private static boolean isMailingList(List<String> words, int place) {
        return place > 0 && words.subList(place - 1, place + 1).equals(MAILING_LIST);
    }

    /** Whether a name has a word such as "don't" or "refuses"; such a column never means that somebody agreed. */
    private boolean mentionsRefusal(HeaderName header) {
        return header.words().stream().anyMatch(this::refuses) || (has(header, not) && !has(header, either));
    }

    /** Whether a yes in a column of that name is clearly a refusal: "I don't want texts", but not "I don't refuse texts". */
    private boolean isRefusal(HeaderName header) {
        List<String> words = header.words();
        long refusing = words.stream().filter(this::refuses).count();
        long negated = words.stream().filter(not::contains).count();
        return refusing + negated == 1 && !has(header, either) && !has(header, negations);
    }

    private boolean refuses(String word) {
        return refuse.stream().anyMatch(word::startsWith);
    }

    /** Whether a column of refusals says how or why somebody refused, as "Unsubscribed Mode" does. */
    boolean saysHow(HeaderName header) {
        return has(header, how);
    }

    private static boolean has(HeaderName header, Set<String> words) {
        return header.words().stream().anyMatch(words::contains);
    }
}
