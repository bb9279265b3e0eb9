package dev.leadline.ledger;

import java.util.Optional;

/**
 * What is left of the partitions of a run.
 *
 * @param open how many are not done
 * @param free how many of them nobody executes
 * @param stop why the run has to end, where a worker found a reason
 * @param waiting what a worker waits for
 */
public record OfferedPartitions(int open, int free, Optional<EarlyStop> stop, Optional<RunWait> waiting) {}
