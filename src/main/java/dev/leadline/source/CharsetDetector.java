package dev.leadline.source;

import com.ibm.icu.text.CharsetMatch;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Detects the charset of a text. What is UTF-8 from end to end is UTF-8; of the rest, statistics have to say
 * surely that it is Windows-1252, since a wrong charset would put wrong letters into names.
 */
final class CharsetDetector {

    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private static final Set<String> WESTERN = Set.of("ISO-8859-1", "windows-1252");
    private static final Pattern NO_WORD = Pattern.compile("[\\x00-\\x40\\x5B-\\x60\\x7B-\\x7F]+");
    private static final int SURE_OF_UTF16 = 50;
    private static final int NARROW_DEFEAT = 20;

    private CharsetDetector() {}

    /** The charset that a byte order mark names, or null when there is none. */
    static @Nullable Charset marked(byte[] head) {
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        return startsWith(head, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : null;
    }

    /** UTF-16 without a mark, or null when the NUL bytes in the head are those of something else. */
    static @Nullable Charset unmarkedUtf16(byte[] head) {
        CharsetMatch best = new com.ibm.icu.text.CharsetDetector().setText(head).detect();
        if (best == null || !best.getName().startsWith("UTF-16") || best.getConfidence() < SURE_OF_UTF16) {
            return null;
        }
        Charset charset = Charset.forName(best.getName());
        return new String(head, charset).indexOf('\0') < 0 ? charset : null;
    }

    /**
     * Windows-1252 where the evidence says so, or the likely other charset.
     *
     * @param sample lines that hold more than ASCII
     */
    static Guess singleByte(byte[] sample) {
        String western = new String(sample, WINDOWS_1252);
        Map<String, Integer> votes = votes(sample);
        String best = best(votes);
        if (!Mojibake.abound(western)
                && (isNoWorse(votes, best) || decoded(sample, best).equals(western))) {
            return new Guess(WINDOWS_1252, "");
        }
        return new Guess(null, WESTERN.contains(best) ? "" : best);
    }

    private static boolean isNoWorse(Map<String, Integer> votes, String best) {
        int western = WESTERN.stream()
                .mapToInt(name -> votes.getOrDefault(name, 0))
                .max()
                .orElse(0);
        return votes.getOrDefault(best, 0) - western <= NARROW_DEFEAT;
    }

    private static String best(Map<String, Integer> votes) {
        return Collections.max(votes.entrySet(), Map.Entry.comparingByValue()).getKey();
    }

    private static String decoded(byte[] sample, String charset) {
        return Charset.isSupported(charset) ? new String(sample, Charset.forName(charset)) : "";
    }

    // The lines tell the language, and the words alone the alphabet, which much English around them would drown.
    private static Map<String, Integer> votes(byte[] lines) {
        String text = new String(lines, StandardCharsets.ISO_8859_1);
        String words = NO_WORD.splitAsStream(text)
                .filter(word -> word.chars().anyMatch(c -> c >= 0x80))
                .collect(Collectors.joining(" "));
        Map<String, Integer> votes = new TreeMap<>(Map.of("windows-1252", 0));
        for (byte[] sample : List.of(lines, words.getBytes(StandardCharsets.ISO_8859_1))) {
            for (CharsetMatch match :
                    new com.ibm.icu.text.CharsetDetector().setText(sample).detectAll()) {
                votes.merge(match.getName(), match.getConfidence(), Integer::sum);
            }
        }
        return votes;
    }

    private static boolean startsWith(byte[] head, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (head.length <= i || (head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * What the evidence comes to.
     *
     * @param charset surely, or null
     * @param rather what it may be, or empty when nobody knows
     */
    record Guess(@Nullable Charset charset, String rather) {}
}
