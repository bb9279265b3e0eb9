package dev.leadline.audit;

import dev.leadline.database.SqlText;
import dev.leadline.database.SqlTime;
import dev.leadline.database.Transactions;
import dev.leadline.shared.PageStart;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who did what, and when. Entries are added and read, and never changed. */
public final class AuditLog {

    private static final int WHO_CHARS = 200;
    private static final int DETAIL_CHARS = 1000;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;

    AuditLog(JdbcClient jdbc, Transactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
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
        OffsetDateTime now = SqlTime.now(clock);
        String fitted = SqlText.fit(who, WHO_CHARS);
        transactions.execute(unsure -> {
            if (unsure == null || !isNoted(now, fitted, what)) {
                insert(now, fitted, what, run, detail == null ? null : SqlText.fit(detail, DETAIL_CHARS));
            }
            return true;
        });
    }

    private boolean isNoted(OffsetDateTime at, String who, String what) {
        return !jdbc.sql("select id from audit_entry where at = :at and who = :who and what = :what")
                .param("at", at)
                .param("who", who)
                .param("what", what)
                .query(Long.class)
                .list()
                .isEmpty();
    }

    private void insert(OffsetDateTime at, String who, String what, @Nullable Long run, @Nullable String detail) {
        jdbc.sql("insert into audit_entry (at, who, what, run_id, detail) values (:at, :who, :what, :run, :detail)")
                .param("at", at)
                .param("who", who)
                .param("what", what)
                .param("run", run)
                .param("detail", detail)
                .update();
    }

    /**
     * What was done, the latest first.
     *
     * @param start where the page starts
     * @param most how many
     */
    public List<AuditEntry> latest(PageStart start, int most) {
        return latest(AuditFilter.ALL, start, most);
    }

    /**
     * What was done of what a filter lets through, the latest first.
     *
     * @param filter which entries
     * @param start where the page starts
     * @param most how many
     */
    public List<AuditEntry> latest(AuditFilter filter, PageStart start, int most) {
        return start.descending(jdbc.sql(
                        "select * from audit_entry where %s%s order by id %s fetch first :most rows only"
                                .formatted(start.condition("id"), filter.condition(), start.direction()))
                .params(filter.parameters())
                .param("start", start.key())
                .param("most", most)
                .query((rs, i) -> new AuditEntry(
                        rs.getLong("id"),
                        rs.getObject("at", OffsetDateTime.class).toInstant(),
                        rs.getString("who"),
                        rs.getString("what"),
                        rs.getObject("run_id", Long.class),
                        rs.getString("detail")))
                .list());
    }
}
