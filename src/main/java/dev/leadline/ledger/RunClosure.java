package dev.leadline.ledger;

import dev.leadline.message.UserMessage;
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

    /** The stop code of a run that a person canceled; it never changes. */
    public static final String CANCELED = "CANCELLED";

    /** Reasons to close a run. */
    public enum ClosureKind {
        /** Its personal data is being deleted, or was deleted. */
        PURGED,
        /** Its file was not read completely when the backup was made from which the ledger was restored. */
        RESTORED,
        /** A person decided that its leads are not sent. */
        CANCELLED;

        static ClosureKind of(String name) {
            return name.equals("PURGING") ? PURGED : valueOf(name);
        }
    }

    /** What a user is told who wants to continue the run. */
    public UserMessage message(long run) {
        return switch (kind) {
            case PURGED -> UserMessage.of("ledger.run-purged", run, day());
            case CANCELLED -> UserMessage.of("ledger.run-canceled", run, day());
            case RESTORED -> UserMessage.of("ledger.run-not-read", run, day());
        };
    }

    /** The same as text. */
    public String sentence(long run) {
        return message(run).withAdvice();
    }

    private LocalDate day() {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
