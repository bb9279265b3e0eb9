package dev.leadline.ledger;

import dev.leadline.database.SqlText;
import dev.leadline.database.SqlTime;
import dev.leadline.database.Transactions;
import dev.leadline.message.UserMessage;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The partitions of runs that are sent by several processes, from a worker's side. It needs PostgreSQL. */
public final class WorkerPartitionRepository {

    /** A list in SQL is never empty, and no run has this number. */
    private static final long NO_RUN = 0;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final String schemaVersion;

    WorkerPartitionRepository(JdbcClient jdbc, Transactions transactions, String schemaVersion) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.schemaVersion = schemaVersion;
    }

    /**
     * Takes a partition, of the run of which the fewest are taken.
     *
     * @param worker who takes it
     * @param apiOrigin the API of the worker's settings; runs that go elsewhere are left alone
     * @param targets the targets that the worker knows
     * @param except runs of which it takes none
     * @return empty when nothing is offered, or the worker was taken for dead
     */
    public Optional<TakenPartition> take(
            long worker, String apiOrigin, Collection<String> targets, Collection<Long> except) {
        return transactions.execute(unsure -> {
            if (!isAlive(worker)) {
                return Optional.<TakenPartition>empty();
            }
            if (unsure != null && unsure.filter(this::isTaken).isPresent()) {
                return unsure;
            }
            Optional<TakenPartition> next = next(worker, apiOrigin, targets, except);
            next.ifPresent(partition -> jdbc.sql(
                            "update run_partition set taken = true, worker = :worker where step_execution_id = :step")
                    .param("worker", worker)
                    .param("step", partition.stepExecution())
                    .update());
            return next;
        });
    }

    /** The worker cannot be ended until the transaction ends. */
    private boolean isAlive(long worker) {
        return jdbc.sql("select id from worker where id = :worker for key share")
                .param("worker", worker)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    /** The commit got through, though its connection broke. */
    private boolean isTaken(TakenPartition partition) {
        return jdbc.sql(
                        "select step_execution_id from run_partition where step_execution_id = :step and worker = :worker")
                .param("step", partition.stepExecution())
                .param("worker", partition.lease().worker())
                .query(Long.class)
                .optional()
                .isPresent();
    }

    private Optional<TakenPartition> next(
            long worker, String apiOrigin, Collection<String> targets, Collection<Long> except) {
        return jdbc.sql("""
                select p.step_execution_id, p.run_id, p.epoch from run_partition p
                    join run r on r.id = p.run_id and r.epoch = p.epoch
                    join (select run_id, count(*) filter (where taken) as taken, count(stop_cause) as stops
                        from run_partition group by run_id) s on s.run_id = p.run_id
                where not p.taken and s.stops = 0 and p.schema_version = :version
                    and r.api_origin = :origin and r.target in (:targets)
                    and not r.stop_requested and r.lease_until > current_timestamp and r.id not in (:except)
                order by s.taken, p.run_id, p.step_execution_id
                fetch first 1 row only for update of p skip locked
                """)
                .param("version", schemaVersion)
                .param("origin", apiOrigin)
                .param("targets", targets)
                .param("except", except.isEmpty() ? List.of(NO_RUN) : except)
                .query((rs, i) -> new TakenPartition(
                        rs.getLong("step_execution_id"), new Lease(rs.getLong("run_id"), rs.getLong("epoch"), worker)))
                .optional();
    }

    /**
     * The runs whose partitions a worker may go on executing: the manager that offered them is alive and still owns the run, and
     * nobody asked the run to stop.
     */
    public List<Long> wanted(long worker) {
        return jdbc.sql("""
                select distinct p.run_id from run_partition p join run r on r.id = p.run_id and r.epoch = p.epoch
                where p.worker = :worker and not r.stop_requested and r.lease_until > current_timestamp
                """).param("worker", worker).query(Long.class).list();
    }

    /** Says what a worker waits for, for those who watch the run. */
    public void waits(Lease lease, @Nullable RunWait wait) {
        jdbc.sql(
                        "update run_partition set wait_until = :until, wait_reason = :reason where run_id = :run and worker = :worker")
                .param("until", wait == null ? null : SqlTime.timestamp(wait.until()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("reason", wait == null ? null : SqlText.fit(wait.reason(), PartitionRepository.MESSAGE_CHARS))
                .param("run", lease.run())
                .param("worker", lease.worker())
                .update();
    }

    /**
     * A partition whose manager has another schema version.
     *
     * @return one sentence, or empty when there is none
     */
    public Optional<String> ofAnotherVersion() {
        return jdbc.sql("""
                select p.run_id, p.schema_version from run_partition p join run r on r.id = p.run_id and r.epoch = p.epoch
                where not p.taken and p.schema_version <> :version and r.lease_until > current_timestamp
                order by p.run_id fetch first 1 row only
                """)
                .param("version", schemaVersion)
                .query((rs, i) -> UserMessage.of(
                                "ledger.run-of-other-version",
                                rs.getLong("run_id"),
                                rs.getString("schema_version"),
                                schemaVersion)
                        .withAdvice())
                .optional();
    }
}
