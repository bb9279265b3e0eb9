package dev.leadline.lead;

import java.util.Collection;
import java.util.List;

/** Something that the user named does not exist or does not fit: a target, a field, a mapping key, a constant. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong and what to do, ready to be shown
     */
    public UsageException(String message) {
        super(message);
    }

    /**
     * A name that is not known, with those known ones that come nearest to it.
     *
     * @param sentence what is wrong, without the full stop, such as {@code There is no field "emial_1" in target knock}
     * @param name the name that was given
     * @param known the names that would have been right; all of them are shown where none is near
     * @return the exception, to be thrown
     */
    public static UsageException unknown(String sentence, String name, Collection<String> known) {
        List<String> near = Nearest.to(name, known);
        if (!near.isEmpty()) {
            return new UsageException(sentence + "; did you mean " + String.join(" or ", near) + "?");
        }
        return new UsageException(sentence + (known.isEmpty() ? "." : "; known are " + String.join(", ", known) + "."));
    }
}
