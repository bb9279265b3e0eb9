package dev.leadline.delivery;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** Names of files as servers and senders give them. */
final class FileNames {

    /** Room is left for a number, and for what an archive puts in front of a name. */
    private static final int MOST_BYTES = 180;

    private static final Pattern UNUSUAL = Pattern.compile("[^\\p{L}\\p{N} ._()+,=@&'~-]");
    private static final Pattern BEYOND_ASCII = Pattern.compile("[^\\x20-\\x7e]");

    private FileNames() {}

    /** Whether a name is one of a file in a folder, and not a path that leads elsewhere or a file that is still being written. */
    static boolean isPlain(String name) {
        return !name.isEmpty()
                && name.indexOf('/') < 0
                && name.indexOf('\\') < 0
                && name.chars().noneMatch(Character::isISOControl)
                && !name.startsWith(".")
                && !name.endsWith(".part")
                && !name.endsWith(".done");
    }

    /**
     * A name that anybody may have chosen, as one that every disk takes: the last part of a path, without unusual characters, not
     * hidden, and not too long. Its ending stays.
     */
    static String safe(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String usual = UNUSUAL.matcher(Normalizer.normalize(last, Normalizer.Form.NFC))
                .replaceAll("_")
                .strip();
        return representable(shortened(usual.startsWith(".") ? "_" + usual.substring(1) : usual));
    }

    /** The encoding of names may know fewer letters. */
    private static String representable(String name) {
        try {
            return Path.of(name).toString();
        } catch (InvalidPathException e) {
            return BEYOND_ASCII.matcher(name).replaceAll("_");
        }
    }

    private static String shortened(String name) {
        int dot = Math.max(name.lastIndexOf('.'), name.length() - 20);
        String ending = name.substring(Math.max(dot, 0));
        String rest = name.substring(0, Math.max(dot, 0));
        while (!rest.isEmpty() && (rest + ending).getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            rest = rest.substring(0, rest.length() - 1);
        }
        return rest + ending;
    }

    /** The name with a number before its extension, from the second file of that name on. */
    static String numbered(String name, int number) {
        if (number == 1) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        int end = dot < 1 ? name.length() : dot;
        return name.substring(0, end) + "-" + number + name.substring(end);
    }
}
