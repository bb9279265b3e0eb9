package dev.leadline.job;

import dev.leadline.report.Summary;
import java.util.List;

/**
 * What a run came to.
 *
 * @param summary counts, files and the exit code
 * @param notes what a person should know beside them, a sentence each
 */
public record Outcome(Summary summary, List<String> notes) {

    public Outcome {
        notes = List.copyOf(notes);
    }
}
