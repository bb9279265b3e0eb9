package dev.leadline.ledger;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What became of leads, over several runs. A row that a correction replaced counts once, with the run that sent it. */
public enum LeadGroup {
    /** All leads. */
    ALL,
    /** Those that are in the CRM. */
    CREATED,
    /** Those that are to be sent, or wait for the CRM. */
    WAITING,
    /** Those that a person has to look at. */
    OPEN,
    /** Duplicates, and rows that somebody dismissed. */
    LEFT_OUT;

    private static final Set<RowStatus> NOT_FIXABLE = EnumSet.complementOf(EnumSet.copyOf(RowStatus.FIXABLE));
    private static final Set<RowStatus> UNSETTLED = EnumSet.of(RowStatus.QUEUED, RowStatus.STAGED, RowStatus.SENDING);
    private static final Set<RowStatus> UNCLEAR = EnumSet.of(RowStatus.PARTIAL, RowStatus.IN_DOUBT);

    /** How many leads of a run are in it, as last counted. */
    public long count(RunLine run) {
        return switch (this) {
            case ALL -> run.counts().total() - run.resolved().replaced().total();
            case CREATED -> run.open(RowStatus.CREATED);
            case WAITING -> open(run, UNSETTLED);
            case OPEN -> open(run, RowStatus.FIXABLE) + open(run, UNCLEAR);
            case LEFT_OUT ->
                run.open(RowStatus.DUPLICATE) + run.resolved().dismissed().total();
        };
    }

    private static long open(RunLine run, Set<RowStatus> statuses) {
        return statuses.stream().mapToLong(run::open).sum();
    }

    /** No row passes two of them. */
    List<RowFilter> filters() {
        return switch (this) {
            case ALL ->
                List.of(RowFilter.in(NOT_FIXABLE), new RowFilter(RowStatus.FIXABLE, RowGroup.NOT_CORRECTED, null));
            case CREATED -> List.of(RowFilter.in(EnumSet.of(RowStatus.CREATED)));
            case WAITING -> List.of(RowFilter.in(UNSETTLED));
            case OPEN -> List.of(new RowFilter(RowStatus.FIXABLE, RowGroup.UNRESOLVED, null), RowFilter.in(UNCLEAR));
            case LEFT_OUT ->
                List.of(
                        RowFilter.in(EnumSet.of(RowStatus.DUPLICATE)),
                        new RowFilter(RowStatus.FIXABLE, RowGroup.DISMISSED, null));
        };
    }
}
