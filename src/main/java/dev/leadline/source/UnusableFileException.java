package dev.leadline.source;

/** The file as a whole cannot be read as leads; the message says what it is and what to do, in a sentence for its user. */
public final class UnusableFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong with which file and what to do, ready to be shown
     */
    public UnusableFileException(String message) {
        super(message);
    }

    /**
     * @param message what is wrong with which file and what to do, ready to be shown
     * @param cause what the operating system said
     */
    public UnusableFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
