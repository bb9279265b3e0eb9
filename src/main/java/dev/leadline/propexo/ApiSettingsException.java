package dev.leadline.propexo;

/** A setting of the API cannot be used; the message says which one and what to set, in a sentence for its user. */
public final class ApiSettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message which setting is wrong and what to do, ready to be shown; never holds the token
     */
    public ApiSettingsException(String message) {
        super(message);
    }
}
