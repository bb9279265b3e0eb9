package dev.leadline.web.api;

import dev.leadline.ledger.LedgerView;
import dev.leadline.security.AccessTokenRepository;
import dev.leadline.settings.Settings;
import dev.leadline.web.access.TokenLogin;
import dev.leadline.web.server.UploadTime;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.EnumSet;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plugs the API in, with a security of its own: it takes bearer tokens and looks at no cookie, so no page of another site can act
 * through somebody's session.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    MetricsEndpoint.class,
    ApiImportController.class,
    ApiRunController.class,
    OpenApiController.class,
    ApiExceptionHandler.class
})
public class ApiPages {

    private static final String ALL = "/api/**";

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    @Bean
    RunRecords runRecords(LedgerView ledger, Settings settings) {
        return new RunRecords(ledger, settings.home());
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain apiSecurity(HttpSecurity http, Settings settings, Clock clock, ProblemWriter problems) {
        AuthenticationFilter byToken = new AuthenticationFilter(
                new TokenLogin(AccessTokenRepository.in(settings.config()), clock), TokenLogin::of);
        byToken.setSuccessHandler((request, response, program) -> {});
        byToken.setFailureHandler(problems);
        return http.securityMatcher(ALL)
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .addFilterAt(byToken, UsernamePasswordAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/api/v1/openapi.json")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, ALL)
                        .hasRole("OPERATOR")
                        .anyRequest()
                        .authenticated())
                .addFilterAfter(
                        (request, response, chain) -> {
                            UploadTime.grant(request);
                            chain.doFilter(request, response);
                        },
                        AuthorizationFilter.class)
                .build();
    }

    @Bean
    FilterRegistrationBean<ApiErrorFilter> apiErrors(ProblemWriter problems) {
        FilterRegistrationBean<ApiErrorFilter> errors = new FilterRegistrationBean<>(new ApiErrorFilter(problems));
        errors.setDispatcherTypes(EnumSet.of(DispatcherType.ERROR));
        errors.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return errors;
    }
}
