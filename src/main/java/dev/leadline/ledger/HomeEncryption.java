package dev.leadline.ledger;

import dev.leadline.encryption.CellCipher;
import dev.leadline.encryption.CellPlace;
import dev.leadline.encryption.EncryptionKey;
import dev.leadline.encryption.EncryptionKeys;
import dev.leadline.message.UserException;
import dev.leadline.shared.ExitCode;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The key with which the texts of a ledger are sealed, and the secret of its search words. Works in the caller's transaction. */
final class HomeEncryption {

    private final JdbcClient jdbc;

    HomeEncryption(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record StoredKey(String id, String wordKey) {}

    /** Encrypts a ledger in which there is nothing yet, if there is a key. */
    void begin(EncryptionKeys keys) {
        if (keys.current() != null) {
            add(keys.current(), CellCipher.newWordKey(keys, place(keys.current().id())), true);
        }
    }

    private void add(EncryptionKey key, String wordKey, boolean complete) {
        jdbc.sql("insert into encryption_key (key_id, word_key, complete) values (:id, :word, :complete)")
                .param("id", key.id())
                .param("word", wordKey)
                .param("complete", complete)
                .update();
    }

    /**
     * What seals and opens the texts of this ledger.
     *
     * @throws UserException when the ledger needs other keys, or its texts are being encrypted
     */
    CellCipher cipher(EncryptionKeys keys) {
        Optional<StoredKey> stored = stored(true);
        EncryptionState state = new EncryptionState(
                stored.map(StoredKey::id).orElse(null),
                stored(false).map(StoredKey::id).orElse(null));
        state.refusal(keys).ifPresent(refusal -> {
            throw UserException.of(ExitCode.USAGE, refusal);
        });
        return stored.map(key -> cipher(keys, key)).orElseGet(CellCipher::off);
    }

    private static CellCipher cipher(EncryptionKeys keys, StoredKey key) {
        return CellCipher.of(keys, key.wordKey(), place(key.id()));
    }

    private Optional<StoredKey> stored(boolean complete) {
        return jdbc.sql("select key_id, word_key from encryption_key where complete = :complete")
                .param("complete", complete)
                .query((rs, i) -> new StoredKey(rs.getString("key_id"), rs.getString("word_key")))
                .optional();
    }

    /**
     * Notes that all texts are to be sealed with the current key. From then on, nothing else can open the ledger.
     *
     * @return false where that was noted before
     * @throws UserException when the keys do not include those of the ledger
     */
    boolean startChange(EncryptionKeys keys, EncryptionKey current) {
        Optional<StoredKey> before = stored(true);
        Optional<StoredKey> next = stored(false);
        before.filter(key -> keys.find(key.id()).isEmpty()).ifPresent(key -> {
            throw UserException.usage("ledger.encryption-key-other", key.id(), current.id());
        });
        next.filter(key -> !key.id().equals(current.id())).ifPresent(key -> {
            throw UserException.usage("ledger.encryption-unfinished", key.id());
        });
        if (next.isPresent()) {
            return false;
        }
        CellPlace place = place(current.id());
        add(
                current,
                before.map(key -> cipher(keys, key).sealWordKey(place))
                        .orElseGet(() -> CellCipher.newWordKey(keys, place)),
                false);
        return true;
    }

    /** Takes {@link #startChange} back, while no text was changed. */
    void cancelChange() {
        jdbc.sql("delete from encryption_key where not complete").update();
    }

    /** Whether texts may still be there as they were before the ledger was encrypted at all. */
    boolean wasPlain() {
        return stored(true).isEmpty();
    }

    /** What seals texts while {@link #startChange} is in force. */
    CellCipher nextCipher(EncryptionKeys keys) {
        return cipher(keys, stored(false).orElseThrow());
    }

    /** Notes that all texts are sealed with the new key. */
    void completeChange() {
        jdbc.sql("delete from encryption_key where complete").update();
        jdbc.sql("update encryption_key set complete = true").update();
    }

    private static CellPlace place(String key) {
        return new CellPlace("encryption_key.word_key", text -> false, key);
    }
}
