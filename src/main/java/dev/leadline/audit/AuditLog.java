package dev.leadline.audit;

import dev.leadline.database.SqlText;
import dev.leadline.database.SqlTime;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who did what, and when. Entries are added and read, and never changed. */
public final class AuditLog {

    private static final int WHO_CHARS = 200;
    private static final int DETAIL_CHARS = 1000;

    private final JdbcClient jdbc;
    private final Clock clock;

    private AuditLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The log in a database.
     *
     * @param database with the tables of this version
     * @param clock of the entries
     * @return to be used as long as the database is open
     */
    public static AuditLog in(DataSource database, Clock clock) {
        return new AuditLog(JdbcClient.create(database), clock);
    }

    /**
     * Notes an action.
     *
     * @param who does it
     * @param what it is, at most 40 characters
     * @param run the run that it is done to, or null
     * @param detail a few words more without personal data, or null
     */
    public void note(String who, String what, @Nullable Long run, @Nullable String detail) {
        jdbc.sql("insert into audit_entry (at, who, what, run_id, detail) values (:now, :who, :what, :run, :detail)")
                .param("now", SqlTime.now(clock))
                .param("who", SqlText.fit(who, WHO_CHARS))
                .param("what", what)
                .param("run", run)
                .param("detail", detail == null ? null : SqlText.fit(detail, DETAIL_CHARS))
                .update();
    }

    /**
     * What was done, the latest first.
     *
     * @param before only actions with a lower id; {@link Long#MAX_VALUE} for the first page
     * @param most how many
     * @return never null
     */
    public List<AuditEntry> latest(long before, int most) {
        return jdbc.sql("select * from audit_entry where id < :before order by id desc fetch first :most rows only")
                .param("before", before)
                .param("most", most)
                .query((rs, i) -> new AuditEntry(
                        rs.getLong("id"),
                        rs.getObject("at", OffsetDateTime.class).toInstant(),
                        rs.getString("who"),
                        rs.getString("what"),
                        rs.getObject("run_id", Long.class),
                        rs.getString("detail")))
                .list();
    }
}
