package dev.leadline.ledger;

import static dev.leadline.ledger.SealedColumn.BODY;

import dev.leadline.database.SqlTime;
import dev.leadline.database.Transactions;
import dev.leadline.encryption.CellCipher;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes a ledger that was restored from a backup safe to use. What was sent after the backup is not in it, so every row that could
 * have been sent since is in doubt, and none is sent by itself.
 */
public final class RestoreRepository {

    private static final int PAGE = 500;

    /** Rows that were ready to be sent, or could become so by themselves. */
    private static final String MAY_BE_SENT = """
            select row_no, body from run_row r
            where run_id = :run and row_no > :after and body is not null and (status = 'STAGED' or status = 'DUPLICATE' and code = 'DUPLICATE'
                and exists (select 1 from run_row h where h.run_id = r.duplicate_of_run and h.row_no = r.duplicate_of_row
                    and h.status in ('STAGED', 'SENDING', 'QUEUED', 'IN_DOUBT')))
            order by run_id, row_no fetch first :most rows only
            """;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;
    private final DuplicateKeys duplicateKeys;
    private final RelatedRunRepository others;
    private final CellCipher cipher;

    RestoreRepository(
            JdbcClient jdbc,
            Transactions transactions,
            Clock clock,
            DuplicateKeys duplicateKeys,
            RelatedRunRepository others,
            CellCipher cipher) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.duplicateKeys = duplicateKeys;
        this.others = others;
        this.cipher = cipher;
    }

    /**
     * STAGED and SENDING to IN_DOUBT for every row, and the same for duplicates of rows without an outcome. Their prospects are
     * reserved. No process owns a run here.
     *
     * @param backup when the backup was made
     * @return how many rows
     */
    public long putInDoubt(Instant backup) {
        transactions.change(() ->
                jdbc.sql("update run set owner = null, lease_until = null").update());
        long rows = interrupted();
        for (long run : transactions.read(
                () -> jdbc.sql("select id from run where closed_as is distinct from 'CANCELLED' order by id")
                        .query(Long.class)
                        .list())) {
            rows += putInDoubt(run, backup);
        }
        return rows;
    }

    private long putInDoubt(long run, Instant backup) {
        long rows = 0;
        long after = 0;
        for (List<StagedRow> page = page(run, after); !page.isEmpty(); page = page(run, after)) {
            List<StagedRow> some = page;
            transactions.change(() -> some.forEach(row -> putInDoubt(row, backup)));
            rows += page.size();
            after = page.get(page.size() - 1).row();
        }
        return rows;
    }

    /** Their prospects are reserved by their claims. */
    private int interrupted() {
        return transactions.execute(
                unsure -> Math.max(unsure == null ? 0 : unsure, jdbc.sql("""
                update run_row set status = 'IN_DOUBT', code = 'INTERRUPTED',
                    message = 'This row was being sent when the backup was made.'
                where status = 'SENDING'
                """).update()));
    }

    private List<StagedRow> page(long run, long after) {
        return transactions.read(() -> jdbc.sql(MAY_BE_SENT)
                .param("run", run)
                .param("after", after)
                .param("most", PAGE)
                .query((rs, i) -> new StagedRow(
                        run,
                        rs.getLong("row_no"),
                        cipher.open(BODY.at(run, rs.getLong("row_no")), rs.getString("body")),
                        null))
                .list());
    }

    private void putInDoubt(StagedRow row, Instant backup) {
        int touched = jdbc.sql("""
                update run_row set status = 'IN_DOUBT', code = 'RESTORED', sent_at = :backup, retry_job = null,
                    duplicate_of_run = null, duplicate_of_row = null, settled_at = null,
                    message = 'This row was not sent when the backup was made. It may have been sent since then.'
                where run_id = :run and row_no = :row and status in ('STAGED', 'DUPLICATE')
                """)
                .param("backup", SqlTime.timestamp(backup))
                .param("run", row.run())
                .param("row", row.row())
                .update();
        if (touched == 1) {
            duplicateKeys.standInLine(row);
            others.changed(row.run());
            jdbc.sql("update run set exit_code = 6, released_at = null where id = :run and status = 'COMPLETED'")
                    .param("run", row.run())
                    .update();
        }
    }

    /**
     * Closes runs whose files were not read completely: the rest of their rows may have been sent.
     *
     * @return how many
     */
    public int closeUnread() {
        List<Long> unread = transactions.read(
                () -> jdbc.sql("select id from run where staged_at is null and closed_at is null order by id")
                        .query(Long.class)
                        .list());
        unread.forEach(run -> transactions.change(() -> close(run)));
        return unread.size();
    }

    private void close(long run) {
        Instant now = clock.instant();
        jdbc.sql("""
                update run set closed_at = :now, closed_as = 'RESTORED', status = 'STOPPED', owner = null, lease_until = null,
                    ended_at = coalesce(ended_at, :now), exit_code = 5, stop_code = 'RESTORED', stop_reason = :reason
                where id = :run and closed_at is null
                """)
                .param("now", SqlTime.now(clock))
                .param("reason", new RunClosure(RunClosure.ClosureKind.RESTORED, now).sentence(run))
                .param("run", run)
                .update();
    }
}
