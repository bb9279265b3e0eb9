package dev.leadline.delivery;

/** Names of files as servers give them. */
final class FileNames {

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
