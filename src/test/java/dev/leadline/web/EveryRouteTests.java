package dev.leadline.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.security.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** Whatever route the console has, now or later: who may go it is decided by its method and its place, and by nothing else. */
class EveryRouteTests {

    private static final Set<String> FOR_ANYBODY = Set.of("/login", "/hooks/propexo", "/error");
    private static final int FORBIDDEN = 403;

    @TempDir
    static Path folder;

    private static ConsoleFixture house;
    private static Browser ann;
    private static Browser vic;
    private static Browser amy;

    @BeforeAll
    static void open() {
        ConsoleFixture.give(folder, "ann", Role.OPERATOR);
        ConsoleFixture.give(folder, "vic", Role.VIEWER);
        ConsoleFixture.give(folder, "amy", Role.ADMIN);
        house = ConsoleFixture.at(folder, Clock.systemUTC(), Map.of());
        ann = house.browser().loggedIn("ann");
        vic = house.browser().loggedIn("vic");
        amy = house.browser().loggedIn("amy");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    /** A route of a controller. */
    record Route(String method, String path) {

        boolean changes() {
            return method.equals("POST");
        }
    }

    static List<Route> routes() {
        return house.mappings().stream()
                .flatMap(EveryRouteTests::routes)
                .distinct()
                .toList();
    }

    private static Stream<Route> routes(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        return mapping.getPatternValues().stream()
                .filter(pattern -> !FOR_ANYBODY.contains(pattern) && !pattern.startsWith("/api/"))
                .flatMap(pattern -> methods.stream().map(method -> new Route(method.name(), filled(pattern))));
    }

    private static String filled(String pattern) {
        return pattern.replace("{name}", "nightly").replaceAll("\\{[^}]*\\}", "1");
    }

    @Test
    void areAllOfThemTried() {
        assertThat(routes())
                .hasSizeGreaterThan(30)
                .contains(new Route("POST", "/runs/1/rejects/send"), new Route("GET", "/imports/new"));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void isClosedToWhoeverHasNotLoggedIn(Route route) {
        HttpResponse<String> answer = ask(house.browser(), route);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).startsWith("/login");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void letsAViewerLookAndNothingElse(Route route) {
        boolean forOperators = (route.changes() && !isOwn(route))
                || isForAdmins(route)
                || route.path().startsWith("/imports")
                || Set.of("/schedules/new", "/schedules/nightly/edit").contains(route.path());
        int status = ask(vic, route).statusCode();
        if (forOperators) {
            assertThat(status).isEqualTo(FORBIDDEN);
        } else {
            assertThat(status).isIn(200, 302, 400, 404);
        }
    }

    private static boolean isOwn(Route route) {
        return route.path().startsWith("/account");
    }

    private static boolean isForAdmins(Route route) {
        return route.path().startsWith("/settings/users");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void letsAnOperatorDoEverythingButManageUsers(Route route) {
        int status = ask(ann, route).statusCode();
        if (isForAdmins(route)) {
            assertThat(status).isEqualTo(FORBIDDEN);
        } else {
            // the grid takes JSON and no form
            assertThat(status).isIn(200, 302, 400, 404, 415);
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void letsAnAdminDoEverything(Route route) {
        assertThat(ask(amy, route).statusCode()).isIn(200, 302, 400, 404, 415);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void changesNothingWithoutTheTokenOfThePage(Route route) {
        if (route.changes()) {
            assertThat(ann.postWithoutToken(route.path(), Map.of()).statusCode())
                    .isEqualTo(FORBIDDEN);
        }
    }

    private static HttpResponse<String> ask(Browser who, Route route) {
        return route.changes() ? who.post(route.path(), Map.of()) : who.get(route.path());
    }
}
