package dev.leadline.lead.conversion;

import static dev.leadline.lead.ProblemCode.BAD_EMAIL;

import dev.leadline.lead.Suggestion;
import dev.leadline.lead.WarningCode;
import dev.leadline.lead.conversion.Converted.Failed;
import dev.leadline.lead.conversion.Converted.Several;
import dev.leadline.lead.conversion.Converted.Value;
import dev.leadline.message.UserMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * E-mail addresses: of plain letters, as mail servers everywhere take it. Wrappings such as {@code mailto:} and
 * {@code Ann <ann@example.com>} come off; the domain is lower-cased, the part before the @ stays as it is.
 */
final class Emails {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_LABEL = 63;
    private static final String LOCAL_MARKS = "!#$%&'*+/=?^_`{|}~-.";

    private static final Pattern BETWEEN =
            Pattern.compile("(?:[\\s,;/|&]|:::|(?<=\\s)(?:and|or)(?=\\s))+", Pattern.CASE_INSENSITIVE);

    private Emails() {}

    static Converted convert(String text) {
        List<Value> several = several(text);
        return several.size() > 1 ? Several.of(several) : one(text);
    }

    /** The addresses of a text that holds nothing but several, each valid; empty for every other text. */
    private static List<Value> several(String text) {
        if (text.indexOf('@') == text.lastIndexOf('@') || text.length() > LONGEST) {
            return List.of();
        }
        List<Value> addresses = new ArrayList<>();
        for (String part : BETWEEN.split(text)) {
            if (part.indexOf('@') < 0 && !part.isEmpty()) {
                return List.of();
            }
            Converted address = part.isEmpty() ? new Converted.Nothing() : one(part);
            if (address instanceof Failed) {
                return List.of();
            }
            if (address instanceof Value value) {
                addresses.add(value);
            }
        }
        return addresses;
    }

    private static Converted one(String text) {
        String address = unwrap(text);
        int at = address.indexOf('@');
        UserMessage fault = fault(CellText.quote(text), address, at);
        if (fault != null) {
            return Failed.of(BAD_EMAIL, fault);
        }
        String domain = address.substring(at + 1).toLowerCase(Locale.ROOT);
        String whole = address.substring(0, at + 1) + domain;
        if (Placeholders.isEmail(whole)) {
            return new Converted.Omitted(
                    WarningCode.PLACEHOLDER_LEFT_OUT,
                    UserMessage.of("lead.cell.placeholder-email", CellText.quote(text))
                            .text());
        }
        return MailDomains.meant(domain)
                .<Converted>map(meant -> mistyped(text, domain, address.substring(0, at + 1) + meant))
                .orElseGet(() -> new Value(whole));
    }

    private static Failed mistyped(String text, String domain, String meant) {
        return Failed.of(BAD_EMAIL, UserMessage.of("lead.cell.mistyped-domain", CellText.quote(text), domain))
                .meaning(Suggestion.SuggestionKind.EMAIL_DOMAIN, meant);
    }

    private static String unwrap(String text) {
        int open = text.indexOf('<');
        int close = text.lastIndexOf('>');
        boolean named = open >= 0 && close == text.length() - 1 && text.lastIndexOf('@', open) < 0;
        String address = CellText.clean(named ? text.substring(open + 1, close) : text);
        if (address.regionMatches(true, 0, "mailto:", 0, 7)) {
            address = CellText.clean(address.substring(7));
        }
        int end = address.length();
        while (end > 0 && ".,;:".indexOf(address.charAt(end - 1)) >= 0) {
            end--;
        }
        return CellText.clean(address.substring(0, end));
    }

    private static @Nullable UserMessage fault(String quoted, String address, int at) {
        int odd = firstOdd(address);
        if (at < 0) {
            return UserMessage.of("lead.cell.email-without-at", quoted);
        }
        if (address.indexOf('@', at + 1) >= 0) {
            return isTwo(address)
                    ? UserMessage.of("lead.cell.several-emails", quoted)
                    : UserMessage.of("lead.cell.email-with-several-ats", quoted);
        }
        if (odd >= 0) {
            return oddity(quoted, address.codePointAt(odd));
        }
        if (address.length() > LONGEST || at > LONGEST_LOCAL) {
            return UserMessage.of("lead.cell.email-too-long", quoted);
        }
        if (!isLocal(address.substring(0, at))) {
            return UserMessage.of("lead.cell.email-local-part", quoted);
        }
        return isDomain(address.substring(at + 1)) ? null : UserMessage.of("lead.cell.email-domain", quoted);
    }

    private static int firstOdd(String address) {
        for (int i = 0; i < address.length(); i++) {
            if (address.charAt(i) <= ' ' || address.charAt(i) >= 0x7f) {
                return i;
            }
        }
        return -1;
    }

    private static UserMessage oddity(String quoted, int character) {
        if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
            return UserMessage.of("lead.cell.email-with-space", quoted);
        }
        return Character.getType(character) == Character.FORMAT || Character.isISOControl(character)
                ? UserMessage.of(
                        "lead.cell.email-with-invisible", quoted, String.format(Locale.ROOT, "U+%04X", character))
                : UserMessage.of(
                        "lead.cell.email-with-character", quoted, CellText.quote(Character.toString(character)));
    }

    private static boolean isTwo(String address) {
        return address.chars().anyMatch(c -> c <= ' ' || c == ',' || c == ';' || c == '/' || c == '|' || c == '<');
    }

    private static boolean isLocal(String local) {
        return !local.isEmpty()
                && local.charAt(0) != '.'
                && local.charAt(local.length() - 1) != '.'
                && !local.contains("..")
                && hasOnly(LOCAL_MARKS, local);
    }

    private static boolean isDomain(String domain) {
        String[] labels = domain.split("\\.", -1);
        for (String label : labels) {
            if (!isLabel(label)) {
                return false;
            }
        }
        String top = labels[labels.length - 1];
        return labels.length > 1
                && top.length() > 1
                && (top.chars().noneMatch(Character::isDigit) || top.regionMatches(true, 0, "xn--", 0, 4));
    }

    private static boolean isLabel(String label) {
        return !label.isEmpty()
                && label.length() <= LONGEST_LABEL
                && label.charAt(0) != '-'
                && label.charAt(label.length() - 1) != '-'
                && hasOnly("-", label);
    }

    private static boolean hasOnly(String marks, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isAlphanumeric(c) && marks.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAlphanumeric(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
