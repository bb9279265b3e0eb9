package dev.leadline.sandbox;

/** A parameter of a request is not valid; the response is 400. */
final class InvalidQueryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidQueryException(String message) {
        super(message);
    }
}
