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
            "wireless caller",
            "unknown caller",
            "private caller",
            "anonymous caller",
            "unavailable caller",
            "no caller id",
            "cell phone",
            "cell caller",
            "mobile caller",
            "toll free call",
            "toll free caller",
            "out of area",
            "private",
            "restricted",
            "blocked",
            "unavailable",
            "spam likely",
            "scam likely",
            "no name given",
            "no name provided",
            "name not given",
            "name not provided",
            "anónimo",
            "anonimo",
            "anonyme",
            "anonym",
            "sin nombre",
            "desconocido",
            "sans nom",
            "inconnu",
            "sem nome",
            "desconhecido",
            "senza nome",
            "sconosciuto",
            "unbekannt",
            "onbekend",
            "name",
            "first name",
            "last name",
            "full name");

    private static final Set<String> NO_CONTACTS = Set.of(
            "no email",
            "no e-mail",
            "no mail",
            "no email address",
            "no email given",
            "no email provided",
            "no phone",
            "no phone number",
            "no number",
            "no cell",
            "no contact",
            "none given",
            "none provided",
            "not provided",
            "not given",
            "not available",
            "not listed",
            "unavailable",
            "unlisted",
            "unknown",
            "declined",
            "declined to give",
            "declined to provide",
            "refused",
            "refused to give",
            "refused to provide",
            "withheld",
            "private",
            "blocked",
            "restricted",
            "anonymous",
            "do not have",
            "does not have",
            "does not have one",
            "doesn't have one",
            "doesn't have email",
            "does not have email",
            "will not give",
            "would not give");
    private static final Pattern ONE_DIGIT = Pattern.compile("1?(\\d)\\1{6,9}");
    private static final String MARKS_OF_NUMBERS = "[ ()+./-]";

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
            "noreply",
            "donotreply",
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

    private static final int LONGEST_WORDS = 30;

    private Placeholders() {}

    /** Whether a name without padding stands for no name. */
    static boolean isName(String name) {
        String words = CellText.plain(name);
        return (CellText.isBracketed(words) && words.length() > 2)
                ? isNoName(words.substring(1, words.length() - 1).strip())
                : NAMES.contains(words);
    }

    /** Whether a text that is no e-mail address or phone number stands for none. */
    static boolean isNoContact(String text) {
        return text.length() <= LONGEST_WORDS
                && (NO_CONTACTS.contains(CellText.plain(text))
                        || ONE_DIGIT
                                .matcher(text.replaceAll(MARKS_OF_NUMBERS, ""))
                                .matches());
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
