package dev.leadline.lead;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A prospect that may be sent: every field valid for its target.
 *
 * @param body the fields of the request in the target's order; values are String, Integer, Boolean, or a List of these
 */
public record Lead(Map<String, Object> body) {

    public Lead {
        body = Collections.unmodifiableMap(new LinkedHashMap<>(body));
    }
}
