package dev.leadline.ledger;

import dev.leadline.database.SqlTime;
import dev.leadline.message.UserMessage;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts fixed rejects in the place of the rows that they came from, so that a lead never goes both ways. A row is replaced once:
 * while it is still REJECTED, REFUSED or FAILED, or while an earlier correction of it is STAGED and not sent. A row that a
 * person dismissed is replaced by a valid row only. Works in the caller's transaction.
 */
final class ReplacementRepository {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final DuplicateKeys duplicateKeys;
    private final RelatedRunRepository others;
    private final SendAnywayDecisions decisions;

    ReplacementRepository(JdbcClient jdbc, Clock clock, DuplicateKeys duplicateKeys, RelatedRunRepository others) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.duplicateKeys = duplicateKeys;
        this.others = others;
        this.decisions = new SendAnywayDecisions(jdbc);
    }

    /** The status of a row, and the row that replaced it, if any. */
    private record Standing(
            RowStatus status,
            boolean replaced,
            long byRun,
            long byRow,
            @Nullable String dismissedBy) {}

    /**
     * Lets a row stand in for another, or for the last of those that stand in for it already. Where that one was sent or may
     * have been, the new row is a DUPLICATE of it. A correction that no process has sent yet gives way to a newer one that is
     * valid.
     */
    void standIn(RowRef row, RowRef original) {
        RowRef last = original;
        while (!replace(last, row)) {
            Standing standing = standing(last);
            if (standing.replaced()) {
                last = new RowRef(standing.byRun(), standing.byRow());
            } else if (standing.status() == RowStatus.STAGED && isNewerAndValid(row, last)) {
                if (supersede(last, row)) {
                    return;
                }
            } else if (standing.dismissedBy() != null && !isValid(row)) {
                leaveOut(
                        row,
                        last,
                        UserMessage.of("ledger.corrects-dismissed", last.row(), last.run(), standing.dismissedBy()));
                return;
            } else if (!RowStatus.FIXABLE.contains(standing.status())) {
                leaveOut(
                        row,
                        last,
                        UserMessage.of("ledger.corrects-settled", last.row(), last.run(), standing.status()));
                return;
            }
        }
    }

    private boolean isNewerAndValid(RowRef row, RowRef last) {
        return row.run() > last.run() && isValid(row);
    }

    private boolean isValid(RowRef row) {
        return standing(row).status() == RowStatus.STAGED;
    }

    /** False where a process was faster and has claimed the earlier correction. */
    private boolean supersede(RowRef earlier, RowRef row) {
        int touched = jdbc.sql("""
                update run_row set status = 'DUPLICATE', code = 'REPLACED', message = :message, settled_at = :now,
                    replaced_run = :run, replaced_row = :row
                where run_id = :earlierRun and row_no = :earlierRow and status = 'STAGED' and replaced_run is null
                """)
                .param(
                        "message",
                        UserMessage.of("ledger.replaced-by", row.row(), row.run())
                                .text())
                .param("now", SqlTime.now(clock))
                .param("run", row.run())
                .param("row", row.row())
                .param("earlierRun", earlier.run())
                .param("earlierRow", earlier.row())
                .update();
        if (touched == 1) {
            duplicateKeys.release(earlier.run(), earlier.row());
            others.changed(earlier.run());
        }
        return touched == 1;
    }

    private boolean replace(RowRef original, RowRef row) {
        others.lock(original.run());
        if (isValid(row)) {
            DismissalRepository.restore(jdbc, others, original);
        }
        int touched = jdbc.sql("""
                update run_row set replaced_run = :run, replaced_row = :row
                where run_id = :originalRun and row_no = :originalRow and replaced_run is null and dismissed_at is null
                    and status in ('REJECTED', 'REFUSED', 'FAILED')
                """)
                .param("run", row.run())
                .param("row", row.row())
                .param("originalRun", original.run())
                .param("originalRow", original.row())
                .update();
        if (touched == 1) {
            others.replaced(original);
            decisions.takeOver(original, row);
        }
        return touched == 1;
    }

    private Standing standing(RowRef row) {
        return jdbc.sql(
                        "select status, replaced_run, replaced_row, dismissed_by from run_row where run_id = :run and row_no = :row")
                .param("run", row.run())
                .param("row", row.row())
                .query((rs, i) -> new Standing(
                        RowStatus.valueOf(rs.getString("status")),
                        rs.getObject("replaced_run") != null,
                        rs.getLong("replaced_run"),
                        rs.getLong("replaced_row"),
                        rs.getString("dismissed_by")))
                .single();
    }

    private void leaveOut(RowRef row, RowRef last, UserMessage why) {
        jdbc.sql("delete from row_problem where run_id = :run and row_no = :row")
                .param("run", row.run())
                .param("row", row.row())
                .update();
        jdbc.sql("""
                update run_row set status = 'DUPLICATE', code = 'REPLACED', message = :message, settled_at = :now,
                    duplicate_of_run = :lastRun, duplicate_of_row = :lastRow
                where run_id = :run and row_no = :row
                """)
                .param("lastRun", last.run())
                .param("lastRow", last.row())
                .param("message", why.text())
                .param("now", SqlTime.now(clock))
                .param("run", row.run())
                .param("row", row.row())
                .update();
    }
}
