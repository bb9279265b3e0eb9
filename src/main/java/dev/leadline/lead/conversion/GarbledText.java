package dev.leadline.lead.conversion;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** UTF-8 that was read as Latin-1 or Windows-1252 once and saved so, such as {@code JosÃ©} for {@code José}. */
final class GarbledText {

    private static final int MOST_TIMES = 3;
    private static final Map<Character, Byte> WINDOWS = windows();

    private GarbledText() {}

    /** The text as it was written; empty where it is not garbled, or not all of it can be read as UTF-8. */
    static Optional<String> repaired(String cell) {
        String text = cell;
        for (int times = 0; times < MOST_TIMES && hasLeadByte(text); times++) {
            Optional<String> decoded = decoded(text);
            if (decoded.isEmpty()) {
                break;
            }
            text = decoded.get();
        }
        return text.equals(cell) ? Optional.empty() : Optional.of(text);
    }

    /** Whether a first byte of UTF-8 stands in front of another one, both read as characters. */
    private static boolean hasLeadByte(String text) {
        for (int i = 0; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            if (c >= 0xc2 && c <= 0xf4 && text.charAt(i + 1) >= 0x80) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> decoded(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            Byte known = c < 0x100 ? Byte.valueOf((byte) c) : WINDOWS.get(c);
            if (known == null) {
                return Optional.empty();
            }
            bytes.put(known);
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** The characters that Windows-1252 has where Latin-1 has controls. */
    private static Map<Character, Byte> windows() {
        Map<Character, Byte> bytes = new HashMap<>();
        Charset charset = Charset.forName("windows-1252");
        for (int i = 0x80; i < 0xa0; i++) {
            char c = charset.decode(ByteBuffer.wrap(new byte[] {(byte) i})).get();
            if (c >= 0x100 && c != '\ufffd') {
                bytes.put(c, (byte) i);
            }
        }
        return Map.copyOf(bytes);
    }
}
