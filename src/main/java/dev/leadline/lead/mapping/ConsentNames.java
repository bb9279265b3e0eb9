package dev.leadline.lead.mapping;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import java.util.Set;

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
 * @param negations words with which that is no agreement
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
        Set<String> negations) {

    /** In which direction a column of that name says so; empty if it does not. */
    Optional<ColumnRole> role(HeaderName header) {
        String key = header.key();
        if (withoutNames.contains(key) || has(header, without)) {
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
        return optIn.stream().anyMatch(key::contains) && !has(header, withoutOptIn)
                ? Optional.of(ColumnRole.OPT_IN)
                : Optional.empty();
    }

    /** The same for a name such as "Accepted marketing emails", in other words than those that are listed; its values must agree. */
    Optional<ColumnRole> agreement(HeaderName header) {
        return has(header, verbs) && has(header, objects) && !has(header, negations) && !has(header, withoutOptIn)
                ? Optional.of(ColumnRole.OPT_IN)
                : Optional.empty();
    }

    /** Whether a column of refusals says how or why somebody refused, as "Unsubscribed Mode" does. */
    boolean saysHow(HeaderName header) {
        return has(header, how);
    }

    private static boolean has(HeaderName header, Set<String> words) {
        return header.words().stream().anyMatch(words::contains);
    }
}
