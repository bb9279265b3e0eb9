package dev.leadline.lead;

import java.util.Collection;
import java.util.List;

/** A name or value from the user is not valid: a target, a field, a mapping key, a constant. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong and what to do, for the user
     */
    public UsageException(String message) {
        super(message);
    }

    /**
     * An unknown name, with the most similar known names.
     *
     * @param sentence what is wrong, without the period, such as {@code There is no field "emial_1" in target knock}
     * @param name the name that was given
     * @param known the valid names; all of them are shown if none is similar
     * @return the exception to throw
     */
    public static UsageException unknown(String sentence, String name, Collection<String> known) {
        List<String> near = Nearest.to(name, known);
        if (!near.isEmpty()) {
            return new UsageException(sentence + "; did you mean " + String.join(" or ", near) + "?");
        }
        return new UsageException(
                sentence + (known.isEmpty() ? "." : ". Valid values: " + String.join(", ", known) + "."));
    }
}
