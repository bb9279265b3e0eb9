package dev.leadline.sandbox;

/** A parameter of a request cannot be used; the answer is 400. */
final class InvalidQueryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidQueryException(String message) {
        super(message);
    }
}
