package dev.leadline.propexo;

import java.io.IOException;

/** An answer has more bytes than any real one. */
final class AnswerTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    AnswerTooLargeException() {
        super("answer too large");
    }
}
