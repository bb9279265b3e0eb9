package dev.leadline.propexo;

/** What a failure says about the fate of a request, and so what may be done next. */
enum FailureClass {
    /**
     * Nothing was made of it, for certain: it may be sent again. No connection came about (refused, no such host, no route,
     * time-out, TLS, none free), or the API said so itself: 425, 429, or 503 with Retry-After or with its own error body.
     */
    NOT_ACTED_ON,
    /** The API read it and refused it: 4xx other than those below. Final; the same body would be refused again. */
    REFUSED,
    /** The API does not accept the token: 401, 403. Every request would fare alike. */
    UNAUTHORISED,
    /**
     * Requests like this one are not taken there, whatever the row holds: 301, 302, 307, 308, 402, 404, 405, 407, 410, 411, 414,
     * 415, 421, 426, 431, 451. Every request would fare alike.
     */
    MISDIRECTED,
    /**
     * The request may have left and no usable answer came: time-out, broken connection, 303, 408, 500, 502, a bare 503, 504 and
     * every status that is not above, an answer that is truncated, too large, no JSON, or without a job id. Whatever we
     * are unsure of is here, since it must never be sent again by itself.
     */
    UNKNOWN
}
