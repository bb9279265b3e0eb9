package dev.leadline.lead.mapping;

import java.util.List;
import java.util.stream.IntStream;

/** Names that differ by one typing error: a letter too many, too few, another one, or two that changed places. */
final class Misspelling {

    private static final int SHORTEST = 4;
    private static final List<String> KEYS = List.of("qwertyuiop", "asdfghjkl", "zxcvbnm");
    private static final List<String> ALIKE = List.of("aeiouy", "sczx", "ckq", "vfw", "gj");

    private Misspelling() {}

    /** Whether a name is another with one typing error behind its first letter. */
    static boolean isOf(String written, String name) {
        if (name.length() < SHORTEST || written.equals(name) || written.charAt(0) != name.charAt(0)) {
            return false;
        }
        int longer = written.length() - name.length();
        return switch (longer) {
            case 0 ->
                isSwapped(written, name)
                        || (name.length() > SHORTEST && rest(written, name, 1, 1) && isNear(written, name));
            case 1 -> rest(written, name, 1, 0);
            case -1 -> rest(written, name, 0, 1);
            default -> false;
        };
    }

    /** Whether the typing error is another letter, which may make another word. */
    static boolean isOtherLetter(String written, String name) {
        return written.length() == name.length() && !isSwapped(written, name);
    }

    /** Whether the names are equal behind their first difference, after so many letters of each. */
    private static boolean rest(String written, String name, int ofWritten, int ofName) {
        int at = difference(written, name);
        return written.substring(Math.min(written.length(), at + ofWritten))
                .equals(name.substring(Math.min(name.length(), at + ofName)));
    }

    /** Whether the letters that differ are beside each other on a keyboard, or sound alike: "Rent Lo" is not "Rent to". */
    private static boolean isNear(String written, String name) {
        int at = difference(written, name);
        char one = written.charAt(at);
        char other = name.charAt(at);
        return ALIKE.stream().anyMatch(letters -> letters.indexOf(one) >= 0 && letters.indexOf(other) >= 0)
                || areNeighbors(one, other);
    }

    private static boolean areNeighbors(char one, char other) {
        int rowOfOne = row(one);
        int rowOfOther = row(other);
        return rowOfOne >= 0
                && rowOfOther >= 0
                && Math.abs(rowOfOne - rowOfOther) <= 1
                && Math.abs(KEYS.get(rowOfOne).indexOf(one)
                                - KEYS.get(rowOfOther).indexOf(other))
                        <= 1;
    }

    private static int row(char letter) {
        return IntStream.range(0, KEYS.size())
                .filter(row -> KEYS.get(row).indexOf(letter) >= 0)
                .findFirst()
                .orElse(-1);
    }

    private static boolean isSwapped(String written, String name) {
        int at = difference(written, name);
        return written.length() == name.length()
                && at + 1 < name.length()
                && written.charAt(at) == name.charAt(at + 1)
                && written.charAt(at + 1) == name.charAt(at)
                && written.substring(at + 2).equals(name.substring(at + 2));
    }

    private static int difference(String written, String name) {
        int at = 0;
        while (at < written.length() && at < name.length() && written.charAt(at) == name.charAt(at)) {
            at++;
        }
        return at;
    }
}
