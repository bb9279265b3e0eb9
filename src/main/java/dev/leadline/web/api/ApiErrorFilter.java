package dev.leadline.web.api;

import dev.leadline.web.page.UnexpectedErrorHandler;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** Answers errors of API requests that no controller has seen, where the console shows a page. */
final class ApiErrorFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String API = "/api/";
    private static final int FAULT = 500;

    private final transient ProblemWriter writer;

    ApiErrorFilter(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String asked = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (asked.startsWith(API)) {
            writer.write(asked, response, problem(request));
        } else {
            chain.doFilter(request, response);
        }
    }

    private static ProblemDetail problem(HttpServletRequest request) {
        ApiProblem problem = ApiProblem.of(HttpStatusCode.valueOf(status(request)));
        ProblemDetail detail = problem.detail();
        String reference = UnexpectedErrorHandler.reference(request);
        if (!reference.isEmpty()) {
            detail.setProperty("reference", reference);
        }
        return detail;
    }

    private static int status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status ? status : FAULT;
    }
}
