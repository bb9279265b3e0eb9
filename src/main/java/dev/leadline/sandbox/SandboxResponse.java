package dev.leadline.sandbox;

import java.util.List;
import java.util.Map;

/**
 * A response of the sandbox.
 *
 * @param status the HTTP status
 * @param body what becomes the JSON body
 */
record SandboxResponse(int status, Object body) {

    static SandboxResponse ok(Object body) {
        return new SandboxResponse(200, body);
    }

    /** Propexo's error body without details. */
    static SandboxResponse error(int status, String code, String message) {
        return new SandboxResponse(status, new SandboxErrorBody(new Failure(code, message, Map.of())));
    }

    /** Propexo's error body for a request that breaks the schema. */
    static SandboxResponse invalid(String message, List<Issue> issues) {
        Details details = new Details(issues, "ZodError");
        return new SandboxResponse(400, new SandboxErrorBody(new Failure("invalid_request", message, details)));
    }

    static SandboxResponse notFound() {
        return error(404, "not_found", "This path does not exist.");
    }

    /**
     * An error in a request.
     *
     * @param code the kind, in Zod's words
     * @param keys fields that are not known here
     * @param message what is wrong
     * @param path where in the body
     */
    record Issue(String code, List<String> keys, String message, List<String> path) {}

    private record SandboxErrorBody(Failure error) {}

    private record Failure(String code, String message, Object details) {}

    private record Details(List<Issue> issues, String name) {}
}
