package dev.leadline.ledger;

/**
 * A partition that this process has to execute.
 *
 * @param stepExecution the number of its step execution in Batch's repository
 * @param lease under which its rows are claimed
 */
public record TakenPartition(long stepExecution, Lease lease) {}
