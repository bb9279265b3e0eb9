package dev.leadline.transfer;

/**
 * What was copied and compared.
 *
 * @param tables how many
 * @param rows of all tables
 */
public record TransferResult(int tables, long rows) {}
