package dev.leadline.lead.mapping;

/** The columns of a file cannot surely be told: a required field or a contact is fed by nothing. */
public final class NoSureMappingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what was not found and what to do, ready to be shown
     */
    public NoSureMappingException(String message) {
        super(message);
    }
}
