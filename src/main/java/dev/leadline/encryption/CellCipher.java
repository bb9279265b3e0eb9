package dev.leadline.encryption;

import dev.leadline.message.UserException;
import dev.leadline.shared.ExitCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals texts with AES-256-GCM: {@code e1:KEY-ID:BASE64}, of a nonce and what GCM makes of the text. The place is authenticated with
 * it, so a text that was moved to another row or column is refused. Without keys, texts stay as they are.
 *
 * <p>Nonces are random. GCM allows some four billion of them for one key.
 */
public final class CellCipher {

    private static final String ENVELOPE = "e1:";
    private static final String HASHED = "H:";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HASH_BYTES = 16;
    private static final int LONGEST = 1_000_000;
    /** Of characters that take three bytes each. */
    private static final int LONGEST_SEALED = LONGEST / 4;

    private static final int WORD_KEY_BYTES = 32;
    private static final CellCipher OFF = new CellCipher(EncryptionKeys.NONE, new byte[0]);
    private static final ThreadLocal<Cipher> AES = ThreadLocal.withInitial(CellCipher::newCipher);

    private final SecureRandom random = new SecureRandom();
    private final EncryptionKeys keys;
    private final byte[] wordKey;

    private CellCipher(EncryptionKeys keys, byte[] wordKey) {
        this.keys = keys;
        this.wordKey = wordKey;
    }

    /** Leaves every text as it is. */
    public static CellCipher off() {
        return OFF;
    }

    /**
     * Seals with the current key, and opens with any.
     *
     * @param wordKey as {@link #newWordKey} made it
     * @param place where it is stored
     */
    public static CellCipher of(EncryptionKeys keys, String wordKey, CellPlace place) {
        String opened = new CellCipher(keys, new byte[0]).open(place, wordKey);
        return new CellCipher(keys, Base64.getDecoder().decode(opened));
    }

    /** A new secret that words are hashed with, sealed with the current key. */
    public static String newWordKey(EncryptionKeys keys, CellPlace place) {
        byte[] secret = new byte[WORD_KEY_BYTES];
        CellCipher cipher = new CellCipher(keys, secret);
        cipher.random.nextBytes(secret);
        return cipher.seal(place, Base64.getEncoder().encodeToString(secret));
    }

    /** The secret of the words, sealed with the current key for another place. */
    public String sealWordKey(CellPlace place) {
        return seal(place, Base64.getEncoder().encodeToString(wordKey));
    }

    /** Whether texts are sealed. */
    public boolean isOn() {
        return keys.current() != null;
    }

    /** The longest text, in characters, that fits into a column without a width once it is sealed. */
    public int longest() {
        return isOn() ? LONGEST_SEALED : LONGEST;
    }

    /** How many characters {@link #seal} makes of a text. */
    public int storedLength(String text) {
        EncryptionKey key = keys.current();
        if (key == null) {
            return text.length();
        }
        int bytes = NONCE_BYTES + text.getBytes(StandardCharsets.UTF_8).length + TAG_BITS / Byte.SIZE;
        return ENVELOPE.length() + key.id().length() + 1 + (bytes * 4 + 2) / 3;
    }

    /** The text as it is stored. */
    public String seal(CellPlace place, String text) {
        EncryptionKey key = keys.current();
        if (key == null) {
            return text;
        }
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        return sealed(AES.get(), key, nonce, place, text);
    }

    /** As {@link #seal}, and null for null. */
    public @Nullable String sealNullable(CellPlace place, @Nullable String text) {
        return text == null ? null : seal(place, text);
    }

    /** As {@link #seal}; the same text becomes the same at the same place, so that it can be found and counted. */
    public String sealAlike(CellPlace place, String text) {
        EncryptionKey key = keys.current();
        return key == null
                ? text
                : sealed(
                        // one that was not used with this nonce just before
                        newCipher(),
                        key,
                        Arrays.copyOf(EncryptionKey.hmac(wordKey, place + "\0" + text), NONCE_BYTES),
                        place,
                        text);
    }

    private static String sealed(Cipher cipher, EncryptionKey key, byte[] nonce, CellPlace place, String text) {
        byte[] content = crypt(
                        cipher,
                        Cipher.ENCRYPT_MODE,
                        key,
                        nonce,
                        place,
                        ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)))
                .orElseThrow();
        byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + content.length);
        System.arraycopy(content, 0, both, NONCE_BYTES, content.length);
        return ENVELOPE + key.id() + ":" + Base64.getEncoder().withoutPadding().encodeToString(both);
    }

    /**
     * The text that was sealed.
     *
     * @throws UserException when it was sealed at another place, was changed, or is not sealed though it has to be
     */
    public String open(CellPlace place, String stored) {
        if (!isOn()) {
            return stored;
        }
        if (!stored.startsWith(ENVELOPE) && place.mayBePlain(stored)) {
            return stored;
        }
        return opened(place, stored)
                .orElseThrow(() -> UserException.of(ExitCode.STOPPED_EARLY, "encryption.not-readable", place));
    }

    /** As {@link #open}, and null for null. */
    public @Nullable String openNullable(CellPlace place, @Nullable String stored) {
        return stored == null ? null : open(place, stored);
    }

    /** The text that was sealed; empty where this is not a text that was sealed at the place. */
    public Optional<String> opened(CellPlace place, String stored) {
        int end = stored.indexOf(':', ENVELOPE.length());
        if (!stored.startsWith(ENVELOPE) || end < 0) {
            return Optional.empty();
        }
        return keys.find(stored.substring(ENVELOPE.length(), end))
                .flatMap(key -> opened(key, place, stored.substring(end + 1)));
    }

    private static Optional<String> opened(EncryptionKey key, CellPlace place, String base64) {
        try {
            byte[] both = Base64.getDecoder().decode(base64);
            return both.length <= NONCE_BYTES
                    ? Optional.empty()
                    : crypt(
                                    AES.get(),
                                    Cipher.DECRYPT_MODE,
                                    key,
                                    Arrays.copyOf(both, NONCE_BYTES),
                                    place,
                                    ByteBuffer.wrap(both, NONCE_BYTES, both.length - NONCE_BYTES))
                            .map(text -> new String(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** Whether a text is sealed with the current key. */
    public boolean isCurrent(String stored) {
        EncryptionKey key = keys.current();
        return key != null && stored.startsWith(ENVELOPE + key.id() + ":");
    }

    /** What is stored of a word by which a row is found: the same for the same word. */
    public String word(String word) {
        return isOn() ? HASHED + hash(word) : word;
    }

    /** Whether this is what {@link #word} made. No word of a row begins like it: they are in lower case. */
    public static boolean isHashed(String word) {
        return word.startsWith(HASHED);
    }

    private String hash(String word) {
        byte[] hash = EncryptionKey.hmac(wordKey, word);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, HASH_BYTES));
    }

    /** Empty where the content does not belong to the key, the nonce and the place. */
    private static Optional<byte[]> crypt(
            Cipher cipher, int mode, EncryptionKey key, byte[] nonce, CellPlace place, ByteBuffer content) {
        try {
            cipher.init(mode, key.cells(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.toString().getBytes(StandardCharsets.UTF_8));
            return Optional.of(
                    cipher.doFinal(content.array(), content.arrayOffset() + content.position(), content.remaining()));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed", e);
        }
    }

    private static Cipher newCipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }
}
