package dev.leadline.web.access;

import dev.leadline.security.User;
import dev.leadline.shared.Hashes;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * A cookie by which a device is known where somebody has logged in before. It lets nobody in; it only keeps strangers' wrong tries
 * from delaying that person. Its value is {@code id.expiry.signature}, signed by the hash of the user's password, so that nothing
 * is stored, and it ends with the password and with the user.
 */
final class KnownDevice {

    static final String COOKIE = "leadline_device";

    private static final Duration LIFE = Duration.ofDays(180);
    private static final int ID_BYTES = 16;
    private static final int LONGEST = 200;
    private static final int PARTS = 3;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    KnownDevice(Clock clock) {
        this.clock = clock;
    }

    /** The cookie as it came, not yet checked; null where there is none. */
    static @Nullable String cookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(Cookie::getValue)
                        .filter(value -> value.length() <= LONGEST)
                        .findFirst()
                        .orElse(null);
    }

    /** The device's identifier, where this user has logged in on it. */
    Optional<String> id(@Nullable String cookie, User user) {
        String[] parts = cookie == null ? new String[0] : cookie.split("\\.", -1);
        if (parts.length != PARTS || !isSame(parts[2], signature(parts[0], parts[1], user))) {
            return Optional.empty();
        }
        return Instant.ofEpochSecond(Long.parseLong(parts[1])).isAfter(clock.instant())
                ? Optional.of(parts[0])
                : Optional.empty();
    }

    /** Makes the device known, or lets it stay known for longer. */
    void remember(HttpServletRequest request, HttpServletResponse response, User user) {
        String id = id(cookie(request), user).orElseGet(this::anotherId);
        String expiry = String.valueOf(clock.instant().plus(LIFE).getEpochSecond());
        ResponseCookie cookie = ResponseCookie.from(COOKIE, id + "." + expiry + "." + signature(id, expiry, user))
                .path(Permissions.LOGIN)
                .maxAge(LIFE)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private String anotherId() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private static String signature(String id, String expiry, User user) {
        String signed = COOKIE + "\n" + user.name() + "\n" + id + "\n" + expiry;
        return Hashes.hmacSha256(user.hash().getBytes(StandardCharsets.UTF_8), signed);
    }
}
