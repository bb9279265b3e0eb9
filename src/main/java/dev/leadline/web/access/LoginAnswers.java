package dev.leadline.web.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.web.util.UriComponentsBuilder;

/** Where somebody is led before and after logging in. */
final class LoginAnswers implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final String FRONT = "/";

    /** A page of ours: neither another host nor anything that a browser would take for one. */
    private static final Pattern PAGE = Pattern.compile("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7e]{0,1000}");

    /** The page of a run or of an import, whose forms send to addresses below it, or a page that its form sends to. */
    private static final Pattern PAGE_OF_FORM = Pattern.compile(
            "/(?:runs|imports|settings/mappings)/[^/]+(?=/)|/schedules/(?:new|[^/]+/edit)$|/settings/users|/(?:settings/)?account(?=/)");

    private static final String ENDED = "ended";

    private final KnownDevice devices;
    private final LoginSessions sessions;

    LoginAnswers(KnownDevice devices, LoginSessions sessions) {
        this.devices = devices;
        this.sessions = sessions;
    }

    /** Asks for name and password, and leads back to the page afterwards. */
    static void askToLogIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", login(ENDED, shown(request)));
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (FollowedLink.is(request)) {
            FollowedLink.lead(asked(request), response);
        } else {
            boolean isForm = !request.getMethod().equals("GET");
            response.sendRedirect(
                    login(isForm || hadSession(request) ? ENDED : null, isForm ? pageOfForm(request) : asked(request)));
        }
    }

    private static boolean hadSession(HttpServletRequest request) {
        return request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
    }

    /** The page that asked for a part of itself. */
    private static String shown(HttpServletRequest request) {
        String url = request.getHeader("HX-Current-URL");
        if (url == null) {
            return FRONT;
        }
        try {
            URI page = URI.create(url);
            return wanted(
                    page.getRawQuery() == null ? page.getRawPath() : page.getRawPath() + "?" + page.getRawQuery());
        } catch (IllegalArgumentException e) {
            return FRONT;
        }
    }

    private static String pageOfForm(HttpServletRequest request) {
        Matcher page = PAGE_OF_FORM.matcher(request.getRequestURI());
        return page.lookingAt() ? wanted(page.group()) : FRONT;
    }

    private static String asked(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    private static String login(@Nullable String problem, String to) {
        UriComponentsBuilder login = UriComponentsBuilder.fromPath("/login");
        if (problem != null) {
            login.queryParam("problem", problem);
        }
        return to.equals(FRONT)
                ? login.build().toUriString()
                : login.queryParam("to", "{to}").encode().buildAndExpand(to).toUriString();
    }

    /** The page that somebody wanted; the front page where it is none of ours. */
    static String wanted(@Nullable String to) {
        return to != null && PAGE.matcher(to).matches() ? to : FRONT;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication entered) throws IOException {
        if (entered instanceof AuthenticatedUser person && person.entry() != null) {
            devices.remember(request, response, person.entry());
        }
        sessions.began(request);
        response.sendRedirect(wanted(request.getParameter("to")));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        if (why instanceof TooManyTriesException tooMany) {
            response.setHeader("Retry-After", String.valueOf(tooMany.seconds()));
            RequestRefusal.answer(
                    request,
                    response,
                    TOO_MANY_REQUESTS,
                    "Too many failed logins. Wait %d seconds, then try again.".formatted(tooMany.seconds()));
        } else {
            String problem = why instanceof AuthenticationServiceException ? "file" : "wrong";
            response.sendRedirect(login(problem, wanted(request.getParameter("to"))));
        }
    }
}
