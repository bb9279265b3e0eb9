package dev.leadline.web.api;

import dev.leadline.run.UserError;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** The kinds of errors that the API answers with, each with a type of its own (RFC 9457). */
enum ApiProblem {
    INVALID_REQUEST(400, "Invalid request", "Check the request against /api/v1/openapi.json, then send it again."),
    UNAUTHORIZED(
            401,
            "A token is required",
            "Send the header Authorization: Bearer TOKEN. To create a token: leadline token add NAME --role operator"),
    FORBIDDEN(
            403,
            "Not allowed",
            "The token has the role viewer, which cannot import files. To create a token that can: leadline token add NAME --role operator"),
    NOT_FOUND(404, "Not found", "The API has no such address. /api/v1/openapi.json lists all addresses."),
    METHOD_NOT_ALLOWED(
            405,
            "Method not allowed",
            "This address does not support the method. /api/v1/openapi.json lists the methods of each address."),
    NOT_ACCEPTABLE(
            406,
            "Not acceptable",
            "This address does not produce a type that the Accept header allows. Omit the header, or send Accept: */*."),
    UNFINISHED_RUN(409, "Another run of the file is not finished", ""),
    TOO_LARGE(
            413,
            "Too large",
            "The file is larger than leadline.serve.max-upload-size allows. Split the file, or increase the setting."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "Unsupported content type",
            "Send the file as multipart/form-data in a part named file, or as a body of the type text/csv."),
    FILE_UNUSABLE(422, "The file cannot be used", ""),
    TOO_MANY_ATTEMPTS(429, "Too many wrong tokens", ""),
    INTERNAL_ERROR(
            500,
            "Internal error",
            "Leadline has an internal error. No lead was sent because of it. Please report the error."),
    BUSY(503, "Too many imports", ""),
    UNAVAILABLE(503, "Unavailable", "Leadline cannot do this now. Try again in a minute.");

    private final HttpStatus status;
    private final String title;
    private final String usual;

    ApiProblem(int status, String title, String usual) {
        this.status = HttpStatus.valueOf(status);
        this.title = title;
        this.usual = usual;
    }

    /** What something that could not be done is for a program. */
    static ApiProblem of(UserError error) {
        return switch (error.exit()) {
            case USAGE -> INVALID_REQUEST;
            case INPUT_UNUSABLE -> FILE_UNUSABLE;
            case STOPPED_EARLY, STOPPED_BY_USER -> UNAVAILABLE;
            case INTERNAL_ERROR, ROWS_UNCERTAIN, ROWS_TO_FIX, OK -> INTERNAL_ERROR;
        };
    }

    /** The problem that a status stands for where nothing more is known. */
    static ApiProblem of(HttpStatusCode status) {
        return Arrays.stream(values())
                .filter(problem -> problem.status.value() == status.value())
                .filter(problem -> !problem.usual.isEmpty())
                .findFirst()
                .orElse(status.is5xxServerError() ? INTERNAL_ERROR : INVALID_REQUEST);
    }

    HttpStatus status() {
        return status;
    }

    /** With the sentence that says what to do about most of its kind. */
    ProblemDetail detail() {
        return detail(usual);
    }

    /**
     * @param sentence what happened, and what to do
     */
    ProblemDetail detail(String sentence) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, sentence);
        detail.setType(type());
        detail.setTitle(title);
        return detail;
    }

    URI type() {
        return URI.create(
                "urn:leadline:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
