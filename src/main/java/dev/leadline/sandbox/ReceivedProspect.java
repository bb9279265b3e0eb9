package dev.leadline.sandbox;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A prospect that the sandbox accepted.
 *
 * @param jobId the job id that it answered with
 * @param path the path that the prospect was posted to
 * @param body the request's fields in the order sent; values are String, Integer, Boolean, or a List of these
 */
public record ReceivedProspect(String jobId, String path, Map<String, Object> body) {

    public ReceivedProspect {
        body = Collections.unmodifiableMap(new LinkedHashMap<>(body));
    }
}
