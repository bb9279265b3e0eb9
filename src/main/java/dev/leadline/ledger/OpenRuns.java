package dev.leadline.ledger;

import dev.leadline.database.SqlTime;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The runs that are neither complete nor canceled and on which nobody works, without their rows. */
public final class OpenRuns {

    private final JdbcClient jdbc;

    OpenRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A run that is open.
     *
     * @param id its number
     * @param state where it stands
     * @param isUnconfirmed whether rows of it are in doubt
     * @param isUnsent whether rows of it wait to be sent
     * @param endedAt when its latest attempt ended, or null where its process is gone
     */
    public record OpenRun(
            long id,
            RunState state,
            boolean isUnconfirmed,
            boolean isUnsent,
            @Nullable Instant endedAt) {}

    /** All of them, the newest first. */
    public List<OpenRun> all() {
        return jdbc.sql("""
            select id, standing, ended_at, %s as unconfirmed, %s as unsent
            from (select id, ended_at, %s as standing from run) run
            where standing not in ('RUNNING', 'DONE', 'CANCELED') order by id desc
            """.formatted(
                        RunStanding.has(RowStatus.IN_DOUBT), RunStanding.has(RowStatus.STAGED), RunStanding.SQL))
                .query((rs, i) -> new OpenRun(
                        rs.getLong("id"),
                        RunState.valueOf(rs.getString("standing")),
                        rs.getBoolean("unconfirmed"),
                        rs.getBoolean("unsent"),
                        SqlTime.instant(rs, "ended_at")))
                .list();
    }
}
