package dev.leadline.ledger;

import dev.leadline.database.SqlTime;
import dev.leadline.database.Transactions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * The requests that all processes on this database may make to an account of the API: permits in a row, by the database's clock.
 * Whoever leases some moves the time of the next one on.
 */
public final class PermitRepository {

    /** How late a lease may come without losing a part of the rate. */
    private static final Duration LATENESS = Duration.ofMillis(250);

    private final JdbcClient jdbc;
    private final Transactions transactions;

    PermitRepository(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * The permits in a ledger of which only one connection is open.
     *
     * @param connection to its database; stays open
     * @return empty where the database holds no ledger of this version, so that no process of this version shares it
     * @throws SQLException when the database does not answer
     */
    public static Optional<PermitRepository> over(Connection connection) throws SQLException {
        DatabaseFacts facts = DatabaseFacts.read(connection);
        if (facts.schema() == null || facts.schema() != facts.newestSchema()) {
            return Optional.empty();
        }
        DataSource single = new SingleConnectionDataSource(connection, true);
        return Optional.of(new PermitRepository(
                JdbcClient.create(single), new Transactions(new JdbcTransactionManager(single), Duration.ZERO)));
    }

    /**
     * Leases the next permits of an account.
     *
     * @param account whose, up to 64 characters
     * @param count how many
     * @param pace the time from one permit to the next
     */
    public PermitLease lease(String account, int count, Duration pace) {
        return leaseOfKnown(account, count, pace).orElseGet(() -> {
            add(account);
            return leaseOfKnown(account, count, pace).orElseThrow();
        });
    }

    private Optional<PermitLease> leaseOfKnown(String account, int count, Duration pace) {
        return transactions.execute(unsure -> locked(account).map(permits -> {
            Instant first = later(permits.nextAt(), permits.now().minus(LATENESS));
            jdbc.sql("update api_permit set granted = granted + :count, next_at = :next where account = :account")
                    .param("count", count)
                    .param("next", SqlTime.timestamp(first.plus(pace.multipliedBy(count))))
                    .param("account", account)
                    .update();
            return new PermitLease(permits.granted(), Duration.between(permits.now(), first), permits.pause());
        }));
    }

    /** Each sandbox is an account of its own, so those of long ago are forgotten. */
    private void add(String account) {
        try {
            transactions.change(() -> {
                jdbc.sql("delete from api_permit where next_at < current_timestamp - interval '2' day")
                        .update();
                jdbc.sql("insert into api_permit (account, granted, next_at) values (:account, 0, current_timestamp)")
                        .param("account", account)
                        .update();
            });
        } catch (DuplicateKeyException anotherWasFaster) {
            // then it is there
        }
    }

    /**
     * Pauses an account for all processes. A longer pause stays.
     *
     * @param account whose, up to 64 characters
     * @param length how long from now on
     */
    public void pause(String account, Duration length) {
        transactions.change(() -> locked(account)
                .filter(permits -> length.compareTo(permits.pause()) > 0)
                .ifPresent(permits -> jdbc.sql("update api_permit set paused_until = :until where account = :account")
                        .param("until", SqlTime.timestamp(permits.now().plus(length)))
                        .param("account", account)
                        .update()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Optional<Permits> locked(String account) {
        return jdbc.sql("""
                select granted, next_at, paused_until, current_timestamp as now from api_permit
                where account = :account for update
                """).param("account", account).query(Permits::of).optional();
    }

    /** The state of an account at a moment of the database's clock. */
    private record Permits(
            long granted, Instant nextAt, @Nullable Instant pausedUntil, Instant now) {

        static Permits of(ResultSet rs, int row) throws SQLException {
            return new Permits(
                    rs.getLong("granted"),
                    Objects.requireNonNull(SqlTime.instant(rs, "next_at")),
                    SqlTime.instant(rs, "paused_until"),
                    Objects.requireNonNull(SqlTime.instant(rs, "now")));
        }

        Duration pause() {
            return pausedUntil == null || pausedUntil.isBefore(now)
                    ? Duration.ZERO
                    : Duration.between(now, pausedUntil);
        }
    }
}
