package dev.leadline.ledger;

import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The submit step's side of a row's life: from STAGED to what the API answered. Each transition is a guarded update of one row. */
public final class Sending {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Twins twins;
    private final DuplicateRules rules;

    Sending(JdbcClient jdbc, TransactionTemplate transaction, Clock clock, Twins twins, DuplicateRules rules) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.twins = twins;
        this.rules = rules;
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
        return jdbc.sql("""
                select row_no, body, retry_job from run_row
                where run_id = :run and status = 'STAGED' and row_no > :after and row_no <= :upTo
                order by row_no fetch first :most rows only
                """)
                .param("run", run)
                .param("after", after)
                .param("upTo", upTo)
                .param("most", most)
                .query((rs, i) ->
                        new StagedRow(run, rs.getLong("row_no"), rs.getString("body"), rs.getString("retry_job")))
                .list();
    }

    /**
     * Claims a staged row: durable, and with its prospect reserved, before anything is sent.
     *
     * @param lease ours
     * @param row the row
     * @return held, or denied when the row is a duplicate or no longer staged
     * @throws LeaseLostException when another process owns the run now
     */
    public Claim claim(Lease lease, StagedRow row) {
        List<ProspectKey> keys = rules.policy() == DuplicatePolicy.SEND ? List.of() : twins.keys(row);
        while (true) {
            try {
                return inTransaction(() -> claimWith(lease, row, keys));
            } catch (DuplicateKeyException taken) {
                Optional<Claim> decided = inTransaction(() -> twins.decide(row, keys));
                if (decided.isPresent()) {
                    return decided.get();
                }
            }
        }
    }

    private Claim claimWith(Lease lease, StagedRow row, List<ProspectKey> keys) {
        int touched = jdbc.sql("""
                update run_row set status = 'SENDING', attempts = attempts + 1, sent_at = :now, job_id = null,
                    record_id = null, http_status = null, code = null, message = null, settled_at = null
                where run_id = :run and row_no = :row and status = 'STAGED'
                    and exists (select 1 from run where id = :run and epoch = :epoch)
                """)
                .param("now", Times.now(clock))
                .param("run", row.run())
                .param("row", row.row())
                .param("epoch", lease.epoch())
                .update();
        if (touched == 0) {
            requireOwned(lease);
            return new Claim.Denied();
        }
        twins.reserve(row, keys);
        return attempt(lease, row);
    }

    private Claim attempt(Lease lease, StagedRow row) {
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
                .param("now", Times.now(clock))
                .update();
        return new Claim.Held(row.run(), row.row(), attempt);
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
    public void queued(Claim.Held claim, int httpStatus, String jobId) {
        Answered answer = new Answered(RowStatus.QUEUED, httpStatus, null, null, jobId);
        change(() -> answered(claim, answer));
    }

    /**
     * SENDING to REFUSED: Propexo has refused the request. What it reserved is free again.
     *
     * @param claim what was sent
     * @param httpStatus of the answer
     * @param code the API's code
     * @param message for a person
     */
    public void refused(Claim.Held claim, int httpStatus, String code, String message) {
        Answered answer = new Answered(RowStatus.REFUSED, httpStatus, code, message, null);
        change(() -> {
            answered(claim, answer);
            twins.release(claim.run(), claim.row());
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
    public void unsent(Claim.Held claim, @Nullable Integer httpStatus, String code, String message) {
        Answered answer = new Answered(RowStatus.STAGED, httpStatus, code, message, null);
        change(() -> {
            answered(claim, answer);
            twins.release(claim.run(), claim.row());
        });
    }

    /**
     * SENDING to STAGED: Propexo does not retry the write, so the row is to be created anew.
     *
     * @param claim what was asked
     * @param httpStatus of the answer
     * @param code why
     * @param message for a person
     */
    public void notRetried(Claim.Held claim, @Nullable Integer httpStatus, String code, String message) {
        change(() -> {
            answered(claim, new Answered(RowStatus.STAGED, httpStatus, code, message, null));
            twins.release(claim.run(), claim.row());
            jdbc.sql("update run_row set retry_job = null where run_id = :run and row_no = :row")
                    .param("run", claim.run())
                    .param("row", claim.row())
                    .update();
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
    public void inDoubt(Claim.Held claim, @Nullable Integer httpStatus, String code, String message) {
        Answered answer = new Answered(RowStatus.IN_DOUBT, httpStatus, code, message, null);
        change(() -> answered(claim, answer));
    }

    private void answered(Claim.Held claim, Answered answer) {
        int touched = jdbc.sql("""
                update run_row set status = :status, http_status = :http, code = :code, message = :message,
                    job_id = :job, settled_at = :settled
                where run_id = :run and row_no = :row and attempts = :attempt
                    and status in ('SENDING', 'IN_DOUBT')
                """)
                .params(answer.parameters())
                .param(
                        "settled",
                        answer.status() == RowStatus.REFUSED ? Times.now(clock) : null,
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("run", claim.run())
                .param("row", claim.row())
                .param("attempt", claim.attempt())
                .update();
        LedgerException.unlessOne(answer.status(), claim.run(), claim.row(), touched);
        jdbc.sql("""
                update row_attempt set status = :status, http_status = :http, code = :code, message = :message, job_id = :job
                where run_id = :run and row_no = :row and attempt = :attempt
                """)
                .params(answer.parameters())
                .param("run", claim.run())
                .param("row", claim.row())
                .param("attempt", claim.attempt())
                .update();
    }

    /**
     * SENDING to IN_DOUBT for all rows that a dead process had claimed.
     *
     * @param lease ours, taken over from it
     * @return how many
     */
    public int crashed(Lease lease) {
        return jdbc.sql("""
                update run_row set status = 'IN_DOUBT', code = 'INTERRUPTED',
                    message = 'Leadline was interrupted while this row was being sent, so nobody knows whether it arrived.'
                where run_id = :run and status = 'SENDING' and exists (select 1 from run where id = :run and epoch = :epoch)
                """)
                .param("run", lease.run())
                .param("epoch", lease.epoch())
                .update();
    }

    private <T> T inTransaction(Supplier<T> transition) {
        T result = transaction.execute(status -> transition.get());
        if (result == null) {
            throw new IllegalStateException("a transition gives a result");
        }
        return result;
    }

    private void change(Runnable transition) {
        transaction.executeWithoutResult(status -> transition.run());
    }
}
