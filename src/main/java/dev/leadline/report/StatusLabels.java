package dev.leadline.report;

import dev.leadline.ledger.RowStatus;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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

    private static final Map<RowStatus, String> MEANING = new EnumMap<>(Map.of(
            RowStatus.QUEUED, "accepted by Propexo, waiting for the outcome",
            RowStatus.STAGED, "valid, not sent yet",
            RowStatus.SENDING, "being sent",
            RowStatus.DUPLICATE, "already sent, not sent again",
            RowStatus.REJECTED, "invalid and not sent; you can fix it",
            RowStatus.REFUSED, "refused by Propexo; you can fix it",
            RowStatus.FAILED, "not created by the CRM; you can fix it",
            RowStatus.PARTIAL, "created only in part; check it in your CRM",
            RowStatus.IN_DOUBT, "sent, but no usable answer; never sent again automatically"));

    private static final Map<RowStatus, String> LABEL = new EnumMap<>(Map.of(
            RowStatus.CREATED, "Created",
            RowStatus.QUEUED, "Sent, waiting for the CRM",
            RowStatus.STAGED, "Waiting to send",
            RowStatus.SENDING, "Sending",
            RowStatus.DUPLICATE, "Duplicate",
            RowStatus.REJECTED, "Needs fixing",
            RowStatus.REFUSED, "Refused by Propexo",
            RowStatus.FAILED, "Not created by the CRM",
            RowStatus.PARTIAL, "Partly created",
            RowStatus.IN_DOUBT, "Unconfirmed"));

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
        return LABEL.getOrDefault(status, name(status));
    }

    /**
     * What a status means for the row.
     *
     * @param status any
     * @return half a sentence; empty where the name says it all
     */
    public static String meaning(RowStatus status) {
        return MEANING.getOrDefault(status, "");
    }
}
