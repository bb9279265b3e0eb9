package dev.leadline.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Why nobody can continue a run.
 *
 * @param kind the reason
 * @param at since when
 */
public record RunClosure(ClosureKind kind, Instant at) {

    /** Reasons to close a run. */
    public enum ClosureKind {
        /** Its personal data is being deleted, or was deleted. */
        PURGED,
        /** Its file was not read completely when the backup was made from which the ledger was restored. */
        RESTORED
    }

    /** What a user is told who wants to continue the run. */
    public String sentence(long run) {
        return switch (kind) {
            case PURGED ->
                "The personal data of run %d was deleted on %s, so its rows can no longer be sent or corrected."
                        .formatted(run, day());
            case RESTORED ->
                "Run %d had not read its whole file when the backup was made, so it cannot be resumed after the restore on %s. Check in your CRM which leads exist, then import the others with --again."
                        .formatted(run, day());
        };
    }

    private LocalDate day() {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
