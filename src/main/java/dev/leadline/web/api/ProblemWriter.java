package dev.leadline.web.api;

import dev.leadline.web.access.TooManyTriesException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem, whoever has found it: a filter, a controller, or the server itself. */
final class ProblemWriter implements AuthenticationEntryPoint, AuthenticationFailureHandler, AccessDeniedHandler {

    private static final String CHALLENGE = "Bearer realm=\"leadline\"";

    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    void write(HttpServletRequest request, HttpServletResponse response, ProblemDetail problem) throws IOException {
        write(request.getRequestURI(), response, problem);
    }

    /**
     * @param address the path of the request
     */
    void write(String address, HttpServletResponse response, ProblemDetail problem) throws IOException {
        problem.setInstance(URI.create(address));
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter().write(json.writeValueAsString(problem));
    }

    /** No token was sent. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        write(request, response, ApiProblem.UNAUTHORIZED.detail());
    }

    /** A token was sent and not accepted. */
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        if (why instanceof TooManyTriesException tooMany) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(tooMany.seconds()));
            write(
                    request,
                    response,
                    ApiProblem.TOO_MANY_ATTEMPTS.detail(
                            "This address has sent too many tokens that are not valid. Wait %d seconds, then try again with a valid token."
                                    .formatted(tooMany.seconds())));
        } else if (why instanceof AuthenticationServiceException) {
            write(
                    request,
                    response,
                    ApiProblem.UNAVAILABLE.detail(
                            "Leadline cannot read its token file. The log of leadline serve says why. Correct the file, then try again."));
        } else if (why instanceof BadCredentialsException) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"invalid_token\"");
            write(
                    request,
                    response,
                    ApiProblem.UNAUTHORIZED.detail(
                            "The token is not valid; it may have been removed. To create a token: leadline token add NAME --role operator"));
        } else {
            commence(request, response, why);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"insufficient_scope\"");
        write(request, response, ApiProblem.FORBIDDEN.detail());
    }
}
