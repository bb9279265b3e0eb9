package dev.leadline.ledger;

import dev.leadline.database.Transactions;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/**
 * The workers that are alive, by the database's clock. A worker whose row is deleted can claim nothing more: each of its claims locks the
 * row, so it is deleted only when none is being committed, and later ones do not find it.
 */
public final class WorkerRepository {

    private final JdbcClient jdbc;
    private final Transactions transactions;

    WorkerRepository(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * Registers this process.
     *
     * @return a number that no worker had before
     */
    public long register() {
        return transactions.execute(unsure -> {
            GeneratedKeyHolder key = new GeneratedKeyHolder();
            jdbc.sql("insert into worker (owner, lease_until) values (:owner, %s)".formatted(LeaseRepository.END))
                    .param("owner", LeaseRepository.owner())
                    .update(key, "id");
            Number id = key.getKey();
            if (id == null) {
                throw new IllegalStateException("the database gave the worker no number");
            }
            return id.longValue();
        });
    }

    /**
     * Lets others know that a worker is alive.
     *
     * @return false when it was taken for dead: its rows in flight are in doubt, and others send its partitions
     */
    public boolean renew(long worker) {
        return jdbc.sql("update worker set lease_until = %s where id = :worker".formatted(LeaseRepository.END))
                        .param("worker", worker)
                        .update()
                == 1;
    }

    /** Whether another process than this one is a worker. */
    public boolean othersAreAlive() {
        return transactions.read(
                () -> jdbc.sql("select count(*) from worker where lease_until > current_timestamp and owner <> :owner")
                                .param("owner", LeaseRepository.owner())
                                .query(Integer.class)
                                .single()
                        > 0);
    }

    /**
     * Ends every worker that has not renewed its lease: puts the rows in doubt that it was sending, and frees its partitions. One that is
     * stuck in a claim is left for later, so that nobody else gets stuck.
     *
     * @return how many rows are in doubt by it
     */
    public int endDead() {
        List<Long> dead =
                transactions.read(() -> jdbc.sql("select id from worker where lease_until < current_timestamp")
                        .query(Long.class)
                        .list());
        return dead.stream()
                .mapToInt(worker -> end(worker, "lease_until < current_timestamp for update skip locked"))
                .sum();
    }

    /** Ends a worker that sends nothing more. */
    public void leave(long worker) {
        end(worker, "true for update");
    }

    private int end(long worker, String condition) {
        return transactions.execute(unsure -> {
            if (!locked(worker, condition)) {
                return Objects.requireNonNullElse(unsure, 0);
            }
            jdbc.sql("delete from worker where id = :worker")
                    .param("worker", worker)
                    .update();
            jdbc.sql("update run_partition set taken = false, worker = null, wait_until = null where worker = :worker")
                    .param("worker", worker)
                    .update();
            return putInDoubt(worker, "select id from run where status <> 'COMPLETED'");
        });
    }

    private boolean locked(long worker, String condition) {
        return jdbc.sql("select id from worker where id = :worker and " + condition)
                .param("worker", worker)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    /**
     * Puts rows of a run in doubt that a worker was sending, and of which it could not record what the API answered.
     *
     * @param lease of the worker, which has no open request of the run
     */
    public void settle(Lease lease) {
        transactions.change(() -> putInDoubt(Objects.requireNonNull(lease.worker()), Long.toString(lease.run())));
    }

    private int putInDoubt(long worker, String runs) {
        return jdbc.sql("""
                update run_row set status = 'IN_DOUBT', code = 'INTERRUPTED',
                    message = 'A worker was interrupted while this row was being sent, so it is not known whether the row arrived.'
                where status = 'SENDING' and run_id in (%s)
                    and exists (select 1 from row_attempt a where a.run_id = run_row.run_id and a.row_no = run_row.row_no
                        and a.attempt = run_row.attempts and a.worker = :worker)
                """.formatted(runs)).param("worker", worker).update();
    }
}
