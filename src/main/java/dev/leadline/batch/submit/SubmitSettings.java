package dev.leadline.batch.submit;

import java.time.Duration;

/**
 * How rows are sent.
 *
 * @param chunkSize how many rows a partition reads at a time
 * @param concurrency the most requests in flight
 * @param patience how long an API that surely did not act is asked again, once it has answered at all
 * @param firstPatience the same before its first answer, when the settings are more likely wrong than the API down
 * @param window when prospects may be created
 * @param remotePartitions whether workers send the partitions of a run, and not only the process that owns it
 */
public record SubmitSettings(
        int chunkSize,
        int concurrency,
        Duration patience,
        Duration firstPatience,
        SendWindow window,
        boolean remotePartitions) {

    /** The most rows. */
    public static final int LARGEST_CHUNK = 10_000;

    public SubmitSettings {
        if (chunkSize < 1 || chunkSize > LARGEST_CHUNK) {
            throw new IllegalArgumentException("leadline.batch.submit-chunk must be from 1 to " + LARGEST_CHUNK);
        }
        if (concurrency < 1) {
            throw new IllegalArgumentException("leadline.api.concurrency must be at least 1");
        }
    }
}
