package dev.leadline.batch.stage;

/**
 * How rows are staged.
 *
 * @param chunkSize how many rows are stored in one transaction
 */
public record StageSettings(int chunkSize) {

    /** The most rows. */
    public static final int LARGEST_CHUNK = 10_000;

    public StageSettings {
        if (chunkSize < 1 || chunkSize > LARGEST_CHUNK) {
            throw new IllegalArgumentException("leadline.batch.stage-chunk must be from 1 to " + LARGEST_CHUNK);
        }
    }
}
