package dev.leadline.web.page;

import dev.leadline.message.ConsoleWording;
import dev.leadline.message.UserException;
import dev.leadline.run.UserError;
import dev.leadline.shared.ExitCode;
import dev.leadline.web.access.RequestRefusal;
import dev.leadline.web.upload.Uploads;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Turns what could not be done, for a reason that a person can do something about, into a page that says so. */
@ControllerAdvice
final class UserErrorHandler {

    private final Uploads uploads;

    UserErrorHandler(Uploads uploads) {
        this.uploads = uploads;
    }

    @ExceptionHandler
    void ours(UserException why, HttpServletRequest request, HttpServletResponse response) throws IOException {
        UserError error = UserError.of(why);
        int status = error.exit() == ExitCode.STOPPED_EARLY
                ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
                : HttpServletResponse.SC_BAD_REQUEST;
        RequestRefusal.answer(request, response, status, uploads.withoutPaths(ConsoleWording.of(error.sentence())));
    }

    /** An address such as {@code /runs/abc} names nothing. */
    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    void nothingOfThatName(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }

    @ExceptionHandler
    void upload(MultipartException why, HttpServletResponse response) throws IOException {
        response.sendError(
                why instanceof MaxUploadSizeExceededException
                        ? HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE
                        : HttpServletResponse.SC_BAD_REQUEST);
    }
}
