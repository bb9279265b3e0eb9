package dev.leadline.plan;

import dev.leadline.ledger.DuplicateForecast;
import org.jspecify.annotations.Nullable;

/**
 * What was sent before from the home of an import.
 *
 * @param forecast predicts duplicates, for one pass over the rows of the file
 * @param earlierRun the latest run of the same file with the same target, mapping and constants, or null
 * @param note what an import does because of an earlier run of the file, or that there is none yet; null for nothing special
 */
public record SentBefore(
        DuplicateForecast forecast,
        @Nullable Long earlierRun,
        @Nullable String note) {}
