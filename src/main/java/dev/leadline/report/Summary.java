package dev.leadline.report;

import dev.leadline.ledger.ProblemCount;
import dev.leadline.ledger.RequestCounts;
import dev.leadline.ledger.RowCounts;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.StopReason;
import dev.leadline.shared.ExitCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a run or a check came to.
 *
 * @param run the number that commands take, or null for a check
 * @param status where the run stands, or null for a check
 * @param file the lead file
 * @param target the name of the target
 * @param startedAt when the run began, or null for a check
 * @param endedAt when its last attempt ended, or null while none has
 * @param rows how many rows stand where; a check's valid rows are staged
 * @param problems what is wrong with the rejected rows, the most frequent first
 * @param warnings what the leads do not say of their rows, the most frequent first
 * @param requests what the run cost
 * @param files where its report lies
 * @param exit the exit code
 * @param reason why the run did not end by itself, or null where it did
 * @param open the rejects that a person can still correct or retry
 */
public record Summary(
        @Nullable Long run,
        @Nullable String status,
        String file,
        String target,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        RowCounts rows,
        List<ProblemCount> problems,
        List<ProblemCount> warnings,
        RequestCounts requests,
        ReportFiles files,
        ExitCode exit,
        @Nullable StopReason reason,
        RowCounts open) {

    public Summary {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /** Whether a person canceled the run, so that nothing of it is sent any more. */
    public boolean isCanceled() {
        return reason != null && reason.isCancellation();
    }

    /** Whether what stopped the run would stop the runs of other files too. */
    public boolean stopsOthers() {
        return exit.endsEverything() && (reason == null || !reason.concernsOneRun());
    }

    /** How many rejects a person can still correct or retry. */
    public long openRejects() {
        return RowStatus.FIXABLE.stream().mapToLong(open::of).sum();
    }

    /** What something without warnings came to that ended by itself, and whose rejects are all open. */
    public Summary(
            @Nullable Long run,
            @Nullable String status,
            String file,
            String target,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            RowCounts rows,
            List<ProblemCount> problems,
            RequestCounts requests,
            ReportFiles files,
            ExitCode exit) {
        this(
                run, status, file, target, startedAt, endedAt, rows, problems, List.of(), requests, files, exit, null,
                rows);
    }

    /**
     * The summary as {@code summary.json} holds it and {@code --json} prints it.
     *
     * @return one JSON object, indented, its names in the documented order
     */
    public String toJson() {
        return tree().toPrettyString();
    }

    /**
     * The same for those who put it into a larger document.
     *
     * @return a new tree at each call
     */
    public ObjectNode tree() {
        return SummaryJson.of(this);
    }
}
