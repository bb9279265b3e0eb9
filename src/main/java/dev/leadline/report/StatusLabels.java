package dev.leadline.report;

import dev.leadline.ledger.RowStatus;
import java.util.List;
import java.util.Locale;

/** How the statuses of rows are told to people: in which order, under which name, and what each means. */
public final class StatusLabels {

    /** Good ends first, what a person has to look at last. */
    public static final List<RowStatus> ORDER = List.of(
            RowStatus.CREATED,
            RowStatus.QUEUED,
            RowStatus.STAGED,
            RowStatus.SENDING,
            RowStatus.DUPLICATE,
            RowStatus.REJECTED,
            RowStatus.REFUSED,
            RowStatus.FAILED,
            RowStatus.PARTIAL,
            RowStatus.IN_DOUBT);

    private StatusLabels() {}

    /**
     * A status as a word within a sentence.
     *
     * @param status any
     * @return lower case, such as {@code in doubt}
     */
    public static String name(RowStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /**
     * A status as the console labels it.
     *
     * @param status any
     * @return such as {@code Needs fixing}
     */
    public static String label(RowStatus status) {
        return status.label();
    }

    /**
     * What a status means for the row.
     *
     * @param status any
     * @return half a sentence; empty where the name says it all
     */
    public static String meaning(RowStatus status) {
        return status.meaning();
    }

    /** The label of a status in a run: what was not sent when a run was canceled never waits. */
    public static String label(RowStatus status, boolean isCanceled) {
        return isCanceled && status == RowStatus.STAGED ? "Not sent" : label(status);
    }

    /** What a status means for a row of a run, as half a sentence. */
    public static String meaning(RowStatus status, boolean isCanceled) {
        return isCanceled && status == RowStatus.STAGED
                ? "valid, and never sent, because the run was canceled"
                : meaning(status);
    }
}
