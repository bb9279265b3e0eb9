package dev.leadline.web.access;

import dev.leadline.message.UserException;
import dev.leadline.security.User;
import dev.leadline.security.UserRepository;
import dev.leadline.web.access.LoginThrottle.LoginAttempt;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** Lets somebody in by name and password, and makes those wait who guess. */
final class Login implements AuthenticationProvider {

    private static final Logger LOG = LoggerFactory.getLogger(Login.class);

    /** As many bytes of an IPv6 address as a provider gives to one customer. */
    private static final int NETWORK_BYTES = 8;

    private static final int LONGEST_NAME = 60;

    private final UserRepository users;
    private final LoginThrottle throttle;
    private final KnownDevice devices;

    Login(UserRepository users, LoginThrottle throttle, KnownDevice devices) {
        this.users = users;
        this.throttle = throttle;
        this.devices = devices;
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }

    @Override
    public Authentication authenticate(Authentication typed) {
        String name = typed.getName();
        String key = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        LoginDetails from = typed.getDetails() instanceof LoginDetails details ? details : new LoginDetails("", null);
        LoginAttempt attempt = new LoginAttempt(key, network(from.address()), device(name, from));
        Duration wait = throttle.enter(attempt);
        if (!wait.isZero()) {
            throw new TooManyTriesException(wait);
        }
        User user = recognised(name, Objects.toString(typed.getCredentials(), ""));
        throttle.succeeded(attempt);
        return AuthenticatedUser.by(user);
    }

    private @Nullable String device(String name, LoginDetails from) {
        return from.device() == null
                ? null
                : found(name).flatMap(user -> devices.id(from.device(), user)).orElse(null);
    }

    private Optional<User> found(String name) {
        try {
            return users.find(name);
        } catch (UserException e) {
            throw unreadable(e);
        }
    }

    private User recognised(String name, String password) {
        try {
            return users.recognise(name, password)
                    .orElseThrow(() -> new BadCredentialsException("wrong name or password"));
        } catch (UserException e) {
            throw unreadable(e);
        }
    }

    private static AuthenticationServiceException unreadable(UserException why) {
        LOG.warn("Nobody can log in. {}", why.getMessage());
        return new AuthenticationServiceException("the users file cannot be read", why);
    }

    /** What tries are counted for: an address, or the network that a provider gives to one customer. */
    static String network(String address) {
        try {
            // of an address in digits, so nothing is looked up
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length > NETWORK_BYTES ? HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES) : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
