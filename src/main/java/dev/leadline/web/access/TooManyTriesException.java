package dev.leadline.web.access;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Somebody who tries to log in has to wait first. */
public final class TooManyTriesException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final Duration wait;

    TooManyTriesException(Duration wait) {
        super("too many tries");
        this.wait = wait;
    }

    /** How long to wait, in whole seconds, rounded up. */
    public long seconds() {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
