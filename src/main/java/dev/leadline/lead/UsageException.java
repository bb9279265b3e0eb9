package dev.leadline.lead;

/** Something that the user named does not exist or does not fit: a target, a field, a mapping key, a constant. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong and what to do, ready to be shown
     */
    public UsageException(String message) {
        super(message);
    }
}
