package dev.leadline.web.api;

import dev.leadline.run.WorkerProcess;
import dev.leadline.security.AccessTokenRepository;
import dev.leadline.settings.ServeSettings.MetricsAccess;
import dev.leadline.settings.Settings;
import dev.leadline.watch.Watch;
import dev.leadline.web.access.TokenLogin;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusScrapeEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** The metrics in the format of Prometheus, for those whom {@code leadline.serve.metrics} or {@code leadline.worker.metrics} allows. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("management.endpoint.prometheus.access")
class MetricsEndpoint {

    private static final String PATH = "/actuator/prometheus";

    private static final List<IpAddressMatcher> LOOPBACK =
            List.of(new IpAddressMatcher("127.0.0.0/8"), new IpAddressMatcher("::1"));

    private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1", "[::1]");

    @Bean
    PrometheusScrapeEndpoint prometheusEndpoint(Watch watch) {
        PrometheusMeterRegistry metrics = watch.metrics().orElseThrow();
        return new PrometheusScrapeEndpoint(metrics.getPrometheusRegistry(), new Properties());
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    SecurityFilterChain metricsSecurity(
            HttpSecurity http,
            Settings settings,
            Clock clock,
            ProblemWriter problems,
            ObjectProvider<WorkerProcess> worker) {
        String setting = worker.stream().findAny().isPresent() ? "leadline.worker.metrics" : "leadline.serve.metrics";
        AuthenticationFilter byToken = new AuthenticationFilter(
                new TokenLogin(AccessTokenRepository.in(settings.config()), clock), TokenLogin::of);
        byToken.setSuccessHandler((request, response, program) -> {});
        byToken.setFailureHandler(problems);
        boolean local = settings.serve().metrics() == MetricsAccess.LOCAL;
        return http.securityMatcher(PATH)
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(local ? strangers(problems, setting) : problems)
                                .accessDeniedHandler(problems))
                .addFilterAt(byToken, UsernamePasswordAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> {
                    if (local) {
                        requests.anyRequest().access(fromThisMachine());
                    } else {
                        requests.anyRequest().authenticated();
                    }
                })
                .build();
    }

    private static AuthenticationEntryPoint strangers(ProblemWriter problems, String setting) {
        return (request, response, why) -> problems.write(
                request,
                response,
                ApiProblem.FORBIDDEN.detail(
                        "Only programs on this machine can read the metrics, at 127.0.0.1. To let others read them with a token, set %s to token."
                                .formatted(setting)));
    }

    /** By address and by name: a proxy on this machine passes the name on, and another site cannot use this one's. */
    private static AuthorizationManager<RequestAuthorizationContext> fromThisMachine() {
        return (program, context) -> new AuthorizationDecision(
                LOOPBACK.stream().anyMatch(addresses -> addresses.matches(context.getRequest()))
                        && THIS_MACHINE.contains(context.getRequest().getServerName()));
    }
}
