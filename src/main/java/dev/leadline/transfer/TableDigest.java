package dev.leadline.transfer;

/**
 * What identifies the content of a table, whatever the order of its rows.
 *
 * @param rows how many
 * @param sum of the rows' SHA-256 hashes, as hexadecimal digits
 */
record TableDigest(long rows, String sum) {}
