package dev.leadline.ledger;

import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A row that holds a key of a prospect.
 *
 * @param hash of the key
 * @param place in the queue for this key, from 0
 * @param kind of the key
 * @param run the run's number
 * @param row the record's number in it
 * @param heldAt since when
 */
record KeyHolder(String hash, int place, ProspectKey.ProspectKeyKind kind, long run, long row, OffsetDateTime heldAt) {

    private static final String IN_ORDER = """
            select hash, place, kind, run_id, row_no, held_at from prospect_key where hash in (:hashes) order by hash, place
            """;

    static List<KeyHolder> of(JdbcClient jdbc, Prospect prospect) {
        return query(jdbc, IN_ORDER, prospect);
    }

    /** Locked, so that the holder cannot be released while a row is put behind it. */
    static List<KeyHolder> locked(JdbcClient jdbc, Prospect prospect) {
        return query(jdbc, IN_ORDER + " for update", prospect);
    }

    private static List<KeyHolder> query(JdbcClient jdbc, String sql, Prospect prospect) {
        return jdbc.sql(sql)
                .param("hashes", prospect.hashes())
                .query((rs, i) -> new KeyHolder(
                        rs.getString("hash"),
                        rs.getInt("place"),
                        ProspectKey.ProspectKeyKind.valueOf(rs.getString("kind")),
                        rs.getLong("run_id"),
                        rs.getLong("row_no"),
                        rs.getObject("held_at", OffsetDateTime.class)))
                .list();
    }

    RowRef ref() {
        return new RowRef(run, row);
    }

    boolean onlyPhone() {
        return kind == ProspectKey.ProspectKeyKind.PHONE;
    }

    /** Whether it has held the key for longer than a prospect is remembered. */
    boolean isPast(DuplicateRules rules, OffsetDateTime now) {
        return heldAt.isBefore(now.minus(rules.window()));
    }
}
