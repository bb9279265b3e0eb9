package dev.leadline.ledger;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/** What became of leads, over several runs. A row that a correction replaced counts once, with the run that sent it. */
public enum LeadGroup {
    /** All leads. */
    ALL(
            run -> run.counts().total() - run.resolved().replaced().total(),
            RowFilter.in(EnumSet.complementOf(EnumSet.copyOf(RowStatus.FIXABLE))),
            new RowFilter(RowStatus.FIXABLE, RowGroup.NOT_CORRECTED, null)),
    /** Those that are in the CRM. */
    CREATED(EnumSet.of(RowStatus.CREATED)),
    /** Those that are to be sent, or wait for the CRM. */
    WAITING(EnumSet.of(RowStatus.QUEUED, RowStatus.STAGED, RowStatus.SENDING)),
    /** Those that a person has to look at. */
    OPEN(
            run -> open(run, RowStatus.FIXABLE) + open(run, EnumSet.of(RowStatus.PARTIAL, RowStatus.IN_DOUBT)),
            new RowFilter(RowStatus.FIXABLE, RowGroup.UNRESOLVED, null),
            RowFilter.in(EnumSet.of(RowStatus.PARTIAL, RowStatus.IN_DOUBT))),
    /** Duplicates, and rows that somebody dismissed. */
    LEFT_OUT(
            run -> run.open(RowStatus.DUPLICATE) + run.resolved().dismissed().total(),
            RowFilter.in(EnumSet.of(RowStatus.DUPLICATE)),
            new RowFilter(RowStatus.FIXABLE, RowGroup.DISMISSED, null));

    private final ToLongFunction<RunLine> count;
    private final List<RowFilter> filters;

    LeadGroup(Set<RowStatus> statuses) {
        this(run -> open(run, statuses), RowFilter.in(statuses));
    }

    LeadGroup(ToLongFunction<RunLine> count, RowFilter... filters) {
        this.count = count;
        this.filters = List.of(filters);
    }

    private static long open(RunLine run, Set<RowStatus> statuses) {
        return statuses.stream().mapToLong(run::open).sum();
    }

    /** How many leads of a run are in it, as last counted. */
    public long count(RunLine run) {
        return count.applyAsLong(run);
    }

    /** No row passes two of them. */
    List<RowFilter> filters() {
        return filters;
    }
}
