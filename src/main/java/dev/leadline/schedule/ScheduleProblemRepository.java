package dev.leadline.schedule;

import dev.leadline.database.SqlTime;
import dev.leadline.database.Transactions;
import dev.leadline.schedule.ProblemChange.ChangeKind;
import dev.leadline.shared.Hashes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The problems that schedules have, from the first execution with one to the first that works again. */
final class ScheduleProblemRepository {

    private static final String OF_FILES = "files ";

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;

    private ScheduleProblemRepository(JdbcClient jdbc, Transactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    static ScheduleProblemRepository in(DataSource database, Duration patience, Clock clock) {
        return new ScheduleProblemRepository(
                JdbcClient.create(database), new Transactions(new JdbcTransactionManager(database), patience), clock);
    }

    private record Known(String problem, Instant since, Instant toldAt, int executions) {}

    /**
     * Notes that a schedule has failed.
     *
     * @param kinds what failed; the same kinds are the same problem
     * @param ofFiles whether files failed, and not only the inbox
     */
    ProblemChange failed(String schedule, List<String> kinds, boolean ofFiles, Duration remindAfter) {
        String problem = (ofFiles ? OF_FILES : "")
                + Hashes.sha256(
                        String.join("\n", kinds.stream().distinct().sorted().toList()));
        Instant now = clock.instant();
        return transactions.execute(unsure -> {
            Optional<Known> known = find(schedule);
            if (known.filter(before -> before.problem().equals(problem)).isEmpty()) {
                delete(schedule);
                insert(schedule, problem);
                return new ProblemChange(ChangeKind.NEW, now, 1);
            }
            Known before = known.get();
            boolean remind = !now.isBefore(before.toldAt().plus(remindAfter));
            update(schedule, remind ? now : before.toldAt());
            return new ProblemChange(
                    remind ? ChangeKind.REMINDER : ChangeKind.KNOWN, before.since(), before.executions() + 1);
        });
    }

    /** Notes that a schedule works. */
    ProblemChange works(String schedule) {
        return transactions.execute(unsure -> {
            Optional<Known> known = find(schedule);
            delete(schedule);
            return known.map(before -> new ProblemChange(ChangeKind.RECOVERED, before.since(), before.executions()))
                    .orElseGet(this::nothing);
        });
    }

    /** Notes that there was no file: the inbox works, but nobody knows yet whether files do. */
    ProblemChange nothingFound(String schedule) {
        return find(schedule)
                        .filter(known -> !known.problem().startsWith(OF_FILES))
                        .isPresent()
                ? works(schedule)
                : nothing();
    }

    ProblemChange nothing() {
        return new ProblemChange(ChangeKind.NONE, clock.instant(), 0);
    }

    private Optional<Known> find(String schedule) {
        return jdbc.sql("select * from schedule_problem where schedule = :schedule")
                .param("schedule", schedule)
                .query(ScheduleProblemRepository::known)
                .optional();
    }

    private static Known known(ResultSet rs, int index) throws SQLException {
        return new Known(
                rs.getString("problem"),
                rs.getObject("since", OffsetDateTime.class).toInstant(),
                rs.getObject("told_at", OffsetDateTime.class).toInstant(),
                rs.getInt("executions"));
    }

    private void delete(String schedule) {
        jdbc.sql("delete from schedule_problem where schedule = :schedule")
                .param("schedule", schedule)
                .update();
    }

    private void insert(String schedule, String problem) {
        jdbc.sql("""
                insert into schedule_problem (schedule, problem, since, told_at, executions)
                values (:schedule, :problem, :now, :now, 1)
                """)
                .param("schedule", schedule)
                .param("problem", problem)
                .param("now", SqlTime.now(clock))
                .update();
    }

    private void update(String schedule, Instant toldAt) {
        jdbc.sql("update schedule_problem set executions = executions + 1, told_at = :told where schedule = :schedule")
                .param("told", SqlTime.timestamp(toldAt))
                .param("schedule", schedule)
                .update();
    }
}
