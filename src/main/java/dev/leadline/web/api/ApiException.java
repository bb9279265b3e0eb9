package dev.leadline.web.api;

import org.springframework.http.ProblemDetail;

/** A request that the API cannot serve, with what it answers. */
final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ProblemDetail problem;
    private final int retryAfter;

    ApiException(ProblemDetail problem) {
        this(problem, 0);
    }

    /**
     * @param retryAfter the seconds after which the same request may succeed, or 0 where it will not
     */
    ApiException(ProblemDetail problem, int retryAfter) {
        super(problem.getDetail());
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    int retryAfter() {
        return retryAfter;
    }

    ProblemDetail problem() {
        return problem;
    }
}
