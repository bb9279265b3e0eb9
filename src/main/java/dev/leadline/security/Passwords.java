package dev.leadline.security;

import dev.leadline.message.UserException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Which passwords are taken, and how they are hashed and compared. */
final class Passwords {

    private static final int SHORTEST = 12;

    /** What bcrypt looks at; it would take every longer password for the same as this much of it. */
    private static final int MOST_BYTES = 72;

    /** A third of a second on a small machine: slow for who guesses, quick for who logs in. */
    private static final int STRENGTH = 12;

    private static final Pattern HASH = Pattern.compile("\\$2[aby]\\$(0[4-9]|1[0-5])\\$[./A-Za-z0-9]{53}");

    /** Of nobody's password, so that an unknown name costs the same time as a known one. */
    private static final String NOBODY = "$2a$12$8JlpTm6gtq9CGytZqII.h.k7QkPlNxBkc0bNlvArb2ueuoOBOlise";

    private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder(STRENGTH);

    static boolean isHash(String text) {
        return HASH.matcher(text).matches();
    }

    /**
     * Hashes a new password.
     *
     * @throws UserException when it is too short or too long
     */
    String hash(String password) {
        String composed = composed(password);
        if (composed.codePointCount(0, composed.length()) < SHORTEST) {
            throw UserException.usage("security.password-too-short", SHORTEST);
        }
        if (isTooLong(composed)) {
            throw UserException.usage("security.password-too-long", MOST_BYTES);
        }
        return bcrypt.encode(composed);
    }

    /** Whether a password is the one of a hash, in the same time whatever it is, and also where there is no hash. */
    boolean matches(String password, @Nullable String hash) {
        String composed = composed(password);
        String against = hash == null || isTooLong(composed) ? NOBODY : hash;
        return bcrypt.matches(composed, against) && against.equals(hash);
    }

    private static boolean isTooLong(String composed) {
        return composed.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
    }

    /** Keyboards differ in how they compose an accent. */
    private static String composed(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }
}
