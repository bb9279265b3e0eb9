package dev.leadline.schedule;

import dev.leadline.database.SqlText;
import dev.leadline.database.SqlTime;
import dev.leadline.database.Transactions;
import dev.leadline.ledger.DuplicatePolicy;
import dev.leadline.settings.NotifyRule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The schedules that were created in the console. Each change is one guarded update, so that of two people nobody overwrites the other. */
final class SavedScheduleRepository {

    private static final int WHO_CHARS = 200;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Tables that name a schedule. */
    private static final Map<String, String> REFERENCES = Map.of(
            "schedule_execution", "schedule",
            "schedule_pause", "name",
            "schedule_problem", "schedule",
            "run", "schedule");

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;

    private SavedScheduleRepository(JdbcClient jdbc, Transactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    static SavedScheduleRepository in(DataSource database, Duration patience, Clock clock) {
        return new SavedScheduleRepository(
                JdbcClient.create(database), new Transactions(new JdbcTransactionManager(database), patience), clock);
    }

    /** By name. */
    List<SavedSchedule> all() {
        return jdbc.sql("select * from saved_schedule order by name")
                .query(SavedScheduleRepository::schedule)
                .list();
    }

    Optional<SavedSchedule> find(String name) {
        return jdbc.sql("select * from saved_schedule where name = :name")
                .param("name", name)
                .query(SavedScheduleRepository::schedule)
                .optional();
    }

    Optional<SavedSchedule> find(long id) {
        return jdbc.sql("select * from saved_schedule where id = :id")
                .param("id", id)
                .query(SavedScheduleRepository::schedule)
                .optional();
    }

    /**
     * Adds a schedule.
     *
     * @return its id; empty when the name is taken
     */
    Optional<Long> add(ScheduleValues values, String who) {
        try {
            return Optional.of(transactions.execute(unsure -> insert(values, who)));
        } catch (DuplicateKeyException taken) {
            return Optional.empty();
        }
    }

    private long insert(ScheduleValues values, String who) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("""
                insert into saved_schedule (name, cron, time_zone, inbox, files, target, mapping, duplicates, constants, rules,
                    hold_unusual, version, changed_by, changed_at)
                values (:name, :cron, :zone, :inbox, :files, :target, :mapping, :duplicates, :constants, :rules, :hold, 1, :who, :now)
                """)
                .params(columns(values))
                .param("who", SqlText.fit(who, WHO_CHARS))
                .param("now", SqlTime.now(clock))
                .update(key, "id");
        return Optional.ofNullable(key.getKey()).orElseThrow().longValue();
    }

    /**
     * Changes a schedule; a new name also replaces the old one in its history.
     *
     * @param seen as the person saw it who changes it
     * @return false when it was changed or deleted in the meantime, or the new name is taken
     */
    boolean change(SavedSchedule seen, ScheduleValues values, String who) {
        try {
            return transactions.execute(unsure -> {
                boolean changed = update(seen, values, who) == 1;
                if (changed && !seen.name().equals(values.name())) {
                    rename(seen.name(), values.name());
                }
                return changed;
            });
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    private int update(SavedSchedule seen, ScheduleValues values, String who) {
        return jdbc.sql("""
                update saved_schedule set name = :name, cron = :cron, time_zone = :zone, inbox = :inbox, files = :files,
                    target = :target, mapping = :mapping, duplicates = :duplicates, constants = :constants, rules = :rules,
                    hold_unusual = :hold, version = version + 1, changed_by = :who, changed_at = :now
                where id = :id and version = :version
                """)
                .params(columns(values))
                .param("who", SqlText.fit(who, WHO_CHARS))
                .param("now", SqlTime.now(clock))
                .param("id", seen.id())
                .param("version", seen.version())
                .update();
    }

    private void rename(String from, String to) {
        // a schedule that was deleted earlier may have had the name
        jdbc.sql("delete from schedule_problem where schedule = :to")
                .param("to", to)
                .update();
        jdbc.sql("delete from schedule_pause where name = :to").param("to", to).update();
        REFERENCES.forEach(
                (table, column) -> jdbc.sql("update %1$s set %2$s = :to where %2$s = :from".formatted(table, column))
                        .param("to", to)
                        .param("from", from)
                        .update());
    }

    /** Deletes a schedule; its runs and executions stay. */
    boolean delete(SavedSchedule seen) {
        return transactions.execute(unsure -> {
            jdbc.sql("delete from schedule_pause where name = :name")
                    .param("name", seen.name())
                    .update();
            jdbc.sql("delete from schedule_problem where schedule = :name")
                    .param("name", seen.name())
                    .update();
            return jdbc.sql("delete from saved_schedule where id = :id")
                            .param("id", seen.id())
                            .update()
                    == 1;
        });
    }

    private static Map<String, @Nullable Object> columns(ScheduleValues values) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("name", values.name());
        columns.put("cron", values.cron());
        columns.put("zone", values.zone().getId());
        columns.put("inbox", values.inbox());
        columns.put("files", values.files());
        columns.put("target", values.target());
        columns.put("mapping", values.mapping());
        columns.put(
                "duplicates",
                values.duplicates() == null ? null : values.duplicates().name());
        columns.put("constants", JSON.writeValueAsString(values.constants()));
        columns.put("rules", JSON.writeValueAsString(values.rules()));
        columns.put("hold", values.holdUnusual());
        return columns;
    }

    private static SavedSchedule schedule(ResultSet rs, int index) throws SQLException {
        String duplicates = rs.getString("duplicates");
        ScheduleValues values = new ScheduleValues(
                rs.getString("name"),
                rs.getString("cron"),
                ZoneId.of(rs.getString("time_zone")),
                rs.getString("inbox"),
                rs.getString("files"),
                rs.getString("target"),
                rs.getString("mapping"),
                JSON.readValue(rs.getString("constants"), new TypeReference<Map<String, String>>() {}),
                duplicates == null ? null : DuplicatePolicy.valueOf(duplicates),
                JSON.readValue(rs.getString("rules"), new TypeReference<Map<String, NotifyRule>>() {}),
                rs.getBoolean("hold_unusual"));
        return new SavedSchedule(
                rs.getLong("id"),
                rs.getLong("version"),
                values,
                rs.getString("changed_by"),
                rs.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
