package dev.leadline.ledger;

import dev.leadline.database.SqlTime;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who holds which prospect: reserved by a claim, released when surely nothing was made. */
final class DuplicateKeys {

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ProspectKeys keys;
    private final RelatedRunRepository others;
    private final SendAnywayDecisions decisions;

    DuplicateKeys(JdbcTemplate batches, JdbcClient jdbc, Clock clock, ProspectKeys keys, RelatedRunRepository others) {
        this.batches = batches;
        this.jdbc = jdbc;
        this.clock = clock;
        this.keys = keys;
        this.others = others;
        this.decisions = new SendAnywayDecisions(jdbc);
    }

    ProspectScope scope(long run) {
        return jdbc.sql("""
                select api_origin, target, duplicates, duplicate_days,
                    exists (select 1 from send_decision d where d.run_id = run.id) as has_decisions
                from run where id = :run
                """)
                .param("run", run)
                .query((rs, i) -> new ProspectScope(
                        rs.getString("api_origin"),
                        rs.getString("target"),
                        new DuplicateRules(
                                DuplicatePolicy.valueOf(rs.getString("duplicates")), rs.getInt("duplicate_days")),
                        rs.getBoolean("has_decisions")))
                .single();
    }

    Prospect prospect(ProspectScope scope, StagedRow row) {
        return new Prospect(
                keys.of(scope.apiOrigin(), scope.target(), row.body()), scope.rules(), scope.hasDecisions());
    }

    /** Reserves the prospects, or fails with DuplicateKeyException where another row holds one of their keys. */
    void reserve(List<Claim> claims) {
        List<Object[]> keysOfOne = new ArrayList<>();
        for (Claim claim : claims) {
            Prospect prospect = claim.prospect();
            if (prospect.rules().policy() == DuplicatePolicy.SEND) {
                standInLine(claim.row(), prospect);
            } else if (isDecided(claim)) {
                standBehindAllowed(claim.row(), prospect);
            } else {
                prospect.keys().forEach(key -> keysOfOne.add(reservation(claim.row(), key)));
            }
        }
        batches.batchUpdate(
                "insert into prospect_key (hash, place, kind, run_id, row_no, held_at) values (?, 0, ?, ?, ?, ?)",
                keysOfOne);
    }

    /** Lets a row stand behind those that hold its prospect: it may have been sent. */
    void standInLine(StagedRow row) {
        standInLine(row, prospect(scope(row.run()), row));
    }

    /** Locked, so that no row ahead in the queue is released unnoticed. */
    private void standInLine(StagedRow row, Prospect prospect) {
        KeyHolder.locked(jdbc, prospect);
        prospect.keys().forEach(key -> enqueue(row, key));
    }

    private boolean isDecided(Claim claim) {
        return claim.prospect().mayBeAllowed()
                && !decisions.shownBeside(claim.row().ref()).isEmpty();
    }

    /** Reads again what it has locked: a row that was put into the queue meanwhile is not among those locked. */
    private void standBehindAllowed(StagedRow row, Prospect prospect) {
        KeyHolder.locked(jdbc, prospect);
        if (DuplicateDecision.of(notAllowed(row, prospect), prospect.rules(), SqlTime.now(clock))
                .isPresent()) {
            throw new DuplicateKeyException("held by a row that nobody decided about");
        }
        prospect.keys().forEach(key -> enqueue(row, key));
    }

    private List<KeyHolder> notAllowed(StagedRow row, Prospect prospect) {
        List<KeyHolder> holders = KeyHolder.of(jdbc, prospect);
        return prospect.mayBeAllowed() ? decisions.notAllowed(row.ref(), holders) : holders;
    }

    private Object[] reservation(StagedRow row, ProspectKey key) {
        return new Object[] {key.hash(), key.kind().name(), row.run(), row.row(), SqlTime.now(clock)};
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
                    and exists (select 1 from run where run.id = run_row.run_id and run.closed_at is null)
                """).param("run", run).param("row", row).update();
    }

    private List<Long> waitingBehind(RowRef holder) {
        return jdbc.sql("""
                select distinct run_id from run_row
                where duplicate_of_run = :run and duplicate_of_row = :row and status = 'DUPLICATE' and code = 'DUPLICATE'
                    and exists (select 1 from run where run.id = run_row.run_id and run.closed_at is null)
                order by run_id
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
        List<KeyHolder> holders = KeyHolder.locked(jdbc, prospect);
        OffsetDateTime now = SqlTime.now(clock);
        List<KeyHolder> past = holders.stream()
                .filter(holder -> holder.isPast(prospect.rules(), now))
                .toList();
        past.forEach(this::forget);
        promoteNext(past.stream().map(KeyHolder::hash).toList());
        return DuplicateDecision.of(notAllowed(row, prospect), prospect.rules(), now)
                .map(decision -> deny(row, decision));
    }

    private void forget(KeyHolder holder) {
        jdbc.sql("delete from prospect_key where hash = :hash and place = :place")
                .param("hash", holder.hash())
                .param("place", holder.place())
                .update();
    }

    private ClaimResult deny(StagedRow row, DuplicateDecision decision) {
        if (decision.status() == RowStatus.REJECTED) {
            reject(row, decision);
        } else {
            skip(row, decision);
        }
        return new ClaimResult.Denied();
    }

    private void skip(StagedRow row, DuplicateDecision decision) {
        jdbc.sql("""
                update run_row set status = 'DUPLICATE', duplicate_of_run = :otherRun, duplicate_of_row = :otherRow, code = 'DUPLICATE',
                    message = :message, settled_at = :now
                where run_id = :run and row_no = :row and status = 'STAGED'
                """)
                .param("otherRun", decision.holder().run())
                .param("otherRow", decision.holder().row())
                .param("message", decision.message())
                .param("now", SqlTime.now(clock))
                .param("run", row.run())
                .param("row", row.row())
                .update();
    }

    private void reject(StagedRow row, DuplicateDecision decision) {
        String message = decision.message();
        int touched = jdbc.sql("""
                update run_row set status = 'REJECTED', duplicate_of_run = :otherRun, duplicate_of_row = :otherRow, code = :code,
                    message = :message, settled_at = :now
                where run_id = :run and row_no = :row and status = 'STAGED'
                """)
                .param("otherRun", decision.holder().run())
                .param("otherRow", decision.holder().row())
                .param("code", decision.code().name())
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
                    .param("code", decision.code().name())
                    .param("message", message)
                    .update();
        }
    }
}
