package dev.leadline.ledger;

import dev.leadline.database.SqlTime;
import dev.leadline.database.Transactions;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The submit step's side of a row's life: from STAGED to what the API answered. Each transition is a guarded update of one row. */
public final class SendingRepository {

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;
    private final DuplicateKeys duplicateKeys;
    private final ResultRecorder answers;

    SendingRepository(JdbcClient jdbc, Transactions transactions, Clock clock, DuplicateKeys duplicateKeys) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.duplicateKeys = duplicateKeys;
        this.answers = new ResultRecorder(jdbc, clock);
    }

    /**
     * How far a run's rows go.
     *
     * @param run the run's number
     * @return the highest row number, or 0 when there is none
     */
    public long lastRow(long run) {
        return jdbc.sql("select coalesce(max(row_no), 0) from run_row where run_id = :run")
                .param("run", run)
                .query(Long.class)
                .single();
    }

    /**
     * Rows that wait to be sent.
     *
     * @param run the run's number
     * @param after only rows with a higher number
     * @param upTo only rows with no higher number
     * @param most how many at the most
     * @return in the order of their numbers
     */
    public List<StagedRow> staged(long run, long after, long upTo, int most) {
        return transactions.read(() -> jdbc.sql("""
                select row_no, body, retry_job from run_row
                where run_id = :run and status = 'STAGED' and row_no > :after and row_no <= :upTo
                order by run_id, status, row_no fetch first :most rows only
                """)
                .param("run", run)
                .param("after", after)
                .param("upTo", upTo)
                .param("most", most)
                .query((rs, i) ->
                        new StagedRow(run, rs.getLong("row_no"), rs.getString("body"), rs.getString("retry_job")))
                .list());
    }

    /**
     * Claims a staged row: durable, and with its prospect reserved, before anything is sent.
     *
     * @param lease ours
     * @param row the row
     * @return held, or denied when the row is a duplicate or no longer staged
     * @throws LeaseLostException when another process owns the run now
     */
    public ClaimResult claim(Lease lease, StagedRow row) {
        Prospect prospect = transactions.execute(unsure -> duplicateKeys.prospect(row));
        OffsetDateTime now = SqlTime.now(clock);
        while (true) {
            try {
                return transactions.<ClaimResult>execute(unsure -> claimWith(lease, row, prospect, now, unsure));
            } catch (DuplicateKeyException taken) {
                Optional<ClaimResult> decided = transactions.execute(unsure -> duplicateKeys.decide(row, prospect));
                if (decided.isPresent()) {
                    return decided.get();
                }
            }
        }
    }

    private ClaimResult claimWith(
            Lease lease, StagedRow row, Prospect prospect, OffsetDateTime now, @Nullable ClaimResult unsure) {
        int touched = jdbc.sql("""
                update run_row set status = 'SENDING', attempts = attempts + 1, sent_at = :now, job_id = null,
                    record_id = null, http_status = null, code = null, message = null, settled_at = null
                where run_id = :run and row_no = :row and status = 'STAGED'
                    and exists (select 1 from run where id = :run and epoch = :epoch)
                """)
                .param("now", now)
                .param("run", row.run())
                .param("row", row.row())
                .param("epoch", lease.epoch())
                .update();
        if (touched == 0) {
            requireOwned(lease);
            return unsure instanceof ClaimResult.Held held && stands(lease, held, now)
                    ? held
                    : new ClaimResult.Denied();
        }
        duplicateKeys.reserve(row, prospect);
        return attempt(lease, row, now);
    }

    /** Whether a claim was committed though its connection broke: it is known by its epoch and its moment. */
    private boolean stands(Lease lease, ClaimResult.Held claim, OffsetDateTime now) {
        return jdbc.sql("""
                        select count(*) from run_row r join row_attempt a on a.run_id = r.run_id and a.row_no = r.row_no
                            and a.attempt = r.attempts
                        where r.run_id = :run and r.row_no = :row and r.attempts = :attempt and r.status = 'SENDING'
                            and a.status = 'SENDING' and a.epoch = :epoch and a.sent_at = :now
                        """)
                        .param("run", claim.run())
                        .param("row", claim.row())
                        .param("attempt", claim.attempt())
                        .param("epoch", lease.epoch())
                        .param("now", now)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private ClaimResult attempt(Lease lease, StagedRow row, OffsetDateTime now) {
        int attempt = jdbc.sql("select attempts from run_row where run_id = :run and row_no = :row")
                .param("run", row.run())
                .param("row", row.row())
                .query(Integer.class)
                .single();
        jdbc.sql("""
                insert into row_attempt (run_id, row_no, attempt, epoch, sent_at, status)
                values (:run, :row, :attempt, :epoch, :now, 'SENDING')
                """)
                .param("run", row.run())
                .param("row", row.row())
                .param("attempt", attempt)
                .param("epoch", lease.epoch())
                .param("now", now)
                .update();
        return new ClaimResult.Held(row.run(), row.row(), attempt);
    }

    private void requireOwned(Lease lease) {
        boolean owned = jdbc.sql("select count(*) from run where id = :run and epoch = :epoch")
                        .param("run", lease.run())
                        .param("epoch", lease.epoch())
                        .query(Integer.class)
                        .single()
                == 1;
        if (!owned) {
            throw new LeaseLostException(lease);
        }
    }

    /**
     * SENDING to QUEUED: Propexo has taken the row. A late answer settles a row in doubt as well.
     *
     * @param claim what was sent
     * @param httpStatus of the answer
     * @param jobId what Propexo calls the write
     */
    public void queued(ClaimResult.Held claim, int httpStatus, String jobId) {
        RequestResult answer = new RequestResult(RowStatus.QUEUED, httpStatus, null, null, jobId);
        transactions.change(() -> answers.isNew(claim, answer));
    }

    /**
     * SENDING to REFUSED: Propexo has refused the request. What it reserved is free again.
     *
     * @param claim what was sent
     * @param httpStatus of the answer
     * @param code the API's code
     * @param message for a person
     */
    public void refused(ClaimResult.Held claim, int httpStatus, String code, String message) {
        RequestResult answer = new RequestResult(RowStatus.REFUSED, httpStatus, code, message, null);
        transactions.change(() -> {
            if (answers.isNew(claim, answer)) {
                duplicateKeys.release(claim.run(), claim.row());
            }
        });
    }

    /**
     * SENDING to STAGED: the request surely was not acted on. What it reserved is free again.
     *
     * @param claim what was sent
     * @param httpStatus of the answer, or null where there was none
     * @param code why
     * @param message for a person
     */
    public void unsent(ClaimResult.Held claim, @Nullable Integer httpStatus, String code, String message) {
        RequestResult answer = new RequestResult(RowStatus.STAGED, httpStatus, code, message, null);
        transactions.change(() -> {
            if (answers.isNew(claim, answer)) {
                duplicateKeys.release(claim.run(), claim.row());
            }
        });
    }

    /**
     * SENDING to STAGED: Propexo does not retry the write, so the row is created again.
     *
     * @param claim what was asked
     * @param httpStatus of the answer
     * @param code why
     * @param message for a person
     */
    public void notRetried(ClaimResult.Held claim, @Nullable Integer httpStatus, String code, String message) {
        RequestResult answer = new RequestResult(RowStatus.STAGED, httpStatus, code, message, null);
        transactions.change(() -> {
            if (answers.isNew(claim, answer)) {
                duplicateKeys.release(claim.run(), claim.row());
                jdbc.sql("update run_row set retry_job = null where run_id = :run and row_no = :row")
                        .param("run", claim.run())
                        .param("row", claim.row())
                        .update();
            }
        });
    }

    /**
     * SENDING to IN_DOUBT: it left us and no usable answer came.
     *
     * @param claim what was sent
     * @param httpStatus of the answer, or null where there was none
     * @param code why
     * @param message for a person
     */
    public void inDoubt(ClaimResult.Held claim, @Nullable Integer httpStatus, String code, String message) {
        RequestResult answer = new RequestResult(RowStatus.IN_DOUBT, httpStatus, code, message, null);
        transactions.change(() -> answers.isNew(claim, answer));
    }

    /**
     * SENDING to IN_DOUBT for all rows that a dead process had claimed.
     *
     * @param lease ours, taken over from it
     * @return how many
     */
    public int crashed(Lease lease) {
        return transactions.execute(unsure -> Math.max(unsure == null ? 0 : unsure, markInDoubt(lease)));
    }

    private int markInDoubt(Lease lease) {
        return jdbc.sql("""
                update run_row set status = 'IN_DOUBT', code = 'INTERRUPTED',
                    message = 'Leadline was interrupted while this row was being sent, so it is not known whether the row arrived.'
                where run_id = :run and status = 'SENDING' and exists (select 1 from run where id = :run and epoch = :epoch)
                """)
                .param("run", lease.run())
                .param("epoch", lease.epoch())
                .update();
    }
}
