package dev.leadline.ledger;

import dev.leadline.database.SqlText;
import org.jspecify.annotations.Nullable;

/** What a request came to, as columns. */
record RequestResult(
        RowStatus status,
        @Nullable Integer httpStatus,
        @Nullable String code,
        @Nullable String message,
        @Nullable String jobId) {

    static final int MESSAGE_CHARS = 4000;

    RequestResult {
        message = message == null ? null : SqlText.fit(message, MESSAGE_CHARS);
    }
}
