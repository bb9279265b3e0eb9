package dev.leadline.lead;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;

/** Describes syntax errors in YAML and JSON documents that people write. */
public final class DocumentFault {

    private DocumentFault() {}

    /**
     * The position and the message of the error.
     *
     * @param e the error of the parser
     * @return such as {@code line 3: mapping values are not allowed here}, without a period
     */
    public static String of(JacksonException e) {
        if (e instanceof StreamConstraintsException) {
            return "it is nested too deeply, or contains a text or a number that is too long";
        }
        return line(e) + ": " + e.getOriginalMessage().lines().findFirst().orElse("");
    }

    /**
     * The position of the error.
     *
     * @param e the error of the parser
     * @return such as {@code line 3}
     */
    public static String line(JacksonException e) {
        return e.getLocation() == null
                ? "an unknown line"
                : "line " + e.getLocation().getLineNr();
    }
}
