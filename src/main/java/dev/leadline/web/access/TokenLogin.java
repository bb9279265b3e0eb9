package dev.leadline.web.access;

import dev.leadline.message.UserException;
import dev.leadline.security.AccessToken;
import dev.leadline.security.AccessTokenRepository;
import dev.leadline.web.access.LoginThrottle.LoginAttempt;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/**
 * Lets a program in by its bearer token. An address that keeps sending wrong tokens has to wait before the next; a right token
 * never waits, since 256 random bits cannot be guessed, and programs behind one address must not keep each other out.
 */
public final class TokenLogin implements AuthenticationManager {

    private static final Logger LOG = LoggerFactory.getLogger(TokenLogin.class);
    private static final String SCHEME = "bearer ";

    private final AccessTokenRepository tokens;
    private final LoginThrottle throttle;

    /**
     * @param tokens those that are accepted
     * @param clock tells how long to wait
     */
    public TokenLogin(AccessTokenRepository tokens, Clock clock) {
        this.tokens = tokens;
        this.throttle = new LoginThrottle(clock);
    }

    /**
     * What a request brings to come in by.
     *
     * @return null where it brings no bearer token
     */
    public static @Nullable Authentication of(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header == null || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                ? null
                : UsernamePasswordAuthenticationToken.unauthenticated(
                        String.valueOf(request.getRemoteAddr()),
                        header.substring(SCHEME.length()).strip());
    }

    @Override
    public Authentication authenticate(Authentication given) {
        return recognized(Objects.toString(given.getCredentials(), ""))
                .map(token -> AuthenticatedUser.as(new Requester("token " + token.name(), token.role(), true)))
                .orElseThrow(() -> refusal(given.getName()));
    }

    private Optional<AccessToken> recognized(String secret) {
        try {
            return tokens.recognize(secret);
        } catch (UserException e) {
            LOG.warn("No program can use the API. {}", e.getMessage());
            throw new AuthenticationServiceException("the token file cannot be read", e);
        }
    }

    private RuntimeException refusal(String address) {
        Duration wait = throttle.enter(LoginAttempt.byToken(Login.network(address)));
        return wait.isZero() ? new BadCredentialsException("wrong token") : new TooManyTriesException(wait);
    }
}
