package dev.leadline.web.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which bodies are read at all, judged by their headers alone: files only where an import begins, and from strangers only a small
 * form to log in and a webhook. What reads a body stands behind this.
 */
final class BodyRules {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final long LONGEST_LOGIN = 10_000;
    private static final long LONGEST_WEBHOOK = 64 * 1024;

    private static final BodyRefusal TOO_LARGE =
            new BodyRefusal(413, "The request is too large and was not read. Send a smaller request.");
    private static final BodyRefusal NO_LENGTH =
            new BodyRefusal(411, "The request has no length and was not read. Send a Content-Length header.");
    private static final BodyRefusal NOT_A_FORM =
            new BodyRefusal(415, "This page accepts only its own form. Reload the page and use the form.");
    private static final BodyRefusal NO_FILES =
            new BodyRefusal(415, "This page does not accept files. To import a file, use New import.");

    private BodyRules() {}

    /** Why a body is not read. */
    record BodyRefusal(int status, String sentence) {}

    /** Empty where the body may be read. */
    static Optional<BodyRefusal> refusal(HttpServletRequest request) {
        if (!request.getMethod().equals("POST")) {
            return Optional.empty();
        }
        String type = type(request);
        if (type.startsWith("multipart/") && !Permissions.isForUploads(request)) {
            return Optional.of(NO_FILES);
        }
        return switch (request.getServletPath()) {
            case Permissions.LOGIN -> type.equals(FORM) ? size(request, LONGEST_LOGIN) : Optional.of(NOT_A_FORM);
            case Permissions.WEBHOOK -> size(request, LONGEST_WEBHOOK);
            default -> Optional.empty();
        };
    }

    private static Optional<BodyRefusal> size(HttpServletRequest request, long longest) {
        long length = request.getContentLengthLong();
        if (length > longest) {
            return Optional.of(TOO_LARGE);
        }
        boolean hasNoLength = length < 0 && request.getHeader("Transfer-Encoding") != null;
        return hasNoLength ? Optional.of(NO_LENGTH) : Optional.empty();
    }

    private static String type(HttpServletRequest request) {
        @Nullable String type = request.getContentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
