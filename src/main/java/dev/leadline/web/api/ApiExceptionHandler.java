package dev.leadline.web.api;

import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.run.UserError;
import dev.leadline.web.page.NotFoundException;
import dev.leadline.web.page.ServerPaths;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Turns what the controllers of the API could not do into a problem that says what to do. */
@RestControllerAdvice(basePackageClasses = ApiExceptionHandler.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ApiExceptionHandler {

    private final ProblemWriter writer;
    private final ServerPaths paths;

    ApiExceptionHandler(ProblemWriter writer, ServerPaths paths) {
        this.writer = writer;
        this.paths = paths;
    }

    @ExceptionHandler
    void known(ApiException why, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (why.retryAfter() > 0) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(why.retryAfter()));
        }
        writer.write(request, response, why.problem());
    }

    @ExceptionHandler
    void ours(UserException why, HttpServletRequest request, HttpServletResponse response) throws IOException {
        UserError error = UserError.of(why);
        writer.write(request, response, ApiProblem.of(error).detail(paths.without(error.sentence())));
    }

    @ExceptionHandler({NotFoundException.class, MethodArgumentTypeMismatchException.class})
    void unknownRun(Exception why, HttpServletRequest request, HttpServletResponse response) throws IOException {
        writer.write(
                request,
                response,
                ApiProblem.NOT_FOUND.detail(UserMessage.of("web.no-run").withAdvice()));
    }

    @ExceptionHandler(MissingServletRequestPartException.class)
    void noFile(HttpServletRequest request, HttpServletResponse response) throws IOException {
        writer.write(
                request,
                response,
                ApiProblem.INVALID_REQUEST.detail(UserMessage.of("web.no-file").withAdvice()));
    }

    @ExceptionHandler
    void upload(MultipartException why, HttpServletRequest request, HttpServletResponse response) throws IOException {
        writer.write(
                request,
                response,
                why instanceof MaxUploadSizeExceededException
                        ? ApiProblem.TOO_LARGE.detail()
                        : ApiProblem.INVALID_REQUEST.detail(
                                UserMessage.of("web.upload-cut-off").withAdvice()));
    }
}
