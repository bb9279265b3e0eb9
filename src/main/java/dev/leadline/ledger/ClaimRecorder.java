package dev.leadline.ledger;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes claims down: on the rows, as their attempts, and as reservations of their prospects. */
final class ClaimRecorder {

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;
    private final DuplicateKeys duplicateKeys;

    ClaimRecorder(JdbcTemplate batches, JdbcClient jdbc, DuplicateKeys duplicateKeys) {
        this.batches = batches;
        this.jdbc = jdbc;
        this.duplicateKeys = duplicateKeys;
    }

    /**
     * Claims rows, all or, where a prospect is reserved already, none.
     *
     * @param claims rows of the lease's run
     * @param now the moment by which the claims are known again
     * @param unsure what they came to before, where nobody knows whether that was committed
     * @return for each row
     * @throws org.springframework.dao.DuplicateKeyException when a prospect is reserved already
     * @throws LeaseLostException when another process owns the run now
     */
    List<ClaimResult> record(Lease lease, List<Claim> claims, OffsetDateTime now, @Nullable List<ClaimResult> unsure) {
        requireRegistered(lease);
        int[] touched = markSending(lease, claims, now);
        List<Claim> ours = IntStream.range(0, claims.size())
                .filter(i -> touched[i] == 1)
                .mapToObj(claims::get)
                .toList();
        if (ours.size() < claims.size()) {
            requireOwned(lease);
        }
        duplicateKeys.reserve(ours);
        Map<Long, ClaimResult.Held> held = addAttempts(lease, ours, now);
        List<ClaimResult> results = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            ClaimResult.Held claim = held.get(claims.get(i).row().row());
            results.add(claim != null ? claim : committedBefore(lease, now, unsure == null ? null : unsure.get(i)));
        }
        return results;
    }

    private int[] markSending(Lease lease, List<Claim> claims, OffsetDateTime now) {
        return batches.batchUpdate(
                """
                update run_row set status = 'SENDING', attempts = attempts + 1, sent_at = ?, job_id = null,
                    record_id = null, http_status = null, code = null, message = null, settled_at = null
                where run_id = ? and row_no = ? and status = 'STAGED'
                    and exists (select 1 from run where id = ? and epoch = ?)
                """,
                claims.stream()
                        .map(claim ->
                                new Object[] {now, lease.run(), claim.row().row(), lease.run(), lease.epoch()})
                        .toList());
    }

    private Map<Long, ClaimResult.Held> addAttempts(Lease lease, List<Claim> claims, OffsetDateTime now) {
        if (claims.isEmpty()) {
            return Map.of();
        }
        Map<Long, ClaimResult.Held> held = jdbc
                .sql("select row_no, attempts from run_row where (run_id, row_no) in (:rows)")
                .param(
                        "rows",
                        claims.stream()
                                .map(claim ->
                                        new Object[] {lease.run(), claim.row().row()})
                                .toList())
                .query((rs, i) -> new ClaimResult.Held(lease.run(), rs.getLong("row_no"), rs.getInt("attempts")))
                .stream()
                .collect(Collectors.toMap(ClaimResult.Held::row, claim -> claim));
        batches.batchUpdate(
                """
                insert into row_attempt (run_id, row_no, attempt, epoch, worker, sent_at, status)
                values (?, ?, ?, ?, ?, ?, 'SENDING')
                """,
                held.values().stream().map(claim -> attempt(lease, claim, now)).toList());
        return held;
    }

    private static @Nullable Object[] attempt(Lease lease, ClaimResult.Held claim, OffsetDateTime now) {
        return new @Nullable Object[] {claim.run(), claim.row(), claim.attempt(), lease.epoch(), lease.worker(), now};
    }

    /** A claim may have been committed though its connection broke: it is known by its epoch and its moment. */
    private ClaimResult committedBefore(Lease lease, OffsetDateTime now, @Nullable ClaimResult unsure) {
        return unsure instanceof ClaimResult.Held held && stands(lease, held, now) ? held : new ClaimResult.Denied();
    }

    private boolean stands(Lease lease, ClaimResult.Held claim, OffsetDateTime now) {
        return jdbc.sql("""
                        select count(*) from run_row r join row_attempt a on a.run_id = r.run_id and a.row_no = r.row_no
                            and a.attempt = r.attempts
                        where r.run_id = :run and r.row_no = :row and r.attempts = :attempt and r.status = 'SENDING'
                            and a.status = 'SENDING' and a.epoch = :epoch and a.sent_at = :now
                        """)
                        .param("run", claim.run())
                        .param("row", claim.row())
                        .param("attempt", claim.attempt())
                        .param("epoch", lease.epoch())
                        .param("now", now)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** Until the transaction ends, nobody can end the worker, or take back the partition of which it claims rows. */
    private void requireRegistered(Lease lease) {
        if (lease.worker() == null) {
            return;
        }
        List<Long> registered = jdbc.sql("""
                select w.id from worker w join run_partition p on p.worker = w.id
                where w.id = :worker and p.run_id = :run and p.epoch = :epoch
                fetch first 1 row only for key share of w, p
                """)
                .param("worker", lease.worker())
                .param("run", lease.run())
                .param("epoch", lease.epoch())
                .query(Long.class)
                .list();
        if (registered.isEmpty()) {
            throw new LeaseLostException(lease);
        }
    }

    private void requireOwned(Lease lease) {
        boolean owned = jdbc.sql("select count(*) from run where id = :run and epoch = :epoch")
                        .param("run", lease.run())
                        .param("epoch", lease.epoch())
                        .query(Integer.class)
                        .single()
                == 1;
        if (!owned) {
            throw new LeaseLostException(lease);
        }
    }
}
