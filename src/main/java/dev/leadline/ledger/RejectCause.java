package dev.leadline.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What open rejects have in common: the first thing that is wrong with each.
 *
 * @param status REJECTED, REFUSED or FAILED
 * @param code of the problem, or the API's; null where nobody said one
 * @param column the column at fault, or null where none is
 * @param field the field at fault, or null where none is
 * @param rows how many
 */
public record RejectCause(
        RowStatus status,
        @Nullable String code,
        @Nullable String column,
        @Nullable String field,
        long rows) {}
