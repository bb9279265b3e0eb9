package dev.leadline.ledger;

import dev.leadline.database.SqlTime;
import dev.leadline.database.Transactions;
import dev.leadline.encryption.CellCipher;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The submit step's side of a row's life: from STAGED to what the API answered. Each transition is a guarded update of one row. */
public final class SendingRepository {

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;
    private final DuplicateKeys duplicateKeys;
    private final ClaimRecorder claims;
    private final SendOrderRepository order;
    private final ResultRecorder answers;
    private final Consumer<List<AnsweredClaim>> recordTogether;

    SendingRepository(
            JdbcTemplate batches,
            JdbcClient jdbc,
            Transactions transactions,
            Clock clock,
            DuplicateKeys duplicateKeys,
            ClaimRecorder claims,
            SendOrderRepository order,
            CellCipher cipher) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.duplicateKeys = duplicateKeys;
        this.claims = claims;
        this.order = order;
        this.answers = new ResultRecorder(batches, jdbc, clock, cipher);
        this.recordTogether = answers::record;
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
     * Whether the rows of a run are sent in another order than that of the file.
     *
     * @param run the run's number, of which all rows are staged
     */
    public boolean hasOrder(long run) {
        return transactions.read(() -> order.hasOrder(run));
    }

    /**
     * Rows that wait to be sent.
     *
     * @param run the run's number
     * @param after only rows with a later place
     * @param upTo only rows with no later place
     * @param most how many at the most
     * @return in the order in which they are sent
     */
    public List<StagedRow> staged(long run, long after, long upTo, int most) {
        return transactions.read(() -> order.staged(run, after, upTo, most));
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
        Claim claim = wanted(lease, List.of(row)).get(0);
        OffsetDateTime now = SqlTime.now(clock);
        while (true) {
            try {
                return transactions
                        .<List<ClaimResult>>execute(unsure -> claims.record(lease, List.of(claim), now, unsure))
                        .get(0);
            } catch (DuplicateKeyException taken) {
                Optional<ClaimResult> decided =
                        transactions.execute(unsure -> duplicateKeys.decide(row, claim.prospect()));
                if (decided.isPresent()) {
                    return decided.get();
                }
            }
        }
    }

    private List<Claim> wanted(Lease lease, List<StagedRow> rows) {
        ProspectScope scope = transactions.read(() -> duplicateKeys.scope(lease.run()));
        return rows.stream()
                .map(row -> new Claim(row, duplicateKeys.prospect(scope, row)))
                .toList();
    }

    /**
     * Claims staged rows in one transaction.
     *
     * @param lease ours
     * @param rows of the lease's run
     * @return held or denied, for each row; empty when one of them is a duplicate, and none is claimed
     * @throws LeaseLostException when another process owns the run now
     */
    public Optional<List<ClaimResult>> claimTogether(Lease lease, List<StagedRow> rows) {
        List<Claim> wanted = wanted(lease, rows);
        OffsetDateTime now = SqlTime.now(clock);
        try {
            return Optional.of(transactions.executeTogether(unsure -> claims.record(lease, wanted, now, unsure)));
        } catch (DuplicateKeyException taken) {
            return Optional.empty();
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
        transactions.changeTogether(new AnsweredClaim(claim, answer), recordTogether);
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
        transactions.changeTogether(() -> {
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
        transactions.changeTogether(() -> {
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
        transactions.changeTogether(() -> {
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
        transactions.changeTogether(new AnsweredClaim(claim, answer), recordTogether);
    }

    /**
     * SENDING to IN_DOUBT for all rows that a dead process had claimed. Rows of workers that are alive stay as they are.
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
                    and not exists (select 1 from row_attempt a join worker w on w.id = a.worker
                        where a.run_id = run_row.run_id and a.row_no = run_row.row_no and a.attempt = run_row.attempts)
                """)
                .param("run", lease.run())
                .param("epoch", lease.epoch())
                .update();
    }
}
