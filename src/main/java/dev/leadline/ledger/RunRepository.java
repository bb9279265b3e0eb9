package dev.leadline.ledger;

import static dev.leadline.ledger.SealedColumn.STOP_REASON;

import dev.leadline.database.SqlText;
import dev.leadline.database.SqlTime;
import dev.leadline.database.Transactions;
import dev.leadline.encryption.CellCipher;
import dev.leadline.shared.ExitCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The life of runs: how one begins, how far it is, how it ended. Every change of an owned run is a guarded update. */
public final class RunRepository {

    private static final int WHO_CHARS = 200;
    private static final long SPAN_SECONDS = 10;
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;
    private final CellCipher cipher;

    RunRepository(JdbcTemplate batches, JdbcClient jdbc, Transactions transactions, Clock clock, CellCipher cipher) {
        this.batches = batches;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.cipher = cipher;
    }

    /**
     * Begins a run and owns it. Its number is the next one: people type it, so none is left out.
     *
     * @param run what it is made of
     * @return the lease of this process
     * @throws DuplicateKeyException when another process began the same run first
     * @throws dev.leadline.message.UserException when its draft is not as it was shown any more
     */
    public Lease begin(NewRun run) {
        while (true) {
            try {
                return transactions.execute(
                        unsure -> unsure != null && isOurs(unsure, run) ? unsure : new Lease(started(run), 1));
            } catch (DuplicateKeyException taken) {
                if (isBegun(run)) {
                    throw taken;
                }
            }
        }
    }

    private boolean isOurs(Lease lease, NewRun run) {
        return jdbc.sql(
                        "select id from run where id = :id and identity = :identity and owner = :owner and epoch = :epoch")
                .param("id", lease.run())
                .param("identity", run.identity())
                .param("owner", LeaseRepository.owner())
                .param("epoch", lease.epoch())
                .query(Long.class)
                .optional()
                .isPresent();
    }

    private boolean isBegun(NewRun run) {
        return jdbc.sql("select id from run where identity = :identity and again = :again")
                .param("identity", run.identity())
                .param("again", run.again())
                .query(Long.class)
                .optional()
                .isPresent();
    }

    private long started(NewRun run) {
        long id = insert(run);
        if (run.draft() != null) {
            RunEditRepository.take(batches, jdbc, cipher, id, run.draft(), run.sha256());
        }
        if (run.starter().comparison().runs() > 0 && run.fixes() == null) {
            ComparisonRepository.add(jdbc, id, run.starter().comparison());
        }
        return id;
    }

    private long insert(NewRun run) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("""
                insert into run (id, identity, again, status, file_name, file_path, sha256, target, api_origin, plan, header, fixes_run,
                    send_limit, duplicates, duplicate_days, schedule, started_by, attempt, started_at, stop_requested, requests_sent, polls, throttled, owner, epoch, lease_until)
                values ((select coalesce(max(id), 0) + 1 from run), :identity, :again, 'RUNNING', :file, :path, :sha256, :target, :origin,
                    :plan, :header, :fixes, :limit, :duplicates, :days, :schedule, :who, 1, :now, false, 0, 0, 0, :owner, 1, %s)
                """.formatted(LeaseRepository.END))
                .params(columns(run))
                .param("now", now())
                .param("owner", LeaseRepository.owner())
                .update(key, "id");
        Number id = key.getKey();
        if (id == null) {
            throw new IllegalStateException("the database gave the new run no number");
        }
        return id.longValue();
    }

    private static Map<String, @Nullable Object> columns(NewRun run) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("identity", run.identity());
        columns.put("again", run.again());
        columns.put("file", run.file());
        columns.put("path", run.path());
        columns.put("sha256", run.sha256());
        columns.put("target", run.target());
        columns.put("origin", run.apiOrigin());
        columns.put("plan", run.plan());
        columns.put("header", JSON.writeValueAsString(run.header()));
        columns.put("fixes", run.fixes());
        columns.put("limit", run.sendLimit());
        columns.put("duplicates", run.duplicates().policy().name());
        columns.put("days", run.duplicates().days());
        columns.put("schedule", run.starter().schedule());
        columns.put("who", SqlText.fit(run.starter().who(), WHO_CHARS));
        return columns;
    }

    /**
     * The latest run of an identity.
     *
     * @param identity as in {@link NewRun#identity()}
     * @return empty when there is none
     */
    public Optional<Run> latestOf(String identity) {
        return transactions.read(() -> latestOf(jdbc, cipher, identity));
    }

    static Optional<Run> latestOf(JdbcClient jdbc, CellCipher cipher, String identity) {
        return jdbc.sql("select * from run where identity = :identity order by again desc fetch first row only")
                .param("identity", identity)
                .query(run(cipher))
                .optional();
    }

    /**
     * Runs of the same content to the same API that have not come to their end.
     *
     * @param sha256 the content's hash
     * @param apiOrigin where the rows go
     * @return the oldest first
     */
    public List<Run> unfinishedOf(String sha256, String apiOrigin) {
        return transactions.read(() -> unfinishedOf(jdbc, cipher, sha256, apiOrigin));
    }

    static List<Run> unfinishedOf(JdbcClient jdbc, CellCipher cipher, String sha256, String apiOrigin) {
        return jdbc.sql("""
                select * from run where sha256 = :sha256 and api_origin = :origin and status <> 'COMPLETED'
                    and closed_as is distinct from 'CANCELLED' order by id
                """)
                .param("sha256", sha256)
                .param("origin", apiOrigin)
                .query(run(cipher))
                .list();
    }

    /**
     * What is still to be read from private copies of files. A closed run is never resumed, so it reads nothing.
     *
     * @return the identities of all runs whose rows do not all stand in the ledger yet
     */
    public Set<String> unstaged() {
        return transactions.read(
                () -> jdbc.sql("select identity from run where staged_at is null and closed_at is null")
                        .query(String.class)
                        .set());
    }

    /**
     * How many starts of one identity there have been.
     *
     * @param identity as in {@link NewRun#identity()}
     * @return zero or more
     */
    public int starts(String identity) {
        return transactions.read(() -> jdbc.sql("select count(*) from run where identity = :identity")
                .param("identity", identity)
                .query(Integer.class)
                .single());
    }

    /**
     * Begins the next attempt: a new job instance of the same run.
     *
     * @param lease ours
     */
    public void nextAttempt(Lease lease) {
        change(lease, "attempt = attempt + 1");
    }

    /**
     * Lets another process continue the run when this one dies.
     *
     * @param lease ours
     */
    public void handOverAtDeath(Lease lease) {
        change(lease, "handover = true");
    }

    /**
     * Lifts or sets how many valid rows may be sent.
     *
     * @param lease ours
     * @param limit the number, or null for all
     */
    public void limit(Lease lease, @Nullable Integer limit) {
        change(lease, "send_limit = " + limit);
    }

    /**
     * Changes what happens to prospects that were sent before.
     *
     * @param lease ours
     * @param policy from now on
     */
    public void duplicates(Lease lease, DuplicatePolicy policy) {
        change(lease, "duplicates = '" + policy.name() + "'");
    }

    /**
     * Notes that all rows of the file stand in the ledger.
     *
     * @param lease ours
     * @param rowsRead how many the file held
     * @throws LeaseLostException when another process owns the run now
     */
    public void staged(Lease lease, long rowsRead) {
        int touched = jdbc.sql("update run set staged_at = :now, rows_read = :rows where id = :run and epoch = :epoch")
                .param("now", now())
                .param("rows", rowsRead)
                .param("run", lease.run())
                .param("epoch", lease.epoch())
                .update();
        if (touched != 1) {
            throw new LeaseLostException(lease);
        }
    }

    /**
     * Adds to what the run has asked of the API.
     *
     * @param lease ours; a lost one still counts, since the requests were made
     * @param requests since the last call
     */
    public void count(Lease lease, RequestCounts requests) {
        jdbc.sql("""
                update run set requests_sent = requests_sent + :sent, polls = polls + :polls, throttled = throttled + :throttled
                where id = :run
                """)
                .param("sent", requests.sent())
                .param("polls", requests.polls())
                .param("throttled", requests.throttled())
                .param("run", lease.run())
                .update();
        if (!requests.isNone()) {
            countWithinSpan(lease.run(), requests);
        }
    }

    private void countWithinSpan(long run, RequestCounts requests) {
        OffsetDateTime since = spanOf(clock.instant());
        if (addToSpan(run, since, requests) == 0) {
            try {
                inSpan(run, since, requests, """
                        insert into run_pace (run_id, since, sent, polls, throttled)
                        values (:run, :since, :sent, :polls, :throttled)
                        """);
            } catch (DuplicateKeyException anotherWorkerWasFaster) {
                addToSpan(run, since, requests);
            }
        }
    }

    private int addToSpan(long run, OffsetDateTime since, RequestCounts requests) {
        return inSpan(run, since, requests, """
                update run_pace set sent = sent + :sent, polls = polls + :polls, throttled = throttled + :throttled
                where run_id = :run and since = :since
                """);
    }

    private int inSpan(long run, OffsetDateTime since, RequestCounts requests, String sql) {
        return jdbc.sql(sql)
                .param("run", run)
                .param("since", since)
                .param("sent", requests.sent())
                .param("polls", requests.polls())
                .param("throttled", requests.throttled())
                .update();
    }

    private static OffsetDateTime spanOf(Instant now) {
        return Instant.ofEpochSecond(now.getEpochSecond() / SPAN_SECONDS * SPAN_SECONDS)
                .atOffset(ZoneOffset.UTC);
    }

    private void change(Lease lease, String assignment) {
        int touched = jdbc.sql("update run set " + assignment + " where id = :run and epoch = :epoch")
                .param("run", lease.run())
                .param("epoch", lease.epoch())
                .update();
        if (touched != 1) {
            throw new LeaseLostException(lease);
        }
    }

    private OffsetDateTime now() {
        return SqlTime.now(clock);
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        return SqlTime.instant(rs, column);
    }

    /** A reason that an earlier version kept has no code of its own. */
    static @Nullable StopReason stopReason(ResultSet rs, CellCipher cipher) throws SQLException {
        String message = cipher.openNullable(STOP_REASON.at(rs.getLong("id")), rs.getString("stop_reason"));
        String code = rs.getString("stop_code");
        return message == null ? null : new StopReason(code == null ? "UNKNOWN" : code, message);
    }

    static @Nullable ExitCode exitCode(ResultSet rs) throws SQLException {
        Integer code = rs.getObject("exit_code", Integer.class);
        return code == null ? null : ExitCode.of(code);
    }

    /** Reads a row of the table. */
    static RowMapper<Run> run(CellCipher cipher) {
        return (rs, index) -> run(rs, cipher);
    }

    private static Run run(ResultSet rs, CellCipher cipher) throws SQLException {
        return new Run(
                rs.getLong("id"),
                rs.getString("identity"),
                RunStatus.valueOf(rs.getString("status")),
                rs.getString("file_name"),
                rs.getString("sha256"),
                rs.getString("target"),
                rs.getString("api_origin"),
                rs.getString("plan"),
                JSON.readValue(rs.getString("header"), new TypeReference<List<String>>() {}),
                rs.getObject("fixes_run", Long.class),
                rs.getObject("send_limit", Integer.class),
                rs.getInt("attempt"),
                rs.getObject("started_at", OffsetDateTime.class).toInstant(),
                instant(rs, "staged_at"),
                instant(rs, "ended_at"),
                exitCode(rs),
                stopReason(rs, cipher),
                rs.getObject("rows_read", Long.class),
                rs.getString("schedule"),
                rs.getString("started_by"));
    }
}
