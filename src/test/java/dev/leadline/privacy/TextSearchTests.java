package dev.leadline.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.conversion.ContactMatcher;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person is found in any file, also where its bytes are searched and not its texts. */
class TextSearchTests {

    private static final ContactMatcher ZOE = ContactMatcher.ofEmail("zoe.quill@example.com");
    private static final ContactMatcher NUMBER = ContactMatcher.ofPhone("617-555-0199");
    private static final int BLOCK = 1 << 20;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zoe.quill@example.com",
                "<Zoe.QUILL@Example.com>",
                "zzoe.quill@example.co,ozoe.quill@example.co,zoe.quill@example.com",
                "é,zoe.quill@example.com"
            })
    void findsAnAddress(String text) throws IOException {
        assertThat(finds(text, StandardCharsets.UTF_8, ZOE)).isTrue();
        assertThat(finds(text, StandardCharsets.ISO_8859_1, ZOE)).isTrue();
        assertThat(finds(text, StandardCharsets.UTF_16LE, ZOE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zoe.quill@example.co", "azoe.quill@example.com", "zoe.quill@example.com.au", ""})
    void doesNotFindAnotherAddress(String text) throws IOException {
        assertThat(finds(text, StandardCharsets.UTF_8, ZOE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6175550199",
                "(617) 555-0199",
                "call +1\u00a0617\u2011555\u20130199 now",
                "0016175550199",
                "617 / 555 / 0199",
                "16175550199"
            })
    void findsANumber(String text) throws IOException {
        assertThat(finds(text, StandardCharsets.UTF_8, NUMBER)).isTrue();
        assertThat(finds(text, StandardCharsets.UTF_16LE, NUMBER))
                .as("of UTF-16, only ASCII is found")
                .isEqualTo(text.chars().allMatch(character -> character < 128));
    }

    @ParameterizedTest
    @ValueSource(strings = {"617555019", "61755501990", "617,555,0199", "(978) 617-5550,199", "617x5550199"})
    void doesNotFindAnotherNumber(String text) throws IOException {
        assertThat(finds(text, StandardCharsets.UTF_8, NUMBER)).isFalse();
    }

    @Test
    void findsAnAddressInOtherLetters() throws IOException {
        ContactMatcher other = ContactMatcher.ofEmail("zoë@example.com");

        assertThat(finds("zoë@example.com", StandardCharsets.UTF_8, other)).isTrue();
        assertThat(finds("zoe@example.com", StandardCharsets.UTF_8, other)).isFalse();
    }

    @Test
    void findsThePersonWhereverALineIs() throws IOException {
        Random random = new Random(4711);
        for (int before : new int[] {0, BLOCK - 30, BLOCK - 12, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK - 10}) {
            StringBuilder text = new StringBuilder();
            while (text.length() < before) {
                int length = Math.min(before - text.length(), 2 + random.nextInt(90));
                text.append("x".repeat(length - 1)).append('\n');
            }
            assertThat(finds(text + "zoe.quill@example.com\nann@example.com\n", StandardCharsets.UTF_8, ZOE))
                    .as("address at %d", before)
                    .isTrue();
            assertThat(finds(text + "(617) 555-0199\nann@example.com\n", StandardCharsets.UTF_8, NUMBER))
                    .as("number at %d", before)
                    .isTrue();
            assertThat(finds(text + "ann@example.com\n", StandardCharsets.UTF_8, ZOE))
                    .isFalse();
        }
        String longLine = "x".repeat(2 * BLOCK + 5) + ",zoe.quill@example.com," + "y".repeat(BLOCK);
        assertThat(finds(longLine, StandardCharsets.UTF_8, ZOE)).isTrue();
    }

    @Test
    void cannotRuleOutANumberInSeveralLines() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "a,\"(617)\n555\n0199\"\n");

        assertThat(TextSearch.finds(file, NUMBER)).isFalse();
        assertThat(TextSearch.mayFind(file, NUMBER)).isTrue();
        assertThat(TextSearch.mayFind(file, ContactMatcher.ofPhone("617-555-0198")))
                .isFalse();
    }

    private boolean finds(String text, Charset charset, ContactMatcher person) throws IOException {
        Path file = Files.write(folder.resolve("file"), text.getBytes(charset));
        return TextSearch.finds(file, person);
    }
}
