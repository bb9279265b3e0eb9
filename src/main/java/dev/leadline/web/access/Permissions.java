package dev.leadline.web.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Who may ask for what. What stands in no line of this table is there for nobody. */
final class Permissions {

    static final String LOGIN = "/login";
    static final String WEBHOOK = "/hooks/propexo";

    private static final List<String> FILES = List.of("/assets/**", "/webjars/**");
    private static final List<String> PAGES =
            List.of("/", "/runs/**", "/search/**", "/leads/**", "/rejects/**", "/schedules/**", "/settings/**");
    private static final List<String> NEW_IMPORTS = List.of("/imports/**");
    private static final List<String> USERS = List.of("/settings/users/**");
    private static final List<String> ACCOUNT = List.of("/account/**");
    private static final List<String> FORMS = List.of("/schedules/new", "/schedules/*/edit");
    private static final List<String> FOR_MACHINES_TO_READ = List.of(
            "/actuator/health",
            "/actuator/health/liveness",
            "/actuator/health/readiness",
            "/actuator/health/work",
            "/actuator/prometheus");
    private static final List<String> FOR_MACHINES_TO_TELL = List.of(WEBHOOK);

    /** Decided by the API's own security, which takes tokens and no session. */
    private static final List<String> API = List.of("/api/**");

    private static final List<Line> TABLE = Stream.of(
                    lines(HttpMethod.GET, Who.ANYBODY, List.of(LOGIN)),
                    lines(HttpMethod.GET, Who.ANYBODY, FILES),
                    lines(HttpMethod.GET, Who.MACHINES, FOR_MACHINES_TO_READ),
                    lines(HttpMethod.GET, Who.MACHINES, API),
                    lines(HttpMethod.POST, Who.MACHINES, API),
                    lines(HttpMethod.GET, Who.OPERATORS, FORMS),
                    lines(HttpMethod.GET, Who.ADMINS, USERS),
                    lines(HttpMethod.POST, Who.ADMINS, USERS),
                    lines(HttpMethod.GET, Who.PEOPLE, ACCOUNT),
                    lines(HttpMethod.POST, Who.PEOPLE, ACCOUNT),
                    lines(HttpMethod.GET, Who.PEOPLE, PAGES),
                    lines(HttpMethod.GET, Who.OPERATORS, NEW_IMPORTS),
                    lines(HttpMethod.POST, Who.ANYBODY, List.of(LOGIN)),
                    lines(HttpMethod.POST, Who.MACHINES, FOR_MACHINES_TO_TELL),
                    lines(HttpMethod.POST, Who.PEOPLE, List.of("/logout")),
                    lines(HttpMethod.POST, Who.OPERATORS, PAGES),
                    lines(HttpMethod.POST, Who.OPERATORS, NEW_IMPORTS))
            .flatMap(lines -> lines)
            .toList();

    private static final PathPatternRequestMatcher UPLOADS =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/imports/**");

    private Permissions() {}

    private enum Who {
        ANYBODY,
        /** Programs that come by any name of the host and without a session. */
        MACHINES,
        PEOPLE,
        OPERATORS,
        ADMINS
    }

    private record Line(Who who, PathPatternRequestMatcher asked) {}

    /** What becomes of a request. */
    enum AccessDecision {
        ALLOWED,
        /** Nobody knows yet who it is. */
        LOG_IN,
        /** It takes an operator, or an admin. */
        FORBIDDEN,
        /** There is nothing by that name. */
        UNKNOWN
    }

    private static Stream<Line> lines(HttpMethod method, Who who, List<String> paths) {
        PathPatternRequestMatcher.Builder matchers = PathPatternRequestMatcher.withDefaults();
        return paths.stream()
                .flatMap(path -> method.equals(HttpMethod.GET)
                        ? Stream.of(matchers.matcher(method, path), matchers.matcher(HttpMethod.HEAD, path))
                        : Stream.of(matchers.matcher(method, path)))
                .map(asked -> new Line(who, asked));
    }

    /** Whether it may bring a file. */
    static boolean isForUploads(HttpServletRequest request) {
        return UPLOADS.matches(request);
    }

    static boolean isForMachines(HttpServletRequest request) {
        return who(request) == Who.MACHINES;
    }

    static AccessDecision of(HttpServletRequest request, @Nullable Requester person) {
        Who who = who(request);
        if (who == Who.ANYBODY || who == Who.MACHINES) {
            return AccessDecision.ALLOWED;
        }
        if (person == null) {
            return AccessDecision.LOG_IN;
        }
        if (who == null) {
            return AccessDecision.UNKNOWN;
        }
        return isFor(who, person) ? AccessDecision.ALLOWED : AccessDecision.FORBIDDEN;
    }

    static boolean isForAdmins(HttpServletRequest request) {
        return who(request) == Who.ADMINS;
    }

    private static boolean isFor(Who who, Requester person) {
        return switch (who) {
            case ANYBODY, MACHINES, PEOPLE -> true;
            case OPERATORS -> person.isOperator();
            case ADMINS -> person.isAdmin();
        };
    }

    private static @Nullable Who who(HttpServletRequest request) {
        return TABLE.stream()
                .filter(line -> line.asked().matches(request))
                .map(Line::who)
                .findFirst()
                .orElse(null);
    }
}
