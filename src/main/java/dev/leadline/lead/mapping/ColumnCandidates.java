package dev.leadline.lead.mapping;

import dev.leadline.message.UserMessage;
import java.util.List;
import java.util.Optional;

/**
 * The fields that a column may feed, as its name and values say.
 *
 * @param candidates in no order
 * @param reason why it may feed none, or none other
 * @param isOpen whether its values alone may show what it is
 * @param misfit the field that the name says and the values do not
 */
record ColumnCandidates(List<MappingCandidate> candidates, String reason, boolean isOpen, Optional<Misfit> misfit) {

    static ColumnCandidates none(UserMessage reason) {
        return none(reason.text());
    }

    static ColumnCandidates none(String reason) {
        return new ColumnCandidates(List.of(), reason, false, Optional.empty());
    }

    /** A column whose values are not those of the field that its name says. */
    record Misfit(int column, String field, UserMessage what, ValueEvidence values) {}
}
