package dev.leadline.propexo;

import java.io.IOException;

/** Nothing of a request left: it failed before it was handed to a connection. The cause says why. */
final class NothingSentException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * @param cause what went wrong
     */
    NothingSentException(Exception cause) {
        super(cause);
    }
}
