package dev.leadline.web.access;

import dev.leadline.security.User;
import dev.leadline.shared.Hashes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** Who is logged in, from where, and since when. A session that is ended here is asked to log in at its next request. */
public final class LoginSessions {

    private final SessionRegistry sessions;
    private final Clock clock;
    private final Map<String, Origin> origins = new ConcurrentHashMap<>();

    LoginSessions(SessionRegistry sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    private record Origin(String address, String device, Instant since) {}

    /**
     * A session of a user.
     *
     * @param key by which it can be ended; it lets nobody in
     * @param address from where it came
     * @param device such as {@code Chrome on Windows}
     * @param since when it began, or null if unknown
     * @param lastRequest when it was used last
     * @param isCurrent whether it is the one that asks
     */
    public record LoginSession(
            String key,
            String address,
            String device,
            @Nullable Instant since,
            Instant lastRequest,
            boolean isCurrent) {}

    /** Notes from where somebody has just logged in. */
    void began(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            origins.keySet().removeIf(id -> sessions.getSessionInformation(id) == null);
            origins.put(
                    session.getId(),
                    new Origin(
                            request.getRemoteAddr(),
                            DeviceName.of(request.getHeader(HttpHeaders.USER_AGENT)),
                            clock.instant()));
        }
    }

    /** The sessions of a user, the latest used first. */
    public List<LoginSession> of(String user, HttpServletRequest request) {
        return informationOf(user)
                .map(one -> session(one, request))
                .sorted(Comparator.comparing(LoginSession::lastRequest).reversed())
                .toList();
    }

    private LoginSession session(SessionInformation one, HttpServletRequest request) {
        Optional<Origin> origin = Optional.ofNullable(origins.get(one.getSessionId()));
        return new LoginSession(
                key(one),
                origin.map(Origin::address).orElse(""),
                origin.map(Origin::device).orElse("Unknown browser"),
                origin.map(Origin::since).orElse(null),
                one.getLastRequest().toInstant(),
                one.getSessionId().equals(currentId(request)));
    }

    private Stream<SessionInformation> informationOf(String user) {
        return sessions.getAllPrincipals().stream()
                .filter(principal -> principal instanceof Requester requester
                        && requester.name().equals(user))
                .flatMap(principal -> sessions.getAllSessions(principal, false).stream());
    }

    /** Ends one session of a user; nothing where it is over. */
    public void end(String user, String key) {
        informationOf(user).filter(one -> key(one).equals(key)).forEach(SessionInformation::expireNow);
    }

    /**
     * Ends the sessions of a user, but for the one that asks where it is the user's.
     *
     * @return how many
     */
    public int endOthers(String user, HttpServletRequest request) {
        List<SessionInformation> others = informationOf(user)
                .filter(one -> !one.getSessionId().equals(currentId(request)))
                .toList();
        others.forEach(SessionInformation::expireNow);
        return others.size();
    }

    /** Keeps the session of somebody who has just got another password. */
    public void renew(User user, HttpServletRequest request, HttpServletResponse response) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(AuthenticatedUser.by(user));
        SecurityContextHolder.setContext(context);
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
    }

    private static String key(SessionInformation one) {
        return Hashes.sha256("session " + one.getSessionId()).substring(0, 16);
    }

    private static @Nullable String currentId(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : Objects.requireNonNull(session.getId());
    }
}
