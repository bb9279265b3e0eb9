package dev.leadline.ledger;

import dev.leadline.shared.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run in a list.
 *
 * @param id the number that the commands take
 * @param standing where it stands
 * @param file the file's name, without folders
 * @param target the target's name
 * @param schedule the schedule that began it, or null
 * @param startedBy who began it, or null where nobody noted it
 * @param startedAt when it began
 * @param stagedAt when all rows of the file were read, or null before that
 * @param endedAt when its latest attempt ended, or null while one goes on
 * @param exit the exit code of its latest end, or null before that
 * @param stopReason why it stopped before its end, or null
 * @param fixes the run whose rejects the file holds, or null
 * @param counts how many rows stand where, as last counted
 * @param resolved how many of them need nobody any more
 * @param possibleDuplicates how many rejects look like leads that were already sent, and wait for a decision; 0 where
 *     {@link LedgerPages#withPossibleDuplicates} has not counted them
 */
public record RunLine(
        long id,
        RunState standing,
        String file,
        String target,
        @Nullable String schedule,
        @Nullable String startedBy,
        Instant startedAt,
        @Nullable Instant stagedAt,
        @Nullable Instant endedAt,
        @Nullable ExitCode exit,
        @Nullable StopReason stopReason,
        @Nullable Long fixes,
        RowCounts counts,
        ResolvedRows resolved,
        long possibleDuplicates) {

    /**
     * The rows in one status without those that a corrected row replaced, or that a person dismissed.
     *
     * @param status which
     */
    public long open(RowStatus status) {
        return counts.of(status) - resolved.of(status);
    }

    /** The rows that a person has to correct before they can be sent. */
    public long toFix() {
        // the statuses were counted earlier than the duplicates
        return Math.max(0, RowStatus.FIXABLE.stream().mapToLong(this::open).sum() - possibleDuplicates);
    }

    /** From the start of a run that created prospects to its end; empty for every other run. */
    public Optional<Duration> timeToCrm() {
        return counts.of(RowStatus.CREATED) > 0
                ? Optional.ofNullable(endedAt).map(end -> Duration.between(startedAt, end))
                : Optional.empty();
    }

    RunLine with(RowCounts counted, ResolvedRows resolvedOfThem, long duplicates) {
        return new RunLine(
                id,
                standing,
                file,
                target,
                schedule,
                startedBy,
                startedAt,
                stagedAt,
                endedAt,
                exit,
                stopReason,
                fixes,
                counted,
                resolvedOfThem,
                duplicates);
    }
}
