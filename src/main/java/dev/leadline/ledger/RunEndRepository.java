package dev.leadline.ledger;

import static dev.leadline.ledger.SealedColumn.STOP_REASON;

import dev.leadline.database.SqlText;
import dev.leadline.database.SqlTime;
import dev.leadline.database.Transactions;
import dev.leadline.encryption.CellCipher;
import dev.leadline.message.UserMessage;
import dev.leadline.shared.ExitCode;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How runs end, and how those are found that other runs have changed since. Every change is a guarded update. */
public final class RunEndRepository {

    private static final int REASON_CHARS = 1000;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;
    private final SendOrderRepository order;
    private final CellCipher cipher;

    RunEndRepository(
            JdbcClient jdbc, Transactions transactions, Clock clock, SendOrderRepository order, CellCipher cipher) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.order = order;
        this.cipher = cipher;
    }

    /**
     * Ends an attempt before the run has gone through all its steps, and gives the lease back.
     *
     * @param lease ours
     * @param status STOPPED or FAILED
     * @param exit the command's exit code
     * @param reason why, or null
     * @throws LeaseLostException when another process owns the run now
     */
    public void end(Lease lease, RunStatus status, ExitCode exit, @Nullable StopReason reason) {
        requireOne(lease, update(lease, status, exit, reason));
    }

    /**
     * Closes a run whose file was not read to its end, so that nothing of it is ever sent.
     *
     * @param lease ours
     * @param who decides so
     * @throws LeaseLostException when another process owns the run now
     */
    public void cancel(Lease lease, String who) {
        String reason = UserMessage.of("ledger.canceled-by", who).withAdvice();
        transactions.change(() -> {
            end(lease, RunStatus.STOPPED, ExitCode.STOPPED_BY_USER, new StopReason(RunClosure.CANCELED, reason));
            jdbc.sql("update run set closed_at = :now, closed_as = 'CANCELLED' where id = :run")
                    .param("now", SqlTime.now(clock))
                    .param("run", lease.run())
                    .update();
        });
    }

    private int update(Lease lease, RunStatus status, ExitCode exit, @Nullable StopReason reason) {
        return jdbc.sql("""
                update run set status = :status, exit_code = :exit, stop_code = :code, stop_reason = :reason, ended_at = :now,
                    owner = null, lease_until = null, stop_requested = false
                where id = :run and epoch = :epoch
                """)
                .param("status", status.name())
                .param("exit", exit.code())
                .param("code", reason == null ? null : reason.code())
                .param("reason", reason == null ? null : sealed(lease.run(), reason))
                .param("now", SqlTime.now(clock))
                .param("run", lease.run())
                .param("epoch", lease.epoch())
                .update();
    }

    private String sealed(long run, StopReason reason) {
        return cipher.seal(STOP_REASON.at(run), SqlText.fit(reason.message(), REASON_CHARS));
    }

    /**
     * Ends a run that has gone through all its steps, unless rows of it can be sent: another run may have released them in
     * the last moment.
     *
     * @param lease ours
     * @param exit the command's exit code
     * @param lastPlace the last place, as in {@link StagedRow#place()}, whose row may be sent
     * @return false when there are rows to send; nothing is changed then
     * @throws LeaseLostException when another process owns the run now
     */
    public boolean complete(Lease lease, ExitCode exit, long lastPlace) {
        return transactions.execute(unsure -> {
            lock(lease);
            if (!order.staged(lease.run(), 0, lastPlace, 1).isEmpty()) {
                return false;
            }
            requireOne(lease, update(lease, RunStatus.COMPLETED, exit, null));
            jdbc.sql("update run set released_at = null, files_outdated = false where id = :run")
                    .param("run", lease.run())
                    .update();
            return true;
        });
    }

    /** Nobody can release rows of the run or take it over until the transaction ends. */
    private void lock(Lease lease) {
        List<Long> owned = jdbc.sql("select id from run where id = :run and epoch = :epoch for update")
                .param("run", lease.run())
                .param("epoch", lease.epoch())
                .query(Long.class)
                .list();
        requireOne(lease, owned.size());
    }

    /**
     * Ends a run that was complete before, and has rows to send again.
     *
     * @param lease ours
     * @param exit the command's exit code
     * @param message for a person
     * @throws LeaseLostException when another process owns the run now
     */
    public void reopen(Lease lease, ExitCode exit, String message) {
        transactions.change(() -> {
            StopReason reason = new StopReason(EarlyStop.Cause.ROWS_TO_SEND.code(), message);
            requireOne(lease, update(lease, RunStatus.STOPPED, exit, reason));
            jdbc.sql("update run set released_at = :now where id = :run")
                    .param("now", SqlTime.now(clock))
                    .param("run", lease.run())
                    .update();
        });
    }

    /**
     * Notes that the files of a run say what its rows are now.
     *
     * @param lease ours, or the last one that ended
     */
    public void reported(Lease lease) {
        transactions.change(() -> jdbc.sql("update run set files_outdated = false where id = :run and epoch = :epoch")
                .param("run", lease.run())
                .param("epoch", lease.epoch())
                .update());
    }

    /**
     * Ended runs whose files do not say what other runs have changed.
     *
     * @return the oldest first
     */
    public List<Long> withOutdatedFiles() {
        return transactions.read(() -> jdbc.sql("select id from run where files_outdated and owner is null order by id")
                .query(Long.class)
                .list());
    }

    /**
     * Runs that were complete and have rows to send again, because rows of other runs that these were duplicates of were not
     * created.
     *
     * @param apiOrigin where the rows go
     * @return without those that a person or a wrong setting has stopped since; the oldest first
     */
    public List<Run> withReleasedRows(String apiOrigin) {
        return transactions.read(() -> jdbc.sql("""
                select * from run where released_at is not null and api_origin = :origin
                    and (status = 'STOPPED' and stop_code in ('ROWS_TO_SEND', 'API_UNREACHABLE', 'API_ASKED_TO_WAIT', 'DATABASE_UNAVAILABLE')
                        or status = 'RUNNING' and lease_until < current_timestamp)
                order by id
                """)
                .param("origin", apiOrigin)
                .query(RunRepository.run(cipher))
                .list());
    }

    /**
     * Unfinished runs with rows that are not settled, which rows of this run were skipped for.
     *
     * @param run the run's number
     * @param corrections true for corrections of the same rejects, false for other duplicates
     * @return the oldest first
     */
    public List<Run> unfinishedBefore(long run, boolean corrections) {
        return transactions.read(() -> jdbc.sql("""
                select * from run where status <> 'COMPLETED' and id <> :run and id in (
                    select r.duplicate_of_run from run_row r join run_row h on h.run_id = r.duplicate_of_run and h.row_no = r.duplicate_of_row
                    where r.run_id = :run and r.status = 'DUPLICATE' and r.code = :code
                        and h.status in ('STAGED', 'SENDING', 'QUEUED'))
                order by id
                """)
                .param("run", run)
                .param("code", corrections ? "REPLACED" : "DUPLICATE")
                .query(RunRepository.run(cipher))
                .list());
    }

    private static void requireOne(Lease lease, int touched) {
        if (touched != 1) {
            throw new LeaseLostException(lease);
        }
    }
}
