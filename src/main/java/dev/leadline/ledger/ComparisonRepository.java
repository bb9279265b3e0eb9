package dev.leadline.ledger;

import dev.leadline.database.SqlText;
import dev.leadline.database.SqlTime;
import dev.leadline.database.Transactions;
import dev.leadline.encryption.CellCipher;
import dev.leadline.message.UserMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Comparisons of the runs of schedules, and the decisions about runs that are held. */
public final class ComparisonRepository {

    private static final int WHO_CHARS = 200;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final StatusCounts statusCounts;
    private final Clock clock;
    private final CellCipher cipher;

    ComparisonRepository(
            JdbcClient jdbc, Transactions transactions, StatusCounts statusCounts, Clock clock, CellCipher cipher) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.statusCounts = statusCounts;
        this.clock = clock;
        this.cipher = cipher;
    }

    /** Notes how a run that begins is to be compared. */
    static void add(JdbcClient jdbc, long run, ComparisonRule rule) {
        jdbc.sql("insert into run_comparison (run_id, runs, holds) values (:run, :runs, :holds)")
                .param("run", run)
                .param("runs", rule.runs())
                .param("holds", rule.holds())
                .update();
    }

    /** Empty for a run that is not compared. */
    public Optional<RunComparison> find(long run) {
        return transactions.read(() -> jdbc.sql("select * from run_comparison where run_id = :run")
                .param("run", run)
                .query(ComparisonRepository::comparison)
                .optional());
    }

    /** The completed runs with which a run is compared, the newest first; canceled runs and corrections are none. */
    public List<EarlierRun> earlier(Run run, int most) {
        return transactions.read(() -> {
            List<Run> runs = jdbc.sql("""
                    select * from run where schedule = :schedule and target = :target and status = 'COMPLETED'
                        and fixes_run is null and id < :run order by id desc fetch first :most rows only
                    """)
                    .param("schedule", run.schedule())
                    .param("target", run.target())
                    .param("run", run.id())
                    .param("most", most)
                    .query(RunRepository.run(cipher))
                    .list();
            Map<Long, StatusCounts.Noted> counts =
                    statusCounts.of(runs.stream().map(Run::id).toList());
            return runs.stream()
                    .flatMap(one -> earlier(one, counts.get(one.id())))
                    .toList();
        });
    }

    private static Stream<EarlierRun> earlier(Run run, StatusCounts.@Nullable Noted noted) {
        return noted == null
                ? Stream.empty()
                : Stream.of(new EarlierRun(run.id(), run.header(), run.plan(), noted.counts()));
    }

    /**
     * Notes what a comparison found, once: a run that was compared keeps its differences.
     *
     * @return the comparison as it is now
     */
    public RunComparison record(long run, List<RunDifference> differences) {
        transactions.change(() -> jdbc.sql("""
                update run_comparison set compared_at = :now, differences = :differences where run_id = :run and compared_at is null
                """)
                .param("now", SqlTime.now(clock))
                .param("differences", JSON.writeValueAsString(differences))
                .param("run", run)
                .update());
        return find(run).orElseThrow();
    }

    /** Adds a difference that shows only at the end of a run; it holds nothing any more. */
    public void add(RunComparison before, RunDifference difference) {
        if (before.differences().stream().noneMatch(known -> known.kind() == difference.kind())) {
            List<RunDifference> all = new ArrayList<>(before.differences());
            all.add(difference);
            transactions.change(() -> jdbc.sql("""
                    update run_comparison set differences = :differences, decision = coalesce(decision, 'APPROVED')
                    where run_id = :run
                    """)
                    .param("differences", JSON.writeValueAsString(all))
                    .param("run", before.run())
                    .update());
        }
    }

    /**
     * Notes that people are told how a run differs.
     *
     * @return false when they were told before
     */
    public boolean announce(long run) {
        return transactions.execute(
                unsure -> jdbc.sql("update run_comparison set announced = true where run_id = :run and not announced")
                                .param("run", run)
                                .update()
                        == 1);
    }

    /**
     * Lets a held run send its leads; somebody still has to resume it.
     *
     * @return false when somebody has decided before
     */
    public boolean approve(long run, String who) {
        return transactions.execute(unsure -> decide(run, who, RunComparison.Decision.APPROVED));
    }

    /**
     * Closes a held run, so that none of its leads is ever sent.
     *
     * @return false when somebody has decided before
     */
    public boolean cancel(long run, String who) {
        return transactions.execute(unsure -> decide(run, who, RunComparison.Decision.CANCELLED) && close(run, who));
    }

    private boolean decide(long run, String who, RunComparison.Decision decision) {
        return jdbc.sql("""
                        update run_comparison set decision = :decision, decided_by = :who, decided_at = :now
                        where run_id = :run and decision is null and holds and compared_at is not null
                            and exists (select 1 from run where id = :run and stop_code = :held and closed_at is null)
                        """)
                        .param("decision", decision.name())
                        .param("who", SqlText.fit(who, WHO_CHARS))
                        .param("now", SqlTime.now(clock))
                        .param("held", EarlyStop.Cause.HELD.code())
                        .param("run", run)
                        .update()
                == 1;
    }

    private boolean close(long run, String who) {
        return jdbc.sql("""
                        update run set closed_at = :now, closed_as = 'CANCELLED', stop_code = :code, stop_reason = :reason
                        where id = :run
                        """)
                        .param("now", SqlTime.now(clock))
                        .param("code", RunClosure.CANCELED)
                        .param(
                                "reason",
                                SqlText.fit(
                                        UserMessage.of("ledger.canceled-by", who)
                                                .withAdvice(),
                                        WHO_CHARS))
                        .param("run", run)
                        .update()
                == 1;
    }

    /** Approved runs that have not been resumed yet, the oldest first. */
    public List<Long> toResume() {
        return transactions.read(() -> jdbc.sql("""
                select run.id from run join run_comparison c on c.run_id = run.id
                where c.decision = 'APPROVED' and run.status = 'STOPPED' and run.stop_code = :held and run.closed_at is null
                order by run.id
                """)
                .param("held", EarlyStop.Cause.HELD.code())
                .query(Long.class)
                .list());
    }

    private static RunComparison comparison(ResultSet rs, int index) throws SQLException {
        String differences = rs.getString("differences");
        String decision = rs.getString("decision");
        return new RunComparison(
                rs.getLong("run_id"),
                new ComparisonRule(rs.getInt("runs"), rs.getBoolean("holds")),
                SqlTime.instant(rs, "compared_at"),
                differences == null
                        ? List.of()
                        : JSON.readValue(differences, new TypeReference<List<RunDifference>>() {}),
                decision(decision),
                rs.getString("decided_by"));
    }

    private static RunComparison.@Nullable Decision decision(@Nullable String name) {
        return name == null ? null : RunComparison.Decision.valueOf(name);
    }
}
