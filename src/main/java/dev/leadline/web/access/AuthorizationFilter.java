package dev.leadline.web.access;

import dev.leadline.ledger.RunInitiator;
import dev.leadline.message.UserException;
import dev.leadline.security.Role;
import dev.leadline.security.User;
import dev.leadline.security.UserRepository;
import dev.leadline.web.access.BodyRules.BodyRefusal;
import dev.leadline.web.server.UploadTime;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Finds out who sends a request, and lets in what that person may ask for. It stands before whatever reads a body, so that
 * nobody fills the disk who has no business here; and it looks at the file of users each time, so that whoever is removed,
 * or gets another role or password, is out at once.
 */
final class AuthorizationFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient LoginRequirement loginRequirement;
    private final transient UserRepository users;
    private final transient Requester atThisMachine =
            new Requester(RunInitiator.atThisMachine().who(), Role.OPERATOR, false);

    AuthorizationFilter(LoginRequirement loginRequirement, UserRepository users) {
        this.loginRequirement = loginRequirement;
        this.users = users;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Requester person = person(request);
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            chain.doFilter(request, response);
            return;
        }
        switch (Permissions.of(request, person)) {
            case ALLOWED -> proceed(request, response, chain);
            case LOG_IN -> LoginAnswers.askToLogIn(request, response);
            case FORBIDDEN ->
                RequestRefusal.answer(
                        request,
                        response,
                        HttpServletResponse.SC_FORBIDDEN,
                        Permissions.isForAdmins(request)
                                ? "Only admins can do this. Ask an admin, or use leadline user on the server."
                                : "Only operators can do this, and you are logged in as a viewer. Ask an operator.");
            case UNKNOWN -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static void proceed(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<BodyRefusal> refusal = BodyRules.refusal(request);
        if (refusal.isPresent()) {
            RequestRefusal.answer(
                    request, response, refusal.get().status(), refusal.get().sentence());
        } else {
            if (Permissions.isForUploads(request)) {
                UploadTime.grant(request);
            }
            chain.doFilter(request, response);
        }
    }

    private @Nullable Requester person(HttpServletRequest request) {
        if (RequestOriginFilter.isStranger(request)) {
            SecurityContextHolder.clearContext();
            return null;
        }
        if (loginRequirement.isOpen()) {
            SecurityContextHolder.getContext().setAuthentication(AuthenticatedUser.as(atThisMachine));
            return atThisMachine;
        }
        Authentication entered = SecurityContextHolder.getContext().getAuthentication();
        if (!(entered instanceof AuthenticatedUser known)) {
            return null;
        }
        if (isStill(known)) {
            return known.getPrincipal();
        }
        forget(request);
        return null;
    }

    private boolean isStill(AuthenticatedUser known) {
        try {
            Optional<User> now = users.find(known.getPrincipal().name());
            return now.filter(known::isStill).isPresent();
        } catch (UserException e) {
            return false;
        }
    }

    private static void forget(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
