package dev.leadline.ledger;

/**
 * One change of the rows of a file that is not imported yet, such as a replacement in a whole column.
 *
 * @param number grows with every change of the draft and is never used twice
 * @param label what was done, for people
 * @param cells how many cells it changes
 * @param who made it
 */
public record DraftEdit(long number, String label, long cells, String who) {}
