package dev.leadline.ledger;

import dev.leadline.database.SqlTime;
import dev.leadline.database.Transactions;
import dev.leadline.shared.Ticker;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * The requests that all processes on this database may make to an account of the API, by the database's clock. Whoever leases
 * some adds them to the record of those of the last minute.
 */
public final class PermitRepository {

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Ticker ticker;

    PermitRepository(JdbcClient jdbc, Transactions transactions, Ticker ticker) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.ticker = ticker;
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
                JdbcClient.create(single),
                new Transactions(new JdbcTransactionManager(single), Duration.ZERO),
                Ticker.SYSTEM));
    }

    /**
     * Leases the next permits of an account.
     *
     * @param account whose, up to 64 characters
     * @param request how many, and how closely
     */
    public PermitLease lease(String account, PermitRequest request) {
        return leaseOfKnown(account, request).orElseGet(() -> {
            add(account);
            return leaseOfKnown(account, request).orElseThrow();
        });
    }

    private Optional<PermitLease> leaseOfKnown(String account, PermitRequest request) {
        return transactions.execute(unsure -> {
            long askedAt = ticker.nanos();
            return locked(account).map(permits -> lease(account, permits, request, askedAt, ticker.nanos()));
        });
    }

    private PermitLease lease(String account, Permits permits, PermitRequest request, long askedAt, long toldAt) {
        RecentPermits recent = RecentPermits.of(permits.recent(), permits.nextAt());
        List<Instant> elsewhere = recent.newest(Math.max(0, permits.granted() - request.known()));
        int returned = recent.takeBack(request.unused(), request.limit());
        Optional<KnownMinute> minute = KnownMinute.with(permits.minute(), request);
        List<Instant> granted = recent.grant(
                permits.now(),
                minute.map(known -> known.slowed(request, permits.now())).orElse(request));
        jdbc.sql("""
                update api_permit set granted = granted + :more, next_at = :next, recent = :recent, minute_ends = :minuteEnds,
                minute_pace = :minutePace where account = :account
                """)
                .param("more", granted.size() - returned)
                .param("next", SqlTime.timestamp(recent.next()))
                .param("recent", recent.text())
                .param(
                        "minuteEnds",
                        minute.map(KnownMinute::ends).map(SqlTime::timestamp).orElse(null))
                .param("minutePace", minute.map(known -> known.pace().toNanos()).orElse(null))
                .param("account", account)
                .update();
        return new PermitLease(
                permits.granted(),
                returned,
                granted,
                permits.now(),
                askedAt,
                toldAt,
                elsewhere,
                minute.map(KnownMinute::ends),
                permits.pause());
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
     * Pauses an account for all processes. A longer pause stays, and no permit of its time is caught up with.
     *
     * @param account whose, up to 64 characters
     * @param length how long from now on
     */
    public void pause(String account, Duration length) {
        transactions.change(() -> locked(account)
                .filter(permits -> length.compareTo(permits.pause()) > 0)
                .ifPresent(permits -> jdbc.sql("""
                        update api_permit set paused_until = :until, next_at = :next where account = :account
                        """)
                        .param("until", SqlTime.timestamp(permits.now().plus(length)))
                        .param(
                                "next",
                                SqlTime.timestamp(
                                        later(permits.nextAt(), permits.now().plus(length))))
                        .param("account", account)
                        .update()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Optional<Permits> locked(String account) {
        return jdbc.sql("""
                select granted, next_at, recent, minute_ends, minute_pace, paused_until, current_timestamp as now from api_permit
                where account = :account for update
                """).param("account", account).query(Permits::of).optional();
    }

    /** The state of an account at a moment of the database's clock. */
    private record Permits(
            long granted,
            Instant nextAt,
            @Nullable String recent,
            Optional<KnownMinute> minute,
            @Nullable Instant pausedUntil,
            Instant now) {

        static Permits of(ResultSet rs, int row) throws SQLException {
            Duration pace = Duration.ofNanos(rs.getLong("minute_pace"));
            return new Permits(
                    rs.getLong("granted"),
                    Objects.requireNonNull(SqlTime.instant(rs, "next_at")),
                    rs.getString("recent"),
                    Optional.ofNullable(SqlTime.instant(rs, "minute_ends")).map(ends -> new KnownMinute(ends, pace)),
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
