package dev.leadline.encryption;

import dev.leadline.message.UserException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A secret of 32 bytes. It is never used itself: for each purpose, a key is derived from it by HMAC-SHA-256. */
public final class EncryptionKey {

    private static final String HMAC = "HmacSHA256";
    private static final int BYTES = 32;
    private static final int ID_BYTES = 4;

    private final String id;
    private final SecretKey cells;

    private EncryptionKey(byte[] secret) {
        this.id = HexFormat.of().formatHex(hmac(secret, "leadline key id"), 0, ID_BYTES);
        this.cells = new SecretKeySpec(hmac(secret, "leadline cells"), "AES");
    }

    /**
     * The key that a setting names.
     *
     * @param setting its name
     * @param base64 its value, 32 bytes in Base64 as {@code openssl rand -base64 32} prints them
     * @throws UserException when the value is anything else
     */
    public static EncryptionKey of(String setting, String base64) {
        try {
            byte[] secret = Base64.getDecoder().decode(base64.strip());
            if (secret.length == BYTES) {
                return new EncryptionKey(secret);
            }
        } catch (IllegalArgumentException e) {
            // said below, without the value
        }
        throw UserException.usage("encryption.not-a-key", setting);
    }

    /** What tells this key from others and does not help to guess it: 8 hexadecimal digits. */
    public String id() {
        return id;
    }

    SecretKey cells() {
        return cells;
    }

    static byte[] hmac(byte[] secret, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "EncryptionKey[" + id + "]";
    }
}
