package dev.leadline.schedule;

import dev.leadline.database.SqlText;
import dev.leadline.database.SqlTime;
import dev.leadline.database.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The schedules that somebody has paused. */
public final class PausedSchedules {

    private static final int WHO_CHARS = 200;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;

    private PausedSchedules(JdbcClient jdbc, Transactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * The pauses of a database.
     *
     * @param database that holds the ledger
     * @param patience how long a connection that broke is tried anew
     * @param clock of what happens
     * @return to be used as long as the database is open
     */
    public static PausedSchedules in(DataSource database, Duration patience, Clock clock) {
        return new PausedSchedules(
                JdbcClient.create(database), new Transactions(new JdbcTransactionManager(database), patience), clock);
    }

    /**
     * That somebody has paused a schedule.
     *
     * @param who did it
     * @param at when
     */
    public record Pause(String who, Instant at) {}

    /**
     * Pauses a schedule; one that is paused already stays as it is.
     *
     * @param schedule its name
     * @param who does it
     */
    public void pause(String schedule, String who) {
        try {
            transactions.change(() -> insertIfMissing(schedule, who));
        } catch (DuplicateKeyException anotherWasFaster) {
            // it is paused
        }
    }

    private void insertIfMissing(String schedule, String who) {
        if (of(schedule).isEmpty()) {
            jdbc.sql("insert into schedule_pause (name, who, at) values (:name, :who, :now)")
                    .param("name", schedule)
                    .param("who", SqlText.fit(who, WHO_CHARS))
                    .param("now", SqlTime.now(clock))
                    .update();
        }
    }

    /**
     * Lets a schedule have its turns again.
     *
     * @param schedule its name, paused or not
     */
    public void unpause(String schedule) {
        transactions.change(() -> jdbc.sql("delete from schedule_pause where name = :name")
                .param("name", schedule)
                .update());
    }

    /**
     * Whether a schedule is paused.
     *
     * @param schedule its name
     * @return since when and by whom, or empty
     */
    public Optional<Pause> of(String schedule) {
        return jdbc.sql("select who, at from schedule_pause where name = :name")
                .param("name", schedule)
                .query((rs, i) -> new Pause(
                        rs.getString("who"),
                        rs.getObject("at", OffsetDateTime.class).toInstant()))
                .optional();
    }
}
