package dev.leadline.ledger;

import dev.leadline.ledger.BreakdownRepository.Dimension;
import org.jspecify.annotations.Nullable;

/**
 * Which leads of several runs.
 *
 * @param group what became of them
 * @param kind what they have in common, or null
 * @param name of what they have in common, as {@link BreakdownRepository} counts it; empty for rejects with any problem
 */
public record LeadFilter(LeadGroup group, @Nullable Dimension kind, String name) {

    /** Leads by what became of them. */
    public static LeadFilter of(LeadGroup group) {
        return new LeadFilter(group, null, "");
    }

    /** Valid leads of a source or community, or the rejects of a file that have a problem. */
    public static LeadFilter of(Dimension kind, String name) {
        return new LeadFilter(LeadGroup.ALL, kind, name);
    }

    /** The rejects of files, whatever is wrong with them. */
    public static LeadFilter rejects() {
        return of(Dimension.PROBLEM, "");
    }
}
