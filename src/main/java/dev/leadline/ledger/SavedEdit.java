package dev.leadline.ledger;

/**
 * One change of rows that are not sent yet, such as a replacement in a whole column. It is undone as a whole.
 *
 * @param number grows with every change and is never used twice
 * @param label what was done, for people
 * @param cells how many cells it changes
 * @param who made it
 */
public record SavedEdit(long number, String label, long cells, String who) {}
