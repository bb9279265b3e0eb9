package dev.leadline.web.rejects;

import dev.leadline.ledger.RejectCause;
import dev.leadline.ledger.RowStatus;
import org.jspecify.annotations.Nullable;

/**
 * A cause as addresses and forms name it; empty texts stand for null.
 *
 * @param status of the rows
 * @param code of the problem
 * @param column at fault
 * @param field at fault
 */
record CauseKey(
        @Nullable RowStatus status,
        @Nullable String code,
        @Nullable String column,
        @Nullable String field) {

    RejectCause cause() {
        return new RejectCause(
                status == null ? RowStatus.REJECTED : status, orNull(code), orNull(column), orNull(field), 0);
    }

    boolean names(RejectCause cause) {
        return cause.status() == status
                && orEmpty(cause.code()).equals(orEmpty(code))
                && orEmpty(cause.column()).equals(orEmpty(column))
                && orEmpty(cause.field()).equals(orEmpty(field));
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
