package dev.leadline.propexo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The newest log of one write job.
 *
 * @param jobId the job
 * @param createdAt when it was logged, or null when that cannot be read
 * @param status SUCCESS or FAILURE as documented; another word as it stands, or null when there is none
 * @param integrationId the integration that it went to, or null
 * @param error the vendor's error, or null; may hold personal data
 * @param parameters what was written, as JSON whose form nobody has documented, or null; personal data
 */
public record WriteLog(
        String jobId,
        @Nullable Instant createdAt,
        @Nullable String status,
        @Nullable String integrationId,
        @Nullable String error,
        @Nullable String parameters) {

    /** Names the job only: the rest may be personal data. */
    @Override
    public String toString() {
        return "WriteLog[" + jobId + "]";
    }
}
