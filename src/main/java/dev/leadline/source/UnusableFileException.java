package dev.leadline.source;

/** The file cannot be imported. The message says why and what to do. */
public final class UnusableFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong with which file and what to do, for the user
     */
    public UnusableFileException(String message) {
        super(message);
    }

    /**
     * @param message what is wrong with which file and what to do, for the user
     * @param cause the error of the operating system
     */
    public UnusableFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
