package dev.leadline.web.access;

import dev.leadline.security.UserRepository;
import dev.leadline.settings.Settings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.EnumSet;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletListenerRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.session.SessionRegistryImpl;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.session.HttpSessionEventPublisher;

/**
 * The console's security. Sessions begin with a log-in and not before, so that strangers cannot fill the memory with them;
 * the token against forged requests therefore stands in a cookie and in every form.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@Import(LoginPage.class)
public class AccessConfiguration {

    /** Of one user; a further one ends the one that was idle the longest. */
    private static final int MOST_SESSIONS = 5;

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            Settings settings,
            UserRepository users,
            Clock clock,
            SessionRegistry sessions,
            LoginSessions loginSessions) {
        KnownDevice devices = new KnownDevice(clock);
        LoginAnswers answers = new LoginAnswers(devices, loginSessions);
        LoginRequirement loginRequirement =
                new LoginRequirement(users, ConsoleExposure.of(settings.serve()).isBeyondThisMachine());
        return http.headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .csrf(csrf -> csrf.csrfTokenRepository(tokens())
                        .ignoringRequestMatchers(
                                PathPatternRequestMatcher.withDefaults().matcher("/hooks/propexo")))
                .authenticationProvider(new Login(users, new LoginThrottle(clock), devices))
                .formLogin(login -> login.loginPage("/login")
                        .authenticationDetailsSource(LoginDetails::of)
                        .successHandler(answers)
                        .failureHandler(answers))
                .logout(logout -> logout.logoutSuccessUrl("/login"))
                .exceptionHandling(refused -> refused.accessDeniedHandler(
                        (request, response, why) -> AccessConfiguration.forged(request, response)))
                .sessionManagement(session ->
                        session.sessionConcurrency(several -> several.maximumSessions(MOST_SESSIONS)
                                .sessionRegistry(sessions)
                                .expiredSessionStrategy(
                                        event -> LoginAnswers.askToLogIn(event.getRequest(), event.getResponse()))))
                .addFilterBefore(new AuthorizationFilter(loginRequirement, users), CsrfFilter.class)
                .build();
    }

    private static CookieCsrfTokenRepository tokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("leadline_token");
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
        return tokens;
    }

    private static void forged(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestRefusal.answer(
                request,
                response,
                HttpServletResponse.SC_FORBIDDEN,
                "This page expired, so nothing was changed. Reload the page and try again.");
    }

    @Bean
    SessionRegistry sessions() {
        return new SessionRegistryImpl();
    }

    @Bean
    LoginSessions loginSessions(SessionRegistry sessions, Clock clock) {
        return new LoginSessions(sessions, clock);
    }

    @Bean
    ServletListenerRegistrationBean<HttpSessionEventPublisher> endsOfSessions() {
        return new ServletListenerRegistrationBean<>(new HttpSessionEventPublisher());
    }

    @Bean
    FilterRegistrationBean<SecurityHeaders> headers() {
        return first(new SecurityHeaders(), 0);
    }

    @Bean
    FilterRegistrationBean<RequestOriginFilter> gatekeeper(Settings settings) {
        FilterRegistrationBean<RequestOriginFilter> originFilter = first(new RequestOriginFilter(settings.serve()), 2);
        originFilter.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        return originFilter;
    }

    private static <F extends Filter> FilterRegistrationBean<F> first(F filter, int place) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
        registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        return registration;
    }
}
