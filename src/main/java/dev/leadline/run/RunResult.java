package dev.leadline.run;

import dev.leadline.report.Summary;
import dev.leadline.shared.ExitCode;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a run came to.
 *
 * @param summary counts, files and the exit code
 * @param notes what a person should know beside them, a sentence each
 * @param related other runs that a person should know of
 * @param isRepeated whether the run was complete before, so that nothing was sent now
 */
public record RunResult(Summary summary, List<String> notes, List<RelatedRun> related, boolean isRepeated) {

    public RunResult {
        notes = List.copyOf(notes);
        related = List.copyOf(related);
    }

    /** What a run came to now. */
    public RunResult(Summary summary, List<String> notes, List<RelatedRun> related) {
        this(summary, notes, related, false);
    }

    /**
     * What a run came to that no other has to do with.
     *
     * @param summary counts, files and the exit code
     * @param notes what a person should know beside them, a sentence each
     */
    public RunResult(Summary summary, List<String> notes) {
        this(summary, notes, List.of());
    }

    /**
     * The exit code of the command: that of the run, or a more pressing one of a run that was resumed for it or that it waits
     * for.
     *
     * @return one of the documented codes
     */
    public ExitCode exit() {
        return ExitCode.worst(
                Stream.concat(Stream.of(summary.exit()), related.stream().map(RelatedRun::exit))
                        .toList());
    }

    /** Whether what stopped the run, or one that was resumed for it, would stop the runs of other files too. */
    public boolean stopsOthers() {
        return summary.stopsOthers() || related.stream().anyMatch(RelatedRun::stopsOthers);
    }

    RunResult with(List<RelatedRun> others) {
        return new RunResult(summary, notes, others, isRepeated);
    }

    RunResult repeated() {
        return new RunResult(summary, notes, related, true);
    }
}
