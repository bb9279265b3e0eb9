package dev.leadline.run;

import java.time.Instant;

/**
 * What a restored home holds.
 *
 * @param madeAt when the backup was made
 * @param runs how many runs it knows
 * @param rowsInDoubt rows that may have been sent after the backup was made
 * @param closedRuns runs that cannot be resumed, because their files were not read completely
 */
public record RestoreResult(Instant madeAt, int runs, long rowsInDoubt, int closedRuns) {}
