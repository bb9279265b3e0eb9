package dev.leadline.ledger;

import dev.leadline.encryption.EncryptionKey;
import dev.leadline.encryption.EncryptionKeys;
import dev.leadline.message.UserMessage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the texts of a ledger are encrypted.
 *
 * @param key the ID of the key of all texts, or null where they are not encrypted, or not all of them
 * @param next the ID of the key with which they are being encrypted, which was interrupted; or null
 */
public record EncryptionState(
        @Nullable String key, @Nullable String next) {

    /** A ledger that is not encrypted. */
    public static final EncryptionState OFF = new EncryptionState(null, null);

    /** Why a ledger cannot be used with the keys of the settings; empty where it can. */
    public Optional<UserMessage> refusal(EncryptionKeys keys) {
        EncryptionKey current = keys.current();
        if (next != null) {
            return Optional.of(UserMessage.of("ledger.encryption-unfinished", next));
        }
        if (key == null) {
            return current == null ? Optional.empty() : Optional.of(UserMessage.of("ledger.not-encrypted"));
        }
        if (current == null) {
            return Optional.of(UserMessage.of("ledger.encryption-key-missing", key));
        }
        if (current.id().equals(key)) {
            return Optional.empty();
        }
        return Optional.of(
                keys.find(key).isPresent()
                        ? UserMessage.of("ledger.encrypted-with-previous-key", key, current.id())
                        : UserMessage.of("ledger.encryption-key-other", key, current.id()));
    }
}
