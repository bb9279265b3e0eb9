package dev.leadline.ledger;

import static dev.leadline.ledger.SealedColumn.ATTEMPT_MESSAGE;
import static dev.leadline.ledger.SealedColumn.BODY;

import dev.leadline.encryption.CellCipher;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happened to single rows: attempts, evidence, and what people decided. */
final class RowHistories {

    private final JdbcClient jdbc;
    private final CellCipher cipher;

    RowHistories(JdbcClient jdbc, CellCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    /** All that happened to this row. */
    RowHistory of(RowRef ref, LedgerRow row) {
        return jdbc.sql("select body, duplicate_of_run, duplicate_of_row from run_row where run_id = :run and row_no ="
                        + " :row")
                .param("run", ref.run())
                .param("row", ref.row())
                .query((rs, i) -> new RowHistory(
                        row,
                        cipher.openNullable(BODY.at(ref), rs.getString("body")),
                        attempts(ref),
                        resolutions(ref),
                        rs.getObject("duplicate_of_run") == null
                                ? null
                                : new RowRef(rs.getLong("duplicate_of_run"), rs.getLong("duplicate_of_row")),
                        replaces(ref)))
                .single();
    }

    private List<RowHistory.SendAttempt> attempts(RowRef ref) {
        return jdbc.sql("select * from row_attempt where run_id = :run and row_no = :row order by attempt")
                .param("run", ref.run())
                .param("row", ref.row())
                .query((rs, i) -> new RowHistory.SendAttempt(
                        rs.getInt("attempt"),
                        rs.getObject("sent_at", OffsetDateTime.class).toInstant(),
                        RowStatus.valueOf(rs.getString("status")),
                        rs.getString("job_id"),
                        rs.getObject("http_status", Integer.class),
                        rs.getString("code"),
                        cipher.openNullable(
                                ATTEMPT_MESSAGE.at(ref.run(), ref.row(), rs.getInt("attempt")),
                                rs.getString("message"))))
                .list();
    }

    private List<RowHistory.Resolution> resolutions(RowRef ref) {
        return jdbc.sql("select at, basis, decision, who from reconciliation where run_id = :run and row_no = :row"
                        + " order by id")
                .param("run", ref.run())
                .param("row", ref.row())
                .query((rs, i) -> new RowHistory.Resolution(
                        rs.getObject("at", OffsetDateTime.class).toInstant(),
                        rs.getString("basis"),
                        rs.getString("decision"),
                        rs.getString("who")))
                .list();
    }

    private @Nullable RowRef replaces(RowRef ref) {
        return jdbc.sql("select run_id, row_no from run_row where replaced_run = :run and replaced_row = :row")
                .param("run", ref.run())
                .param("row", ref.row())
                .query((rs, i) -> new RowRef(rs.getLong("run_id"), rs.getLong("row_no")))
                .optional()
                .orElse(null);
    }

    /** As {@link LedgerPages#undoableDecisions}. */
    List<RowDecision> undoableDecisions(long run) {
        return jdbc.sql("""
            select c.row_no, c.decision, c.at, c.who from reconciliation c
                join run_row r on r.run_id = c.run_id and r.row_no = c.row_no
                join row_attempt a on a.run_id = c.run_id and a.row_no = c.row_no and a.attempt = r.attempts
            where c.run_id = :run and c.basis = 'person' and r.job_id is null and a.status in ('IN_DOUBT', 'SENDING')
                and (c.decision = 'sent' and r.status = 'CREATED' or c.decision = 'unsent' and r.status = 'STAGED')
                and c.id = (select max(l.id) from reconciliation l where l.run_id = c.run_id and l.row_no = c.row_no)
            order by c.id desc
            """)
                .param("run", run)
                .query((rs, i) -> new RowDecision(
                        rs.getLong("row_no"),
                        rs.getString("decision").equals("sent"),
                        rs.getObject("at", OffsetDateTime.class).toInstant(),
                        rs.getString("who")))
                .list();
    }
}
