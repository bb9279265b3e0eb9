package dev.leadline.lead.conversion;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts that people type into a field that must not be empty, for somebody who has no e-mail address or gave no name. */
final class Placeholders {

    private static final Set<String> NAMES = Set.of(
            "unknown",
            "name unknown",
            "unknown name",
            "unknown unknown",
            "not provided",
            "not given",
            "not available",
            "not specified",
            "not known",
            "none given",
            "none provided",
            "no name",
            "noname",
            "no first name",
            "no last name",
            "unnamed",
            "anonymous",
            "name",
            "first name",
            "last name",
            "full name");

    private static final Set<String> ACCOUNTS = Set.of(
            "noemail",
            "noemailaddress",
            "noemailgiven",
            "noemailprovided",
            "nomail",
            "noaddress",
            "none",
            "nonegiven",
            "noneprovided",
            "notprovided",
            "notgiven",
            "notavailable",
            "unknown",
            "null",
            "undefined",
            "test",
            "testing",
            "testtest");
    private static final Set<String> EXAMPLES =
            Set.of("no", "email", "youremail", "yourname", "user", "name", "example", "fake", "someone", "somebody");
    private static final Set<String> FILLERS = Set.of("na", "no", "asdf", "abc", "email", "name");
    private static final Set<String> EXAMPLE_DOMAINS =
            Set.of("email", "example", "domain", "yourdomain", "company", "fake", "none", "test");
    private static final Set<String> EMPTY_DOMAINS =
            Set.of("noemail", "nomail", "noemailaddress", "none", "notprovided", "noaddress");
    private static final Pattern ONE_LETTER = Pattern.compile("([a-z])\\1*@\\1+\\.[a-z.]+");

    private Placeholders() {}

    /** Whether a name without padding stands for no name. */
    static boolean isName(String name) {
        String words = CellText.plain(name);
        return (CellText.isBracketed(words) && words.length() > 2)
                ? isNoName(words.substring(1, words.length() - 1).strip())
                : NAMES.contains(words);
    }

    private static boolean isNoName(String words) {
        return NAMES.contains(words) || CellText.isNothing(words);
    }

    /** Whether a valid address, with a domain in lower case, stands for no address. */
    static boolean isEmail(String address) {
        int at = address.indexOf('@');
        String account = letters(address.substring(0, at).toLowerCase(Locale.ROOT));
        String domain = address.substring(at + 1);
        String label = letters(domain.substring(0, domain.indexOf('.')));
        return ACCOUNTS.contains(account)
                || domain.endsWith(".invalid")
                || (domain.indexOf('.') == domain.lastIndexOf('.') && EMPTY_DOMAINS.contains(label))
                || (EXAMPLES.contains(account) && EXAMPLE_DOMAINS.contains(label))
                || (FILLERS.contains(account) && account.equals(label))
                || ONE_LETTER.matcher(address.toLowerCase(Locale.ROOT)).matches();
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z') {
                letters.append(c);
            }
        }
        return letters.toString();
    }
}
