package dev.leadline.faults;

import java.util.Map;

/** How the settings of a trial deal with trouble. */
enum RunPatience {
    /** Waits longer than any test lasts, and repeats what may be repeated. */
    PATIENT("30s", "5m", false),
    /** Waits a second for an answer, and repeats nothing. */
    HASTY("1s", "0s", false),
    /** The same, and after trouble it starts anew, since the API asked for a longer pause than a test lasts. */
    HASTY_AND_ANEW("1s", "0s", true),
    /** Hasty, over TLS. */
    GUARDED("2s", "0s", false);

    private final String timeout;
    private final String patience;
    private final boolean anew;

    RunPatience(String timeout, String patience, boolean anew) {
        this.timeout = timeout;
        this.patience = patience;
        this.anew = anew;
    }

    boolean startsAnew() {
        return anew;
    }

    Map<String, Object> settings() {
        return Map.of(
                "leadline.api.connect-timeout", timeout,
                "leadline.api.read-timeout", timeout,
                "leadline.api.patience", patience);
    }
}
