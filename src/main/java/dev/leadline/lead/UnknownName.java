package dev.leadline.lead;

import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import java.util.Collection;
import java.util.List;

/** The error for a name that is not known: a target, a field, a mapping key, a user. */
public final class UnknownName {

    private UnknownName() {}

    /**
     * An error with the most similar known names.
     *
     * @param what what is wrong, without the period, such as {@code There is no field "emial_1" in target knock}
     * @param name the name that was given
     * @param known the valid names; all of them are shown if none is similar
     * @return the exception to throw
     */
    public static UserException error(UserMessage what, String name, Collection<String> known) {
        List<String> near = Nearest.to(name, known);
        if (!near.isEmpty()) {
            return UserException.usage("lead.similar-names", what, String.join(" or ", near));
        }
        return known.isEmpty()
                ? UserException.usage("lead.no-names", what)
                : UserException.usage("lead.known-names", what, String.join(", ", known));
    }
}
