package dev.leadline.lead;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;

/** What is wrong with a YAML or JSON document that a person has written. */
public final class DocumentFault {

    private DocumentFault() {}

    /**
     * Where the fault is and what it is.
     *
     * @param e what the parser says
     * @return such as {@code line 3: mapping values are not allowed here}, without a full stop
     */
    public static String of(JacksonException e) {
        if (e instanceof StreamConstraintsException) {
            return "it is nested too deeply, or holds a text or a number that is too long";
        }
        return line(e) + ": " + e.getOriginalMessage().lines().findFirst().orElse("");
    }

    /**
     * Where the fault is.
     *
     * @param e what the parser says
     * @return such as {@code line 3}
     */
    public static String line(JacksonException e) {
        return e.getLocation() == null
                ? "an unknown line"
                : "line " + e.getLocation().getLineNr();
    }
}
