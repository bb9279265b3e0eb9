package dev.leadline.schedule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A pattern of file names, to compare it with another. A set of characters in brackets counts as any character, so that two patterns
 * may be said to overlap that do not, and never the reverse.
 *
 * @param glob without a slash
 */
record FilePattern(String glob) {

    private static final char ANY = '?';
    private static final char MANY = '*';

    /**
     * A part of a pattern.
     *
     * @param character the character that it matches, where it is no wildcard
     */
    private record PatternPart(boolean isWildcard, char character) {

        boolean isMany() {
            return isWildcard && character == MANY;
        }

        boolean meets(PatternPart other) {
            return isWildcard || other.isWildcard || character == other.character;
        }
    }

    /** Whether there are file names that both match. */
    boolean overlaps(FilePattern other) {
        List<List<PatternPart>> others = alternatives(other.glob);
        return alternatives(glob).stream()
                .anyMatch(one -> others.stream().anyMatch(two -> meet(one, 0, two, 0, new HashMap<>())));
    }

    private static boolean meet(
            List<PatternPart> one, int at, List<PatternPart> two, int place, Map<Long, Boolean> known) {
        long key = (long) at * (two.size() + 1) + place;
        Boolean found = known.get(key);
        if (found == null) {
            found = isMet(one, at, two, place, known);
            known.put(key, found);
        }
        return found;
    }

    private static boolean isMet(
            List<PatternPart> one, int at, List<PatternPart> two, int place, Map<Long, Boolean> known) {
        if (at < one.size() && one.get(at).isMany()) {
            return meet(one, at + 1, two, place, known) || (place < two.size() && meet(one, at, two, place + 1, known));
        }
        if (place < two.size() && two.get(place).isMany()) {
            return meet(one, at, two, place + 1, known) || (at < one.size() && meet(one, at + 1, two, place, known));
        }
        if (at == one.size() || place == two.size()) {
            return at == one.size() && place == two.size();
        }
        return one.get(at).meets(two.get(place)) && meet(one, at + 1, two, place + 1, known);
    }

    /** The pattern for each choice of its alternatives in braces, which do not nest. */
    private static List<List<PatternPart>> alternatives(String glob) {
        int open = unescaped(glob, '{');
        int close = open < 0 ? -1 : glob.indexOf('}', open);
        if (close < 0) {
            return List.of(parts(glob));
        }
        List<List<PatternPart>> all = new ArrayList<>();
        for (String choice : glob.substring(open + 1, close).split(",", -1)) {
            all.addAll(alternatives(glob.substring(0, open) + choice + glob.substring(close + 1)));
        }
        return all;
    }

    private static int unescaped(String glob, char wanted) {
        for (int i = 0; i < glob.length(); i++) {
            if (glob.charAt(i) == '\\') {
                i++;
            } else if (glob.charAt(i) == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static List<PatternPart> parts(String glob) {
        List<PatternPart> parts = new ArrayList<>();
        for (int i = 0; i < glob.length(); i++) {
            char character = glob.charAt(i);
            if (character == '\\' && i + 1 < glob.length()) {
                parts.add(new PatternPart(false, glob.charAt(++i)));
            } else if (character == '[' && glob.indexOf(']', i + 1) > 0) {
                parts.add(new PatternPart(true, ANY));
                i = glob.indexOf(']', i + 1);
            } else {
                parts.add(new PatternPart(character == ANY || character == MANY, character));
            }
        }
        return parts;
    }
}
