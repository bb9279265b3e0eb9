package dev.leadline.ledger;

import static dev.leadline.ledger.SealedColumn.BODY;

import dev.leadline.database.SqlTime;
import dev.leadline.encryption.CellCipher;
import dev.leadline.lead.ProblemCode;
import dev.leadline.message.UserMessage;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Out of doubt: by evidence from the API, or by a person's word, which is kept with who and when. */
public final class ReconciliationRepository {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final DuplicateKeys duplicateKeys;
    private final CellCipher cipher;

    ReconciliationRepository(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock,
            DuplicateKeys duplicateKeys,
            CellCipher cipher) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.duplicateKeys = duplicateKeys;
        this.cipher = cipher;
    }

    /**
     * Rows in doubt.
     *
     * @param run the run's number
     * @return in the order of their numbers; a run has few
     */
    public List<DoubtfulRow> inDoubt(long run) {
        return jdbc.sql("""
                select row_no, line_no, body, sent_at from run_row where run_id = :run and status = 'IN_DOUBT' order by row_no
                """)
                .param("run", run)
                .query((rs, i) -> new DoubtfulRow(
                        run,
                        rs.getLong("row_no"),
                        rs.getLong("line_no"),
                        cipher.open(BODY.at(run, rs.getLong("row_no")), rs.getString("body")),
                        rs.getObject("sent_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * Whether a job id belongs to a row already, so that it is no evidence for another.
     *
     * @param jobId as the API names the write
     * @return true where any row or attempt has it
     */
    public boolean isKnown(String jobId) {
        return jdbc.sql("""
                select (select count(*) from run_row where job_id = :job) + (select count(*) from row_attempt where job_id = :job)
                """).param("job", jobId).query(Long.class).single() > 0;
    }

    /**
     * IN_DOUBT to QUEUED: the API's own log shows the write.
     *
     * @param row in doubt
     * @param jobId of the write that was found
     */
    public void found(DoubtfulRow row, String jobId) {
        change(() -> {
            settle(row, RowStatus.QUEUED, jobId, null);
            note(ref(row), "evidence", "sent", "Leadline");
        });
    }

    /**
     * IN_DOUBT to CREATED: a person says that it was sent.
     *
     * @param row in doubt
     * @param who said so
     */
    public void sent(DoubtfulRow row, String who) {
        change(() -> {
            settle(
                    row,
                    RowStatus.CREATED,
                    null,
                    UserMessage.of("ledger.marked-as-sent", who).text());
            note(ref(row), "person", "sent", who);
        });
    }

    /**
     * IN_DOUBT to STAGED: a person says that it was not sent. What it reserved is free again. A row whose person was forgotten
     * becomes REJECTED, since there is nothing to send.
     *
     * @param row in doubt
     * @param who said so
     * @return the row's status now
     */
    public RowStatus unsent(DoubtfulRow row, String who) {
        return Objects.requireNonNull(transaction.execute(status -> {
            RowStatus next = isForgotten(row) ? RowStatus.REJECTED : RowStatus.STAGED;
            settle(
                    row,
                    next,
                    null,
                    UserMessage.of("ledger.marked-as-unsent", who).text());
            note(ref(row), "person", "unsent", who);
            duplicateKeys.release(row.run(), row.row());
            return next;
        }));
    }

    private boolean isForgotten(DoubtfulRow row) {
        return jdbc.sql("select code from run_row where run_id = :run and row_no = :row")
                .param("run", row.run())
                .param("row", row.row())
                .query((rs, i) -> ProblemCode.FORGOTTEN.name().equals(rs.getString("code")))
                .single();
    }

    /**
     * CREATED or STAGED to IN_DOUBT: the latest decision of a person is undone, while nothing has come of it. A row that was
     * marked as not sent reserves its prospect again.
     *
     * @param row that a person took out of doubt
     * @param who undoes it
     * @return false when it is too late: the row was sent again, or another row reserved its prospect
     */
    public boolean undo(RowRef row, String who) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> undone(row, who)));
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    private boolean undone(RowRef row, String who) {
        String decision = latestDecision(row).orElse("");
        boolean undone = switch (decision) {
            case "sent" -> isInDoubtAgain(row, RowStatus.CREATED);
            case "unsent" -> isInDoubtAgain(row, RowStatus.STAGED);
            default -> false;
        };
        if (undone) {
            note(row, "person", "undone", who);
        }
        if (undone && decision.equals("unsent")) {
            StagedRow staged = new StagedRow(row.run(), row.row(), body(row), null);
            duplicateKeys.reserve(
                    List.of(new Claim(staged, duplicateKeys.prospect(duplicateKeys.scope(row.run()), staged))));
        }
        return undone;
    }

    private Optional<String> latestDecision(RowRef row) {
        return jdbc
                .sql(
                        "select basis, decision from reconciliation where run_id = :run and row_no = :row order by id desc")
                .param("run", row.run())
                .param("row", row.row())
                .query((rs, i) -> rs.getString("basis").equals("person") ? rs.getString("decision") : "")
                .list()
                .stream()
                .findFirst();
    }

    /** A crash leaves the latest attempt SENDING. */
    private boolean isInDoubtAgain(RowRef row, RowStatus from) {
        return jdbc.sql("""
                        update run_row r set status = 'IN_DOUBT', settled_at = null,
                            code = (select coalesce(a.code, 'INTERRUPTED') from row_attempt a
                                where a.run_id = r.run_id and a.row_no = r.row_no and a.attempt = r.attempts),
                            message = 'The decision about this row was undone, so it is not known whether the row arrived.'
                        where r.run_id = :run and r.row_no = :row and r.status = :from and r.job_id is null
                            and exists (select 1 from row_attempt a where a.run_id = r.run_id and a.row_no = r.row_no
                                and a.attempt = r.attempts and a.status in ('IN_DOUBT', 'SENDING'))
                        """)
                        .param("run", row.run())
                        .param("row", row.row())
                        .param("from", from.name())
                        .update()
                == 1;
    }

    private String body(RowRef row) {
        String stored = jdbc.sql("select body from run_row where run_id = :run and row_no = :row")
                .param("run", row.run())
                .param("row", row.row())
                .query(String.class)
                .single();
        return cipher.open(BODY.at(row), stored);
    }

    private void settle(DoubtfulRow row, RowStatus status, @Nullable String jobId, @Nullable String message) {
        int touched = jdbc.sql("""
                update run_row set status = :status, job_id = :job, message = :message, settled_at = :now,
                    code = case when code = 'FORGOTTEN' then code end
                where run_id = :run and row_no = :row and status = 'IN_DOUBT'
                """)
                .param("status", status.name())
                .param("job", jobId)
                .param("message", message)
                .param("now", SqlTime.now(clock))
                .param("run", row.run())
                .param("row", row.row())
                .update();
        LedgerException.unlessOne(status, row.run(), row.row(), touched);
    }

    private static RowRef ref(DoubtfulRow row) {
        return new RowRef(row.run(), row.row());
    }

    private void note(RowRef row, String basis, String decision, String who) {
        jdbc.sql("""
                insert into reconciliation (run_id, row_no, at, basis, decision, who) values (:run, :row, :now, :basis, :decision, :who)
                """)
                .param("run", row.run())
                .param("row", row.row())
                .param("now", SqlTime.now(clock))
                .param("basis", basis)
                .param("decision", decision)
                .param("who", who)
                .update();
    }

    private void change(Runnable transition) {
        transaction.executeWithoutResult(status -> transition.run());
    }
}
