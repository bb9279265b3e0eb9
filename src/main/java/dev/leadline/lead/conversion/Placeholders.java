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
    private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]");

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
        String account = NO_LETTERS
                .matcher(address.substring(0, at).toLowerCase(Locale.ROOT))
                .replaceAll("");
        String domain = address.substring(at + 1);
        String label =
                NO_LETTERS.matcher(domain.substring(0, domain.indexOf('.'))).replaceAll("");
        return ACCOUNTS.contains(account)
                || domain.endsWith(".invalid")
                || (domain.chars().filter(c -> c == '.').count() == 1 && EMPTY_DOMAINS.contains(label))
                || (EXAMPLES.contains(account) && EXAMPLE_DOMAINS.contains(label))
                || (FILLERS.contains(account) && account.equals(label))
                || ONE_LETTER.matcher(address.toLowerCase(Locale.ROOT)).matches();
    }
}
