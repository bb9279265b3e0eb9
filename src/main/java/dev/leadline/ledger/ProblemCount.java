package dev.leadline.ledger;

import org.jspecify.annotations.Nullable;

/**
 * How many rows of a run have one kind of problem or warning with one field.
 *
 * @param code the stable code of the problem or warning, or the API's code where it refused or failed the rows
 * @param field the field, or null when the row as a whole is at fault
 * @param count how many rows
 */
public record ProblemCount(String code, @Nullable String field, long count) {}
