package dev.leadline.run;

import dev.leadline.report.Summary;
import java.util.List;

/**
 * What a run came to.
 *
 * @param summary counts, files and the exit code
 * @param notes what a person should know beside them, a sentence each
 * @param related other runs that a person should know of
 */
public record RunResult(Summary summary, List<String> notes, List<RelatedRun> related) {

    public RunResult {
        notes = List.copyOf(notes);
        related = List.copyOf(related);
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
    public int exit() {
        return related.stream().map(RelatedRun::exit).reduce(summary.exit(), RunExitCode::worst);
    }

    RunResult with(List<RelatedRun> others) {
        return new RunResult(summary, notes, others);
    }
}
