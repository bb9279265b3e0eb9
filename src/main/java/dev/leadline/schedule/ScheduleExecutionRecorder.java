package dev.leadline.schedule;

import dev.leadline.ledger.ComparisonRepository;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.RunComparison;
import dev.leadline.run.RunService;
import dev.leadline.settings.ScheduleSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs one execution, records it, and returns the facts for its notification. */
final class ScheduleExecutionRecorder {

    private final RunService imports;
    private final LedgerView ledger;
    private final ComparisonRepository comparisons;
    private final ScheduleExecutionRepository executions;
    private final FetchedFileRepository fetched;
    private final ScheduleProblemRepository problems;
    private final Duration remindAfter;
    private final Sleeper waiting;

    ScheduleExecutionRecorder(
            RunService imports,
            LedgerView ledger,
            ComparisonRepository comparisons,
            ScheduleExecutionRepository executions,
            FetchedFileRepository fetched,
            ScheduleProblemRepository problems,
            Duration remindAfter,
            Sleeper waiting) {
        this.imports = imports;
        this.ledger = ledger;
        this.comparisons = comparisons;
        this.executions = executions;
        this.fetched = fetched;
        this.problems = problems;
        this.remindAfter = remindAfter;
        this.waiting = waiting;
    }

    ScheduleEvent execute(ScheduleSettings schedule, @Nullable Instant dueAt, String who) {
        long id = executions.begin(schedule.name(), dueAt, who);
        InboxImport.InboxResult result = new InboxImport(
                        schedule,
                        who,
                        imports,
                        ledger,
                        waiting,
                        run -> executions.took(id, run),
                        fetched.of(schedule.name()))
                .run();
        ScheduleExecution execution =
                executions.end(id, result.ending(), result.taken().size(), result.message());
        return new ScheduleEvent(
                schedule,
                execution,
                result.taken(),
                isLate(schedule, execution),
                nothingSince(schedule, execution),
                unusual(execution),
                problem(execution, result),
                tooManyRejected(schedule, result.taken()));
    }

    private ProblemChange problem(ScheduleExecution execution, InboxImport.InboxResult result) {
        return switch (Objects.requireNonNull(execution.ending())) {
            case FAILED ->
                problems.failed(
                        execution.schedule(), result.failures(), !result.taken().isEmpty(), remindAfter);
            case TOOK, HELD -> problems.works(execution.schedule());
            case NOTHING -> problems.nothingFound(execution.schedule());
            case INTERRUPTED -> problems.nothing();
        };
    }

    /** A run to which another file belongs as well is announced again only while it is held. */
    private List<RunComparison> unusual(ScheduleExecution execution) {
        return execution.runs().stream()
                .map(comparisons::find)
                .flatMap(Optional::stream)
                .filter(comparison -> !comparison.differences().isEmpty())
                .filter(comparison -> comparisons.announce(comparison.run()) || comparison.isHeld())
                .toList();
    }

    private static boolean isLate(ScheduleSettings schedule, ScheduleExecution execution) {
        Instant dueAt = execution.dueAt();
        return dueAt != null && Duration.between(dueAt, execution.startedAt()).compareTo(schedule.lateAfter()) > 0;
    }

    private @Nullable Instant nothingSince(ScheduleSettings schedule, ScheduleExecution execution) {
        if (execution.ending() != ScheduleExecution.Ending.NOTHING) {
            return null;
        }
        return executions
                .waitingSince(schedule.name())
                .filter(since -> isFirstOf(schedule, execution, since))
                .orElse(null);
    }

    private boolean isFirstOf(ScheduleSettings schedule, ScheduleExecution execution, Instant since) {
        return executions
                .firstEmpty(schedule.name(), since.plus(schedule.nothingAfter()))
                .filter(first -> first == execution.id())
                .isPresent();
    }

    private static boolean tooManyRejected(ScheduleSettings schedule, List<InboxFileResult> taken) {
        Integer most = schedule.maxRejected();
        return most != null
                && taken.stream()
                        .filter(InboxFileResult.ByRun.class::isInstance)
                        .map(one -> ((InboxFileResult.ByRun) one)
                                .outcome()
                                .summary()
                                .rows())
                        .anyMatch(rows -> rows.of(RowStatus.REJECTED) * 100 > most * rows.total());
    }
}
