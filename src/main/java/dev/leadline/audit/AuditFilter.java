package dev.leadline.audit;

import dev.leadline.database.SqlTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the log.
 *
 * @param who only what this person did, or null
 * @param what only this kind of action, or null
 * @param run only what was done to this run, or null
 * @param from nothing before, or null
 * @param before nothing from then on, or null
 */
public record AuditFilter(
        @Nullable String who,
        @Nullable String what,
        @Nullable Long run,
        @Nullable Instant from,
        @Nullable Instant before) {

    /** Everything. */
    public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null);

    /** Everything that was done to a run. */
    public static AuditFilter of(long run) {
        return new AuditFilter(null, null, run, null, null);
    }

    /** Conditions beside others. */
    String condition() {
        return (who == null ? "" : " and who = :who")
                + (what == null ? "" : " and what = :what")
                + (run == null ? "" : " and run_id = :run")
                + (from == null ? "" : " and at >= :from")
                + (before == null ? "" : " and at < :before");
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (who != null) {
            parameters.put("who", who);
        }
        if (what != null) {
            parameters.put("what", what);
        }
        if (run != null) {
            parameters.put("run", run);
        }
        if (from != null) {
            parameters.put("from", SqlTime.timestamp(from));
        }
        if (before != null) {
            parameters.put("before", SqlTime.timestamp(before));
        }
        return parameters;
    }
}
