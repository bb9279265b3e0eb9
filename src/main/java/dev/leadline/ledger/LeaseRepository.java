package dev.leadline.ledger;

import dev.leadline.database.SqlTime;
import dev.leadline.database.Transactions;
import dev.leadline.encryption.CellCipher;
import java.lang.management.ManagementFactory;
import java.sql.Types;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who owns a run: a lease with an epoch, by the database's clock. Every change is a guarded update. */
public final class LeaseRepository {

    /** How long a lease lasts without renewal, by the database's clock. */
    public static final Duration LEASE = Duration.ofSeconds(5);

    /** The same in SQL, from now on. */
    static final String END = "current_timestamp + interval '5' second";

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final CellCipher cipher;

    LeaseRepository(JdbcClient jdbc, Transactions transactions, CellCipher cipher) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.cipher = cipher;
    }

    /**
     * Who seems to own a run at this moment.
     *
     * @param run its number
     * @return the state of its lease
     */
    public RunOwnership ownership(long run) {
        // the owner that is watched may serve the database, and end
        return transactions.read(() -> readOwnership(run));
    }

    private RunOwnership readOwnership(long run) {
        return jdbc.sql("""
                select owner, epoch, lease_until, coalesce(lease_until < current_timestamp, true) as lapsed
                from run where id = :run
                """)
                .param("run", run)
                .query((rs, i) -> new RunOwnership(
                        rs.getString("owner"),
                        rs.getLong("epoch"),
                        SqlTime.instant(rs, "lease_until"),
                        rs.getBoolean("lapsed")))
                .single();
    }

    /**
     * Takes a run over, if nobody has done anything with it since {@code seen}.
     *
     * @param run its number
     * @param seen its ownership as read before
     * @return the new lease, or empty when its owner lives, another was faster, or its personal data is deleted
     */
    public Optional<Lease> takeOver(long run, RunOwnership seen) {
        int touched = jdbc.sql("""
                update run set owner = :owner, epoch = epoch + 1, lease_until = %s, status = 'RUNNING', ended_at = null,
                    stop_code = null, stop_reason = null, stop_requested = false, handover = false
                where id = :run and epoch = :epoch and lease_until is not distinct from :until
                    and (closed_as is null or closed_as = 'RESTORED')
                """.formatted(END))
                .param("owner", owner())
                .param("run", run)
                .param("epoch", seen.epoch())
                .param("until", SqlTime.timestamp(seen.leaseUntil()), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        return touched == 1 ? Optional.of(new Lease(run, seen.epoch() + 1)) : Optional.empty();
    }

    /**
     * Makes a lease last on.
     *
     * @param lease ours
     * @return whether somebody has asked the run to stop
     * @throws LeaseLostException when another process owns the run now
     */
    public boolean renew(Lease lease) {
        int touched = jdbc.sql("update run set lease_until = " + END + " where id = :run and epoch = :epoch")
                .param("run", lease.run())
                .param("epoch", lease.epoch())
                .update();
        if (touched != 1) {
            throw new LeaseLostException(lease);
        }
        return jdbc.sql("select stop_requested from run where id = :run")
                .param("run", lease.run())
                .query(Boolean.class)
                .single();
    }

    /**
     * Renews a lease after the database was away, as soon as it responds again.
     *
     * @param lease the right to work on the run
     * @throws LeaseLostException when another process has taken the run over
     * @throws org.springframework.dao.DataAccessException when the database does not respond within its patience
     */
    public void regain(Lease lease) {
        transactions.change(() -> renew(lease));
    }

    /**
     * Asks whoever works on a run to stop cleanly.
     *
     * @param run its number
     */
    public void askToStop(long run) {
        jdbc.sql("update run set stop_requested = true where id = :run")
                .param("run", run)
                .update();
    }

    /**
     * Asks the workers that send partitions of a run to stop.
     *
     * @param lease ours; nothing happens where another process owns the run now
     */
    public void askToStop(Lease lease) {
        jdbc.sql("update run set stop_requested = true where id = :run and epoch = :epoch and not stop_requested")
                .param("run", lease.run())
                .param("epoch", lease.epoch())
                .update();
    }

    /**
     * Runs whose owner has died, and which others may continue: its lease has expired, and the run has not ended.
     *
     * @param apiOrigin where their rows go
     * @return the oldest first
     */
    public List<Run> abandoned(String apiOrigin) {
        return transactions.read(() -> jdbc.sql("""
                select * from run where status = 'RUNNING' and handover and lease_until < current_timestamp
                    and api_origin = :origin and closed_as is null order by id
                """)
                .param("origin", apiOrigin)
                .query(RunRepository.run(cipher))
                .list());
    }

    /** How this process is told from others. */
    static String owner() {
        return "process " + ManagementFactory.getRuntimeMXBean().getName();
    }
}
