package dev.leadline.security;

import dev.leadline.lead.UnknownName;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.security.CredentialsFile.CredentialsWording;
import dev.leadline.shared.Hashes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bearer tokens of programs that use the API. A token is shown once and stored as its SHA-256, which is enough for 256 random
 * bits. Changes by any process take effect at once. Safe for use by several threads.
 */
public final class AccessTokenRepository {

    /** What a token begins with, so that people and secret scanners recognize one in the wrong place. */
    public static final String PREFIX = "leadline_";

    private static final int RANDOM_BYTES = 32;

    private static final CredentialsWording WORDING = new CredentialsWording(
            "# Tokens of programs that use the API. To change them, use: leadline token add|list|remove",
            "token file",
            "token",
            "Each name needs a role (viewer or operator) and a sha256 (64 hexadecimal digits). Correct the entry, or remove it and run leadline token add.");

    private final CredentialsFile<TokenEntry> file;
    private final SecureRandom random = new SecureRandom();

    private AccessTokenRepository(Path file) {
        this.file = new CredentialsFile<>(file, TokenEntry.class, WORDING);
    }

    /**
     * The tokens of a configuration.
     *
     * @param config its folder, which does not need to exist until a token is added
     */
    public static AccessTokenRepository in(Path config) {
        return new AccessTokenRepository(config.resolve("tokens.yaml"));
    }

    /**
     * All tokens, without their secrets.
     *
     * @return in the order in which they were added
     * @throws UserException when the file cannot be read
     */
    public List<AccessToken> all() {
        return file.entries().entrySet().stream()
                .map(AccessTokenRepository::token)
                .toList();
    }

    /**
     * Whose token it is. Each stored hash is compared to its end, so that the time tells nothing about any of them.
     *
     * @param secret as a request brought it
     * @return empty where nobody has it
     * @throws UserException when the file cannot be read
     */
    public Optional<AccessToken> recognize(String secret) {
        byte[] hash = bytes(Hashes.sha256(secret));
        AccessToken found = null;
        for (Map.Entry<String, TokenEntry> entry : file.entries().entrySet()) {
            if (MessageDigest.isEqual(hash, bytes(entry.getValue().sha256()))) {
                found = token(entry);
            }
        }
        return Optional.ofNullable(found);
    }

    /**
     * Checks that a new token can have this name.
     *
     * @param name letters, digits and {@code . _ @ -}
     * @throws UserException when the name is taken or not valid
     */
    public void requireFree(String name) {
        if (!CredentialsFile.isName(name)) {
            throw UserException.usage("security.token-name-invalid", name);
        }
        if (file.entries().containsKey(name)) {
            throw UserException.usage("security.token-exists", name);
        }
    }

    /**
     * Makes a token.
     *
     * @param name letters, digits and {@code . _ @ -}
     * @param role what the program may do
     * @return the secret, which nothing shows again
     * @throws UserException when the name is taken or not valid, or the file cannot be written
     */
    public synchronized String add(String name, Role role) {
        requireFree(name);
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Map<String, TokenEntry> tokens = file.entries();
        tokens.put(name, new TokenEntry(role.word(), Hashes.sha256(secret)));
        file.write(tokens);
        return secret;
    }

    /**
     * Removes a token, which is refused from then on.
     *
     * @param name exactly as it was added
     * @throws UserException when there is no such token, or the file cannot be written
     */
    public synchronized void remove(String name) {
        Map<String, TokenEntry> tokens = file.entries();
        if (tokens.remove(name) == null) {
            throw UnknownName.error(UserMessage.of("security.no-token", name), name, tokens.keySet());
        }
        file.write(tokens);
    }

    private static AccessToken token(Map.Entry<String, TokenEntry> entry) {
        return new AccessToken(entry.getKey(), Role.ofProgram(entry.getValue().role()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
