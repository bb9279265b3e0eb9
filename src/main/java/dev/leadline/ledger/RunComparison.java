package dev.leadline.ledger;

import dev.leadline.message.UserMessage;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a run of a schedule compares with earlier ones, and what a person decided about it.
 *
 * @param run its number
 * @param rule as it was when the run began
 * @param comparedAt when its rows were compared, or null before
 * @param differences empty before, and where it is as usual
 * @param decision what a person decided, or null
 * @param decidedBy who, or null
 */
public record RunComparison(
        long run,
        ComparisonRule rule,
        @Nullable Instant comparedAt,
        List<RunDifference> differences,
        @Nullable Decision decision,
        @Nullable String decidedBy) {

    public RunComparison {
        differences = List.copyOf(differences);
    }

    /** What a person can decide. */
    public enum Decision {
        /** Its leads are sent. */
        APPROVED,
        /** Its leads are never sent. */
        CANCELLED
    }

    /** Whether nothing of the run may be sent before somebody has decided. */
    public boolean isHeld() {
        return rule.holds() && !differences.isEmpty() && decision == null;
    }

    /** The differences in one clause, without names of columns. */
    public String brief() {
        return differences.stream().map(RunDifference::brief).collect(Collectors.joining("; "));
    }

    /** Why a held run has stopped. */
    public EarlyStop hold() {
        return new EarlyStop(EarlyStop.Cause.HELD, UserMessage.of("ledger.held", brief(), run));
    }
}
