package dev.leadline.lead.mapping;

/** Names that differ by one typing error: a letter too many, too few, another one, or two that changed places. */
final class Misspelling {

    private static final int SHORTEST = 4;

    private Misspelling() {}

    /** Whether a name is another with one typing error behind its first letter. */
    static boolean isOf(String written, String name) {
        if (name.length() < SHORTEST || written.equals(name) || written.charAt(0) != name.charAt(0)) {
            return false;
        }
        int longer = written.length() - name.length();
        return switch (longer) {
            case 0 -> isSwapped(written, name) || (name.length() > SHORTEST && rest(written, name, 1, 1));
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
