package dev.leadline.web.api;

import dev.leadline.message.UserMessage;
import dev.leadline.run.UserError;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** The kinds of errors that the API answers with, each with a type of its own (RFC 9457). */
enum ApiProblem {
    INVALID_REQUEST(400),
    UNAUTHORIZED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    UNFINISHED_RUN(409),
    TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    FILE_UNUSABLE(422),
    TOO_MANY_ATTEMPTS(429),
    INTERNAL_ERROR(500),
    BUSY(503),
    UNAVAILABLE(503);

    private final HttpStatus status;

    ApiProblem(int status) {
        this.status = HttpStatus.valueOf(status);
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
                .filter(problem -> problem.message().advice().isPresent())
                .findFirst()
                .orElse(status.is5xxServerError() ? INTERNAL_ERROR : INVALID_REQUEST);
    }

    HttpStatus status() {
        return status;
    }

    /** With the sentence that says what to do about most of its kind. */
    ProblemDetail detail() {
        return detail(message().advice().orElse(""));
    }

    /**
     * @param sentence what happened, and what to do
     */
    ProblemDetail detail(String sentence) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, sentence);
        detail.setType(type());
        detail.setTitle(message().text());
        return detail;
    }

    /** Its title; its advice is what to do about most of its kind. */
    private UserMessage message() {
        return UserMessage.ofConstant("web.problem", this);
    }

    URI type() {
        return URI.create(
                "urn:leadline:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
