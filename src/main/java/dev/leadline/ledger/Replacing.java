package dev.leadline.ledger;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts fixed rejects in the place of the rows that they came from: each row is replaced once, and only while it is still
 * REJECTED, REFUSED or FAILED, so that a lead never goes both ways. Works in the caller's transaction.
 */
final class Replacing {

    private final JdbcClient jdbc;
    private final Clock clock;

    Replacing(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How a row stands, and which other has taken its place where one has. */
    private record Standing(RowStatus status, boolean replaced, long byRun, long byRow) {}

    /**
     * Lets a row stand in for another, or for the last of those that stand in for it already. Where that one may still be sent, or
     * was, the new row is a DUPLICATE of it.
     */
    void standIn(RowRef row, RowRef original) {
        RowRef last = original;
        while (!replace(last, row)) {
            Standing standing = standing(last);
            if (standing.replaced()) {
                last = new RowRef(standing.byRun(), standing.byRow());
            } else if (!RowStatus.FIXABLE.contains(standing.status())) {
                leaveOut(row, last, standing.status());
                return;
            }
        }
    }

    private boolean replace(RowRef original, RowRef row) {
        return jdbc.sql("""
                        update run_row set replaced_run = :run, replaced_row = :row
                        where run_id = :originalRun and row_no = :originalRow and replaced_run is null
                            and status in ('REJECTED', 'REFUSED', 'FAILED')
                        """)
                        .param("run", row.run())
                        .param("row", row.row())
                        .param("originalRun", original.run())
                        .param("originalRow", original.row())
                        .update()
                == 1;
    }

    private Standing standing(RowRef row) {
        return jdbc.sql("select status, replaced_run, replaced_row from run_row where run_id = :run and row_no = :row")
                .param("run", row.run())
                .param("row", row.row())
                .query((rs, i) -> new Standing(
                        RowStatus.valueOf(rs.getString("status")),
                        rs.getObject("replaced_run") != null,
                        rs.getLong("replaced_run"),
                        rs.getLong("replaced_row")))
                .single();
    }

    private void leaveOut(RowRef row, RowRef last, RowStatus status) {
        jdbc.sql("delete from row_problem where run_id = :run and row_no = :row")
                .param("run", row.run())
                .param("row", row.row())
                .update();
        jdbc.sql("""
                update run_row set status = 'DUPLICATE', code = 'REPLACED', message = :message, settled_at = :now
                where run_id = :run and row_no = :row
                """)
                .param(
                        "message",
                        "It would stand for row %d of run %d, which is %s by now."
                                .formatted(last.row(), last.run(), status))
                .param("now", Times.now(clock))
                .param("run", row.run())
                .param("row", row.row())
                .update();
    }
}
