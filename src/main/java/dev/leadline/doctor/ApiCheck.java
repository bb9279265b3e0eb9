package dev.leadline.doctor;

import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.propexo.Advertised;
import dev.leadline.propexo.ApiSettings;
import dev.leadline.propexo.ApiToken;
import dev.leadline.propexo.GetResult;
import dev.leadline.propexo.Integration;
import dev.leadline.propexo.ListPage;
import dev.leadline.propexo.Propexo;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The API's address, the token, the limit and this machine's clock, by one question that changes nothing there. */
final class ApiCheck {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final int BUSY = 429;

    /** Stands in for a token where only the address is looked at; it is never sent. */
    private static final ApiToken NONE = ApiToken.of("none");

    private final Settings.Api api;
    private final boolean hasToken;
    private final BooleanSupplier permit;

    /**
     * @param permit waits for the permission to make one request, and says whether it came
     */
    ApiCheck(Settings settings, BooleanSupplier permit) {
        this.api = settings.api();
        this.hasToken = settings.tokenIsSet();
        this.permit = permit;
    }

    List<DiagnosticResult> look() {
        try {
            String origin = settings(NONE).origin();
            return hasToken ? asked(origin) : unasked(origin);
        } catch (UserException e) {
            return List.of(DiagnosticResult.of("API", e));
        }
    }

    private List<DiagnosticResult> unasked(String origin) {
        DiagnosticResult token = DiagnosticResult.warning("token", UserMessage.of("doctor.token-not-set"));
        return List.of(
                reached(origin),
                token,
                new RateLimitComparison(api.requestsPerMinute()).withoutLimit(),
                ClockComparison.unknown());
    }

    private static DiagnosticResult reached(String origin) {
        Optional<String> trouble = PortProbe.trouble(host(origin), port(origin), CONNECT);
        return trouble.isEmpty()
                ? ApiPlace.answering(origin)
                : DiagnosticResult.error(
                        ExitCode.STOPPED_EARLY,
                        "API",
                        UserMessage.of("doctor.place-unreachable", origin, trouble.get()));
    }

    private List<DiagnosticResult> asked(String origin) {
        ApiSettings settings;
        try {
            settings = settings(ApiToken.of(Objects.requireNonNull(api.token()).strip()));
        } catch (UserException e) {
            return List.of(reached(origin), DiagnosticResult.of("token", e));
        }
        if (!permit.getAsBoolean()) {
            return List.of(
                    reached(origin), unchecked(), new RateLimitComparison(api.requestsPerMinute()).withoutLimit());
        }
        try (Propexo propexo = Propexo.connect(settings)) {
            GetResult<ListPage<Integration>> answer = propexo.integrations(0, 1);
            String later = propexo.rateLimiter()
                    .pause()
                    .map(pause -> UserMessage.of("doctor.again-after-pause", pause.request())
                            .text())
                    .orElseGet(() ->
                            UserMessage.of("doctor.again-when-it-responds").text());
            List<DiagnosticResult> findings = new ArrayList<>(answered(origin, answer, later));
            Optional<Advertised> said = propexo.advertised();
            RateLimitComparison limit = new RateLimitComparison(api.requestsPerMinute());
            findings.add(said.map(limit::with).orElseGet(limit::withoutLimit));
            findings.add(said.flatMap(ClockComparison::of).orElseGet(ClockComparison::unknown));
            return findings;
        }
    }

    private static DiagnosticResult unchecked() {
        return DiagnosticResult.warning("token", UserMessage.of("doctor.token-not-checked"));
    }

    private static List<DiagnosticResult> answered(
            String origin, GetResult<ListPage<Integration>> answer, String later) {
        if (answer instanceof GetResult.Read<ListPage<Integration>> read) {
            return List.of(ApiPlace.answering(origin), accepted(read.value()));
        }
        if (answer instanceof GetResult.GetUnauthorized<ListPage<Integration>> refused) {
            return List.of(
                    ApiPlace.answering(origin),
                    DiagnosticResult.error(ExitCode.STOPPED_EARLY, "token", refused.message()));
        }
        return failed(origin, (GetResult.GetFailed<ListPage<Integration>>) answer, later);
    }

    private static List<DiagnosticResult> failed(
            String origin, GetResult.GetFailed<ListPage<Integration>> failed, String later) {
        Integer status = failed.httpStatus();
        DiagnosticResult api = status != null && status == BUSY
                ? ApiPlace.answering(origin)
                : DiagnosticResult.error(ExitCode.STOPPED_EARLY, "API", failed.message());
        return List.of(
                api,
                DiagnosticResult.warning(
                        "token", UserMessage.of("doctor.token-not-verified", failed.message(), later)));
    }

    private static DiagnosticResult accepted(ListPage<Integration> page) {
        if (page.items().isEmpty()) {
            return DiagnosticResult.warning("token", UserMessage.of("doctor.token-without-integration"));
        }
        Integration first = page.items().get(0);
        String name = Objects.requireNonNullElse(first.name(), first.id());
        return DiagnosticResult.ok(
                "token",
                page.more()
                        ? UserMessage.of("doctor.token-accepted-for-several", name)
                        : UserMessage.of("doctor.token-accepted", name));
    }

    private ApiSettings settings(ApiToken token) {
        return new ApiSettings(
                api.url(), token, 0, 1, shorter(api.connectTimeout(), CONNECT), shorter(api.readTimeout(), ANSWER));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static String host(String origin) {
        return URI.create(origin).getHost();
    }

    private static int port(String origin) {
        URI uri = URI.create(origin);
        return uri.getPort() != -1 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
    }
}
