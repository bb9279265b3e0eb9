package dev.leadline.ledger;

import static dev.leadline.ledger.SealedColumn.PARTITION_STOP;

import dev.leadline.database.SqlText;
import dev.leadline.database.SqlTime;
import dev.leadline.database.Transactions;
import dev.leadline.encryption.CellCipher;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The partitions of runs that are sent by several processes, from the manager's side: it offers them and sees what becomes of them.
 * A partition that is done is deleted.
 */
public final class PartitionRepository {

    static final int MESSAGE_CHARS = 1000;

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;
    private final String schemaVersion;
    private final CellCipher cipher;

    PartitionRepository(
            JdbcTemplate batches,
            JdbcClient jdbc,
            Transactions transactions,
            Clock clock,
            String schemaVersion,
            CellCipher cipher) {
        this.batches = batches;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.schemaVersion = schemaVersion;
        this.cipher = cipher;
    }

    /**
     * Offers partitions to workers, in place of those that were offered before for the run. Workers that still execute one of those can
     * claim nothing more.
     *
     * @param lease of the run
     * @param stepExecutions their numbers in Batch's repository
     * @throws LeaseLostException when another process owns the run now
     */
    public void offer(Lease lease, Collection<Long> stepExecutions) {
        transactions.change(() -> {
            requireOwned(lease);
            jdbc.sql("delete from run_partition where run_id = :run")
                    .param("run", lease.run())
                    .update();
            batches.batchUpdate(
                    """
                    insert into run_partition (step_execution_id, run_id, epoch, schema_version, taken)
                    values (?, ?, ?, ?, false)
                    """,
                    stepExecutions.stream()
                            .sorted()
                            .map(step -> new Object[] {step, lease.run(), lease.epoch(), schemaVersion})
                            .toList());
        });
    }

    private void requireOwned(Lease lease) {
        List<Long> owned = jdbc.sql("select id from run where id = :run and epoch = :epoch for update")
                .param("run", lease.run())
                .param("epoch", lease.epoch())
                .query(Long.class)
                .list();
        if (owned.isEmpty()) {
            throw new LeaseLostException(lease);
        }
    }

    /** Takes a partition that no worker has taken, for the manager itself. */
    public Optional<TakenPartition> take(Lease lease) {
        return transactions.execute(unsure -> {
            if (unsure != null && unsure.filter(this::isTaken).isPresent()) {
                return unsure;
            }
            Optional<Long> free = jdbc.sql("""
                    select step_execution_id from run_partition
                    where run_id = :run and epoch = :epoch and not taken and stop_cause is null
                    order by step_execution_id fetch first 1 row only for update skip locked
                    """)
                    .param("run", lease.run())
                    .param("epoch", lease.epoch())
                    .query(Long.class)
                    .optional();
            free.ifPresent(step -> jdbc.sql("update run_partition set taken = true where step_execution_id = :step")
                    .param("step", step)
                    .update());
            return free.map(step -> new TakenPartition(step, lease));
        });
    }

    /** The commit got through, though its connection broke: workers take nothing without their number. */
    private boolean isTaken(TakenPartition partition) {
        return jdbc.sql("""
                select step_execution_id from run_partition where step_execution_id = :step and taken and worker is null
                """)
                .param("step", partition.stepExecution())
                .query(Long.class)
                .optional()
                .isPresent();
    }

    /** Takes those partitions back that nobody executes. */
    public void withdrawFree(Lease lease) {
        transactions.change(
                () -> jdbc.sql("delete from run_partition where run_id = :run and epoch = :epoch and not taken")
                        .param("run", lease.run())
                        .param("epoch", lease.epoch())
                        .update());
    }

    /** What is left of the partitions that a manager offered. */
    public OfferedPartitions left(Lease lease) {
        List<OpenPartition> open = transactions.read(() -> jdbc.sql("""
                select taken, step_execution_id, stop_cause, stop_message, wait_until, wait_reason from run_partition
                where run_id = :run and epoch = :epoch
                """)
                .param("run", lease.run())
                .param("epoch", lease.epoch())
                .query((rs, i) -> open(rs))
                .list());
        return new OfferedPartitions(
                open.size(),
                (int) open.stream().filter(partition -> !partition.taken).count(),
                open.stream()
                        .flatMap(partition -> Optional.ofNullable(partition.stop).stream())
                        .findFirst(),
                open.stream()
                        .flatMap(partition -> Optional.ofNullable(partition.waiting).stream())
                        .findFirst());
    }

    private OpenPartition open(ResultSet rs) throws SQLException {
        String cause = rs.getString("stop_cause");
        Instant until = SqlTime.instant(rs, "wait_until");
        return new OpenPartition(
                rs.getBoolean("taken"),
                cause == null
                        ? null
                        : new EarlyStop(
                                EarlyStop.Cause.valueOf(cause),
                                cipher.open(
                                        PARTITION_STOP.at(rs.getLong("step_execution_id")),
                                        rs.getString("stop_message"))),
                until == null
                        ? null
                        : new RunWait(Duration.between(clock.instant(), until), until, rs.getString("wait_reason")));
    }

    private record OpenPartition(
            boolean taken,
            @Nullable EarlyStop stop,
            @Nullable RunWait waiting) {}

    /** Whether workers that are alive are sending rows of a run; false where another process owns the run now. */
    public boolean beingSentByWorkers(Lease lease) {
        return transactions.read(() -> jdbc.sql("""
                select count(*) from run_row r
                    join row_attempt a on a.run_id = r.run_id and a.row_no = r.row_no and a.attempt = r.attempts
                    join worker w on w.id = a.worker
                where r.run_id = :run and r.status = 'SENDING' and exists (select 1 from run where id = :run and epoch = :epoch)
                """)
                        .param("run", lease.run())
                        .param("epoch", lease.epoch())
                        .query(Integer.class)
                        .single()
                > 0);
    }

    /**
     * Gives a partition back that is not done.
     *
     * @param partition taken before; nothing happens where it is not this process's any more
     */
    public void giveBack(TakenPartition partition) {
        change(partition, "update run_partition set taken = false, worker = null, wait_until = null");
    }

    /** Notes that a partition is done. */
    public void done(TakenPartition partition) {
        change(partition, "delete from run_partition");
    }

    private void change(TakenPartition partition, String statement) {
        transactions.change(() -> jdbc.sql(
                        statement
                                + " where step_execution_id = :step and epoch = :epoch and taken and coalesce(worker, 0) = :worker")
                .param("step", partition.stepExecution())
                .param("epoch", partition.lease().epoch())
                .param("worker", workerOf(partition.lease()))
                .update());
    }

    private static long workerOf(Lease lease) {
        Long worker = lease.worker();
        return worker == null ? 0 : worker;
    }

    /**
     * Notes why the run of a partition has to end, for its manager.
     *
     * @param partition taken before; nothing happens where it is not this process's any more
     */
    public void stop(TakenPartition partition, EarlyStop reason) {
        transactions.change(() -> jdbc.sql("""
                update run_partition set taken = false, worker = null, stop_cause = :cause, stop_message = :message
                where step_execution_id = :step and epoch = :epoch and taken and coalesce(worker, 0) = :worker
                """)
                .param("cause", reason.cause().name())
                .param(
                        "message",
                        cipher.seal(
                                PARTITION_STOP.at(partition.stepExecution()),
                                SqlText.fit(reason.message(), MESSAGE_CHARS)))
                .param("step", partition.stepExecution())
                .param("epoch", partition.lease().epoch())
                .param("worker", workerOf(partition.lease()))
                .update());
    }
}
