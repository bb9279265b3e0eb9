package dev.leadline.ledger;

import dev.leadline.database.SqlText;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request came to, as columns. */
record RequestResult(
        RowStatus status,
        @Nullable Integer httpStatus,
        @Nullable String code,
        @Nullable String message,
        @Nullable String jobId) {

    static final int MESSAGE_CHARS = 4000;

    Map<String, @Nullable Object> parameters() {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("status", status.name());
        parameters.put("http", httpStatus);
        parameters.put("code", code);
        parameters.put("message", message == null ? null : SqlText.fit(message, MESSAGE_CHARS));
        parameters.put("job", jobId);
        return parameters;
    }
}
