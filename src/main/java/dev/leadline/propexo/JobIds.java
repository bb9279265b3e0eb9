package dev.leadline.propexo;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Finds the job id in an answer, and says whether it can be one. */
final class JobIds {

    /** Visible ASCII without the percent sign, so that encoding cannot be undone; and not only dots, which mean a folder. */
    private static final Pattern SANE = Pattern.compile("(?!\\.+$)[\\x21-\\x7e&&[^%]]{1,200}");

    private static final JsonPointer GENERIC = JsonPointer.compile("/job_id");
    private static final JsonPointer VENDOR = JsonPointer.compile("/meta/job_id");

    private JobIds() {}

    /**
     * Whether a text can be the identifier of a job or record, and may stand in an address once it is encoded.
     *
     * @param id any text
     * @return false for control characters, blanks, percent signs, "..", nothing at all, and more than 200 characters
     */
    static boolean isSane(String id) {
        return SANE.matcher(id).matches();
    }

    /**
     * Lets pass what can be an identifier.
     *
     * @param id any text
     * @return the same
     * @throws IllegalArgumentException when it cannot be one
     */
    static String checked(String id) {
        if (!isSane(id)) {
            throw new IllegalArgumentException("not a valid job ID");
        }
        return id;
    }

    /**
     * The job id at the place that the target names, else at either of the places that Propexo documents.
     *
     * @param body the answer's body
     * @param at the target's place
     * @return the first text at one of these places, sane or not; empty when there is none
     */
    static Optional<String> find(JsonNode body, JsonPointer at) {
        return Stream.of(at, GENERIC, VENDOR)
                .map(body::at)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .findFirst();
    }
}
