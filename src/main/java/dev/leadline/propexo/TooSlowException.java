package dev.leadline.propexo;

import java.io.IOException;

/** An exchange did not end by its deadline, although something may have come all the time. */
final class TooSlowException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * @param cause what cutting the connection looked like
     */
    TooSlowException(Exception cause) {
        super(cause);
    }
}
