package dev.leadline.privacy;

import dev.leadline.ledger.PurgeRepository.Obstacle;
import java.util.List;

/**
 * What a purge did, or would do.
 *
 * @param purged the runs without personal data now, the oldest first
 * @param kept the runs that ended as long ago and keep their personal data
 * @param uploads how many uploads were deleted
 */
public record PurgeResult(List<PurgedRun> purged, List<KeptRun> kept, int uploads) {

    public PurgeResult {
        purged = List.copyOf(purged);
        kept = List.copyOf(kept);
    }

    /**
     * A run whose personal data is deleted.
     *
     * @param rows how many rows it has
     * @param filesHere whether its files are in this home, and not in another one, which a purge does not reach
     */
    public record PurgedRun(long run, long rows, boolean filesHere) {}

    /** A run, and why it keeps its personal data. */
    public record KeptRun(long run, Obstacle obstacle) {}

    /** The purged runs whose files are in another home. */
    public List<Long> withFilesElsewhere() {
        return purged.stream()
                .filter(run -> !run.filesHere())
                .map(PurgedRun::run)
                .toList();
    }

    /** All rows of the purged runs. */
    public long rows() {
        return purged.stream().mapToLong(PurgedRun::rows).sum();
    }
}
