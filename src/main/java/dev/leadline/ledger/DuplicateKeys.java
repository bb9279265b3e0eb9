package dev.leadline.ledger;

import dev.leadline.database.SqlTime;
import dev.leadline.lead.ProblemCode;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who holds which prospect: reserved by a claim, released when surely nothing was made. */
final class DuplicateKeys {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ProspectKeys keys;
    private final RelatedRunRepository others;

    DuplicateKeys(JdbcClient jdbc, Clock clock, ProspectKeys keys, RelatedRunRepository others) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.keys = keys;
        this.others = others;
    }

    Prospect prospect(StagedRow row) {
        return jdbc.sql("select api_origin, target, duplicates, duplicate_days from run where id = :run")
                .param("run", row.run())
                .query((rs, i) -> new Prospect(
                        keys.of(rs.getString("api_origin"), rs.getString("target"), row.body()),
                        new DuplicateRules(
                                DuplicatePolicy.valueOf(rs.getString("duplicates")), rs.getInt("duplicate_days"))))
                .single();
    }

    /** Reserves the prospect, or fails with DuplicateKeyException where another row holds one of its keys. */
    void reserve(StagedRow row, Prospect prospect) {
        if (prospect.rules().policy() == DuplicatePolicy.SEND) {
            // locked, so that no row ahead in the queue is released unnoticed
            holders(prospect);
            prospect.keys().forEach(key -> enqueue(row, key));
        } else {
            prospect.keys().forEach(key -> reserve(row, key));
        }
    }

    private void reserve(StagedRow row, ProspectKey key) {
        jdbc.sql("""
                insert into prospect_key (hash, place, kind, run_id, row_no, held_at)
                values (:hash, 0, :kind, :run, :row, :now)
                """)
                .param("hash", key.hash())
                .param("kind", key.kind().name())
                .param("run", row.run())
                .param("row", row.row())
                .param("now", SqlTime.now(clock))
                .update();
    }

    private void enqueue(StagedRow row, ProspectKey key) {
        jdbc.sql("""
                insert into prospect_key (hash, place, kind, run_id, row_no, held_at)
                select :hash, coalesce(max(place) + 1, 0), :kind, :run, :row, :now from prospect_key where hash = :hash
                """)
                .param("hash", key.hash())
                .param("kind", key.kind().name())
                .param("run", row.run())
                .param("row", row.row())
                .param("now", SqlTime.now(clock))
                .update();
    }

    /** Frees what a row held, and stages again what waited behind it; runs that had ended are marked as not complete. */
    void release(long run, long row) {
        free(run, row);
        RowRef released = new RowRef(run, row);
        waitingBehind(released).stream()
                .filter(other -> other != run)
                .forEach(other -> others.released(other, released));
        jdbc.sql("""
                update run_row set status = 'STAGED', duplicate_of_run = null, duplicate_of_row = null, code = null, message = null, settled_at = null
                where duplicate_of_run = :run and duplicate_of_row = :row and status = 'DUPLICATE' and code = 'DUPLICATE'
                """).param("run", run).param("row", row).update();
    }

    private List<Long> waitingBehind(RowRef holder) {
        return jdbc.sql("""
                select distinct run_id from run_row
                where duplicate_of_run = :run and duplicate_of_row = :row and status = 'DUPLICATE' and code = 'DUPLICATE' order by run_id
                """)
                .param("run", holder.run())
                .param("row", holder.row())
                .query(Long.class)
                .list();
    }

    /** Frees what a row held. */
    void free(long run, long row) {
        List<String> hashes = jdbc.sql("select hash from prospect_key where run_id = :run and row_no = :row")
                .param("run", run)
                .param("row", row)
                .query(String.class)
                .list();
        jdbc.sql("delete from prospect_key where run_id = :run and row_no = :row")
                .param("run", run)
                .param("row", row)
                .update();
        promoteNext(hashes);
    }

    /** Moves the next row to the front where the first one was released. */
    private void promoteNext(List<String> hashes) {
        if (!hashes.isEmpty()) {
            jdbc.sql("""
                    update prospect_key set place = 0 where hash in (:hashes)
                        and place = (select min(p.place) from prospect_key p where p.hash = prospect_key.hash)
                    """).param("hashes", hashes).update();
        }
    }

    /** Decides about a row whose prospect is held; empty when the way is free and the claim should be tried again. */
    Optional<ClaimResult> decide(StagedRow row, Prospect prospect) {
        List<Holder> holders = holders(prospect);
        OffsetDateTime oldest = SqlTime.now(clock).minus(prospect.rules().window());
        List<Holder> past = holders.stream()
                .filter(holder -> holder.heldAt().isBefore(oldest))
                .toList();
        past.forEach(this::forget);
        promoteNext(past.stream().map(Holder::hash).toList());
        if (prospect.rules().policy() == DuplicatePolicy.SEND) {
            return Optional.empty();
        }
        return holders.stream()
                .filter(holder -> !past.contains(holder))
                .min(Comparator.comparing(Holder::onlyPhone))
                .map(holder -> deny(row, holder, prospect.rules().policy()));
    }

    /** Locked, so that the holder cannot be released while the row is put behind it. */
    private List<Holder> holders(Prospect prospect) {
        return jdbc.sql("""
                        select hash, place, kind, run_id, row_no, held_at from prospect_key where hash in (:hashes)
                        order by hash, place for update
                        """)
                .param("hashes", prospect.hashes())
                .query((rs, i) -> new Holder(
                        rs.getString("hash"),
                        rs.getInt("place"),
                        ProspectKey.ProspectKeyKind.valueOf(rs.getString("kind")),
                        rs.getLong("run_id"),
                        rs.getLong("row_no"),
                        rs.getObject("held_at", OffsetDateTime.class)))
                .list();
    }

    private void forget(Holder holder) {
        jdbc.sql("delete from prospect_key where hash = :hash and place = :place")
                .param("hash", holder.hash())
                .param("place", holder.place())
                .update();
    }

    private ClaimResult deny(StagedRow row, Holder holder, DuplicatePolicy policy) {
        if (holder.onlyPhone()) {
            reject(row, ProblemCode.POSSIBLE_DUPLICATE, holder);
        } else if (policy == DuplicatePolicy.REJECT) {
            reject(row, ProblemCode.DUPLICATE, holder);
        } else {
            skip(row, holder);
        }
        return new ClaimResult.Denied();
    }

    private void skip(StagedRow row, Holder holder) {
        jdbc.sql("""
                update run_row set status = 'DUPLICATE', duplicate_of_run = :otherRun, duplicate_of_row = :otherRow, code = 'DUPLICATE',
                    message = :message, settled_at = :now
                where run_id = :run and row_no = :row and status = 'STAGED'
                """)
                .param("otherRun", holder.run())
                .param("otherRow", holder.row())
                .param("message", "The same prospect as row %d of run %d.".formatted(holder.row(), holder.run()))
                .param("now", SqlTime.now(clock))
                .param("run", row.run())
                .param("row", row.row())
                .update();
    }

    private void reject(StagedRow row, ProblemCode code, Holder holder) {
        String message = code.advice() + " The earlier row is row %d of run %d.".formatted(holder.row(), holder.run());
        int touched = jdbc.sql("""
                update run_row set status = 'REJECTED', duplicate_of_run = :otherRun, duplicate_of_row = :otherRow, code = :code,
                    message = :message, settled_at = :now
                where run_id = :run and row_no = :row and status = 'STAGED'
                """)
                .param("otherRun", holder.run())
                .param("otherRow", holder.row())
                .param("code", code.name())
                .param("message", message)
                .param("now", SqlTime.now(clock))
                .param("run", row.run())
                .param("row", row.row())
                .update();
        if (touched == 1) {
            release(row.run(), row.row());
            jdbc.sql("""
                    insert into row_problem (run_id, row_no, position, code, message) values (:run, :row, 0, :code, :message)
                    """)
                    .param("run", row.run())
                    .param("row", row.row())
                    .param("code", code.name())
                    .param("message", message)
                    .update();
        }
    }

    private record Holder(
            String hash, int place, ProspectKey.ProspectKeyKind kind, long run, long row, OffsetDateTime heldAt) {

        boolean onlyPhone() {
            return kind == ProspectKey.ProspectKeyKind.PHONE;
        }
    }
}
