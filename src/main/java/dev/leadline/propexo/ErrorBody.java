package dev.leadline.propexo;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Propexo's own error body, {@code {"error":{"code":..,"message":..,"details":{"issues":[..]}}}}.
 *
 * @param code its code, safe to show
 * @param message its message with its issues, safe to show
 */
record ErrorBody(String code, String message) {

    private static final int MOST_ISSUES = 20;

    /**
     * Reads an answer's body.
     *
     * @param body the body
     * @return empty when it is something else
     */
    static Optional<ErrorBody> in(JsonNode body) {
        return Optional.of(body.path("error"))
                .filter(error ->
                        error.path("code").isString() && error.path("message").isString())
                .map(error -> new ErrorBody(
                        SafeText.code(error.path("code").stringValue()), SafeText.message(withIssues(error))));
    }

    /** Issues that the message names already are not repeated. */
    private static String withIssues(JsonNode error) {
        String message = error.path("message").stringValue();
        List<String> issues = error.path("details").path("issues").values().stream()
                .limit(MOST_ISSUES)
                .map(issue -> issue(issue, message))
                .filter(issue -> !issue.isBlank() && !message.contains(issue))
                .distinct()
                .toList();
        return issues.isEmpty() ? message : withoutFullStop(message) + ": " + String.join("; ", issues);
    }

    private static String withoutFullStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static String issue(JsonNode issue, String error) {
        String own = issue.path("message").asString("");
        String message = own.equals(error) ? "" : own;
        String where = words(issue.path("path"), ".");
        String keys = words(issue.path("keys"), ", ");
        String what = message + (keys.isEmpty() || message.contains(keys) ? "" : " (" + keys + ")");
        boolean named = where.isEmpty() || what.isEmpty() || what.startsWith(where + ":") || what.equals(where);
        return named ? (what.isEmpty() ? where : what) : where + ": " + what;
    }

    private static String words(JsonNode node, String separator) {
        return node.isArray()
                ? node.values().stream().map(part -> part.asString("")).collect(Collectors.joining(separator))
                : node.asString("");
    }
}
