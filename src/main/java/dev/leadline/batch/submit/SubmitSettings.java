package dev.leadline.batch.submit;

import java.time.Duration;

/**
 * How rows are sent.
 *
 * @param concurrency the most requests in flight
 * @param patience how long an API that surely did not act is asked again, once it has answered at all
 * @param firstPatience the same before its first answer, when the settings are more likely wrong than the API down
 */
public record SubmitSettings(int concurrency, Duration patience, Duration firstPatience) {

    public SubmitSettings {
        if (concurrency < 1) {
            throw new IllegalArgumentException("leadline.api.concurrency must be at least 1");
        }
    }
}
