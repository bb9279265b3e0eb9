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

    /** A run, and how many rows it has. */
    public record PurgedRun(long run, long rows) {}

    /** A run, and why it keeps its personal data. */
    public record KeptRun(long run, Obstacle obstacle) {}

    /** All rows of the purged runs. */
    public long rows() {
        return purged.stream().mapToLong(PurgedRun::rows).sum();
    }
}
