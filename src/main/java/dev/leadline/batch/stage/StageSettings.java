package dev.leadline.batch.stage;

/**
 * How rows are staged.
 *
 * @param chunkSize how many rows are stored in one transaction
 */
public record StageSettings(int chunkSize) {

    private static final int MOST = 10_000;

    public StageSettings {
        if (chunkSize < 1 || chunkSize > MOST) {
            throw new IllegalArgumentException("leadline.batch.stage-chunk must be from 1 to " + MOST);
        }
    }
}
