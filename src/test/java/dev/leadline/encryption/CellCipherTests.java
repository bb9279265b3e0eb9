package dev.leadline.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored of texts under a key, and who can read it. */
class CellCipherTests {

    private static final EncryptionKey FIRST = key("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    private static final EncryptionKey SECOND = key("BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA=");
    private static final CellPlace WORDS = place("words", 0);

    private final EncryptionKeys keys = new EncryptionKeys(FIRST, List.of());
    private final CellCipher cipher = CellCipher.of(keys, CellCipher.newWordKey(keys, WORDS), WORDS);

    @ParameterizedTest
    @ValueSource(strings = {"Zoe Quill", "", "é\uD83E\uDD8E\0\n", "e1:55afa265:AAAA"})
    void opensAtItsPlaceWhatItSealed(String text) {
        String stored = cipher.seal(place("cells", 7), text);

        assertThat(stored)
                .matches("e1:55afa265:[A-Za-z0-9+/]+")
                .hasSize(cipher.storedLength(text))
                .isNotEqualTo(cipher.seal(place("cells", 7), text));
        assertThat(cipher.open(place("cells", 7), stored)).isEqualTo(text);
    }

    @Test
    void refusesATextOfAnotherRowOrColumn() {
        String stored = cipher.seal(place("cells", 7), "Zoe Quill");

        assertThatThrownBy(() -> cipher.open(place("cells", 8), stored))
                .hasMessage(
                        "A stored text (cells 8) cannot be decrypted, because it was changed or moved outside Leadline. Restore the database from a backup.");
        assertThatThrownBy(() -> cipher.open(place("body", 7), stored)).hasMessageContaining("(body 7)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zoe Quill", "e1:55afa265:AAAA", "e1:55afa265:%%", "e1:00000000:AAAA", "e1:", ""})
    void refusesATextThatItDidNotSeal(String stored) {
        assertThatThrownBy(() -> cipher.open(place("cells", 7), stored)).hasMessageStartingWith("A stored text");
    }

    @Test
    void refusesATextOfWhichOneCharacterWasChanged() {
        String stored = cipher.seal(place("cells", 7), "Zoe Quill");
        char last = stored.charAt(20);
        String changed = stored.substring(0, 20) + (last == 'A' ? 'B' : 'A') + stored.substring(21);

        assertThatThrownBy(() -> cipher.open(place("cells", 7), changed)).hasMessageStartingWith("A stored text");
    }

    @Test
    void leavesSentencesOfLeadlineAsTheyAre() {
        CellPlace own = new CellPlace("message", text -> true, 7);

        assertThat(cipher.open(own, "This row was being sent.")).isEqualTo("This row was being sent.");
        assertThat(cipher.open(own, cipher.seal(own, "quotes Zoe"))).isEqualTo("quotes Zoe");
    }

    @Test
    void opensWhatAPreviousKeySealedAndFindsTheSameWords() {
        EncryptionKeys changed = new EncryptionKeys(SECOND, List.of(FIRST));
        CellPlace other = place("words", 1);
        CellCipher next = CellCipher.of(changed, rewrapped(changed, other), other);
        String stored = cipher.seal(place("cells", 7), "Zoe");

        assertThat(next.open(place("cells", 7), stored)).isEqualTo("Zoe");
        assertThat(next.isCurrent(stored)).isFalse();
        assertThat(next.seal(place("cells", 7), "Zoe")).startsWith("e1:1792b827:");
        assertThat(next.word("zoe")).isEqualTo(cipher.word("zoe"));
    }

    private String rewrapped(EncryptionKeys changed, CellPlace other) {
        String wordKey = cipher.sealWordKey(WORDS);
        return CellCipher.of(changed, wordKey, WORDS).sealWordKey(other);
    }

    @Test
    void hashesWordsAlikeAndWithASecret() {
        CellCipher another = CellCipher.of(keys, CellCipher.newWordKey(keys, WORDS), WORDS);

        assertThat(cipher.word("zoe")).isEqualTo(cipher.word("zoe")).matches("H:.{22}");
        assertThat(cipher.word("zoe")).isNotEqualTo(another.word("zoe")).isNotEqualTo(cipher.word("zo"));
        assertThat(CellCipher.isHashed(cipher.word("zoe"))).isTrue();
    }

    @Test
    void countsTheSameNameAsOne() {
        CellPlace names = new CellPlace("name", text -> false);

        assertThat(cipher.sealAlike(names, "Zillow"))
                .isEqualTo(cipher.sealAlike(names, "Zillow"))
                .isNotEqualTo(cipher.sealAlike(names, "Zumper"));
        assertThat(cipher.open(names, cipher.sealAlike(names, "Zillow"))).isEqualTo("Zillow");
    }

    @Test
    void leavesEverythingAsItIsWithoutAKey() {
        CellCipher off = CellCipher.off();

        assertThat(off.seal(place("cells", 7), "Zoe")).isEqualTo("Zoe");
        assertThat(off.open(place("cells", 7), "e1:55afa265:AAAA")).isEqualTo("e1:55afa265:AAAA");
        assertThat(off.word("zoe")).isEqualTo("zoe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "c2hvcnQ=", "not base64 at all", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="})
    void takesOnlyKeysOf32Bytes(String text) {
        assertThatThrownBy(() -> key(text))
                .hasMessage(
                        "leadline.encryption.key is not a key of 32 bytes in Base64. Make one with: openssl rand -base64 32");
    }

    private static EncryptionKey key(String text) {
        return EncryptionKey.of("leadline.encryption.key", text);
    }

    private static CellPlace place(String column, int row) {
        return new CellPlace(column, text -> false, row);
    }
}
