package dev.leadline.report;

import dev.leadline.lead.Problem;
import dev.leadline.lead.ProblemCode;
import dev.leadline.ledger.LedgerRow;
import dev.leadline.ledger.RowStatus;
import dev.leadline.message.UserMessage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers the rows that a person has to look at by what is wrong with them, and no more of them than a page can show. */
final class RejectCauses {

    /** Whose rows are gathered: those in doubt come first, for nobody else will settle them. */
    static final Set<RowStatus> LOOKED_AT =
            EnumSet.of(RowStatus.REJECTED, RowStatus.REFUSED, RowStatus.FAILED, RowStatus.PARTIAL, RowStatus.IN_DOUBT);

    private static final int MOST_CAUSES = 200;
    private static final int ROWS_OF_A_CAUSE = 50;
    private static final int ROWS_OF_A_PAGE = 1_000;
    private static final Map<RowStatus, UserMessage> ADVICE = Map.of(
            RowStatus.REJECTED, UserMessage.of("report.fix-rejected"),
            RowStatus.REFUSED, UserMessage.of("report.fix-refused"),
            RowStatus.FAILED, UserMessage.of("report.fix-refused"),
            RowStatus.PARTIAL, UserMessage.of("report.check-partial"),
            RowStatus.IN_DOUBT, UserMessage.of("report.check-in-doubt"));

    private final Map<CauseGroup, Rows> causes = new LinkedHashMap<>();
    private int shown;

    /**
     * What rows have in common.
     *
     * @param status where they stand
     * @param code of the problem, or the API's
     * @param place the column or field at fault, or null when it is the row as a whole
     */
    record CauseGroup(
            RowStatus status,
            @Nullable String code,
            @Nullable String place) {}

    /**
     * A cause with its rows.
     *
     * @param kind what they have in common
     * @param advice what to do about it
     * @param count how many rows there are
     * @param rows those that are shown
     */
    record ReportedCause(CauseGroup kind, String advice, long count, List<LedgerRow> rows) {}

    private static final class Rows {

        private final List<LedgerRow> shown = new ArrayList<>();
        private long count;
    }

    void add(LedgerRow row) {
        CauseGroup kind = kind(row);
        if (!causes.containsKey(kind) && causes.size() >= MOST_CAUSES) {
            kind = new CauseGroup(row.status(), null, null);
        }
        Rows rows = causes.computeIfAbsent(kind, any -> new Rows());
        rows.count++;
        if (rows.shown.size() < ROWS_OF_A_CAUSE && shown < ROWS_OF_A_PAGE) {
            rows.shown.add(row);
            shown++;
        }
    }

    private static CauseGroup kind(LedgerRow row) {
        if (row.problems().isEmpty()) {
            return new CauseGroup(row.status(), row.code(), null);
        }
        Problem first = row.problems().get(0);
        String place = first.column() == null ? first.field() : first.column();
        return new CauseGroup(row.status(), first.code().name(), place);
    }

    /** Rows in doubt first, then the most frequent cause first. */
    List<ReportedCause> inOrder() {
        return causes.entrySet().stream()
                .map(cause -> new ReportedCause(
                        cause.getKey(), advice(cause.getKey()), cause.getValue().count, cause.getValue().shown))
                .sorted(Comparator.<ReportedCause, Integer>comparing(cause -> urgency(cause.kind.status()))
                        .thenComparing(ReportedCause::count, Comparator.reverseOrder()))
                .toList();
    }

    private static int urgency(RowStatus status) {
        return switch (status) {
            case IN_DOUBT -> 0;
            case PARTIAL -> 1;
            default -> 2;
        };
    }

    private static String advice(CauseGroup kind) {
        for (ProblemCode code : ProblemCode.values()) {
            if (code.name().equals(kind.code())) {
                return code.advice();
            }
        }
        UserMessage advice = ADVICE.get(kind.status());
        return advice == null ? "" : advice.text();
    }
}
