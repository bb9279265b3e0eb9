package dev.leadline.ledger;

import dev.leadline.database.SqlText;
import dev.leadline.database.SqlTime;
import dev.leadline.database.Transactions;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rejects that a person decides not to send. They keep their status, and the decision can be undone. */
final class DismissalRepository {

    private static final int WHO_CHARS = 200;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;
    private final RelatedRunRepository runs;

    DismissalRepository(JdbcClient jdbc, Transactions transactions, Clock clock, RelatedRunRepository runs) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.runs = runs;
    }

    /**
     * Dismisses a row that is REJECTED, REFUSED or FAILED and was not replaced.
     *
     * @param row which
     * @param who decided
     * @return false where the row has been dismissed already, or is no reject any more
     */
    public boolean dismiss(RowRef row, String who) {
        return transactions.execute(unsure -> {
            runs.lock(row.run());
            int touched = jdbc.sql("""
                    update run_row set dismissed_at = :now, dismissed_by = :who
                    where run_id = :run and row_no = :row and dismissed_at is null and replaced_run is null
                        and status in ('REJECTED', 'REFUSED', 'FAILED')
                    """)
                    .param("now", SqlTime.now(clock))
                    .param("who", SqlText.fit(who, WHO_CHARS))
                    .param("run", row.run())
                    .param("row", row.row())
                    .update();
            if (touched == 1) {
                runs.dismissed(row, 1);
            }
            return touched == 1 || Boolean.TRUE.equals(unsure);
        });
    }

    /**
     * Undoes a dismissal: the row is a reject like any other again.
     *
     * @param row which
     * @return false where the row was not dismissed
     */
    public boolean restore(RowRef row) {
        return transactions.execute(unsure -> {
            runs.lock(row.run());
            return restore(jdbc, runs, row) || Boolean.TRUE.equals(unsure);
        });
    }

    /** The same in the caller's transaction, which has locked the run. */
    static boolean restore(JdbcClient jdbc, RelatedRunRepository runs, RowRef row) {
        int touched =
                jdbc.sql("""
                update run_row set dismissed_at = null, dismissed_by = null
                where run_id = :run and row_no = :row and dismissed_at is not null and coalesce(code, '') <> 'FORGOTTEN'
                """).param("run", row.run()).param("row", row.row()).update();
        if (touched == 1) {
            runs.dismissed(row, -1);
        }
        return touched == 1;
    }
}
