package dev.leadline.lead.mapping;

import dev.leadline.lead.conversion.ColumnProfile;
import dev.leadline.message.UserMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Columns that say who may be contacted. Whoever refused in one of them is not subscribed, whatever another says. */
final class ConsentColumns {

    static final String FIELD = "subscribe";

    private static final ConsentNames CONSENT = KnownHeaders.SHIPPED.consent();

    private static final Set<String> AGREED = Set.of(
            "optin",
            "optedin",
            "subscribed",
            "granted",
            "given",
            "consented",
            "agree",
            "agreed",
            "iagree",
            "iconsent",
            "iaccept",
            "iauthorize",
            "allow",
            "allowed",
            "accepted",
            "confirmed",
            "doubleoptin",
            "oktocontact",
            "oktotext");
    private static final Set<String> REFUSED = Set.of(
            "optout",
            "optedout",
            "unsubscribed",
            "notsubscribed",
            "neversubscribed",
            "neveroptedin",
            "notoptedin",
            "denied",
            "declined",
            "refused",
            "revoked",
            "withdrawn",
            "disagree",
            "disagreed",
            "idisagree",
            "idonotagree",
            "idontagree",
            "idonotconsent",
            "idontconsent",
            "idonotaccept",
            "idonotauthorize",
            "idecline",
            "donotcontact",
            "donotcall",
            "donotemail",
            "donottext",
            "dnc",
            "stop",
            "bounced",
            "cleaned",
            "nonsubscribed",
            "notagreed",
            "noconsent",
            "notallowed",
            "donotallow",
            "dontallow");
    /** Words that no column has for anything else. */
    private static final Set<String> UNMISTAKABLE = Set.of("subscribed", "nonsubscribed", "optin", "optedin");

    /** Words that refuse in whatever column they are. */
    private static final Set<String> REFUSED_ANYWHERE =
            Set.of("unsubscribed", "optout", "optedout", "donotcontact", "donotcall", "donotemail", "donottext", "dnc");

    /** The date of a refusal. */
    private static final Pattern DATE =
            Pattern.compile("(?i)\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}.*|.*\\b(jan|feb|mar|apr|may|jun|jul|aug"
                    + "|sep|oct|nov|dec)[a-z]*\\b.*\\d.*");

    private static final Pattern NO_DATE = Pattern.compile("0{8,}");
    private static final Set<String> YES = Set.of(
            "yes", "y", "true", "t", "1", "10", "on", "x", "✓", "✔", "☑", "checked", "ok", "si", "sí", "sim", "oui",
            "ja", "enabled", "active");
    private static final Set<String> NO = Set.of(
            "no",
            "n",
            "false",
            "f",
            "0",
            "00",
            "off",
            "☐",
            "✗",
            "✘",
            "unchecked",
            "non",
            "nao",
            "não",
            "nein",
            "nee",
            "disabled",
            "inactive");
    /** A yes and a no that mean nothing else, such as a number or a state of somebody. */
    private static final Set<String> PLAIN_YES =
            Set.of("yes", "y", "true", "si", "sí", "sim", "oui", "ja", "x", "✓", "✔", "☑");

    private static final Set<String> PLAIN_NO = Set.of("no", "n", "non", "nao", "não", "nein", "nee", "false", "never");

    private static final Pattern ANSWER_AND_REMARK = Pattern.compile("(\\p{L}+)\\s*[-–—,:;.(/]\\s*(.+?)\\)?");
    private static final Set<String> POLITE =
            Set.of("please", "thanks", "thankyou", "porfavor", "svp", "merci", "gracias");
    private static final Set<String> UNCONFIRMED = Set.of("pending", "unconfirmed");
    private static final String SUBSCRIPTION = "subscri";
    private static final Set<String> EMPTY = Set.of("", "na", "null", "none", "unknown", "notset", "nan", "tbd");

    /** "Oui" in short. In other languages it may be short for "out". */
    private static final String OUI = "o";

    private static final Set<String> OUI_OR_NON = Set.of(OUI, "n", "oui", "non");

    private ConsentColumns() {}

    /** The columns of a file that say so, by their places: those whose names do, and those that hold nothing else. */
    static Map<Integer, ColumnRole> in(PlanRequest request) {
        Map<Integer, ColumnRole> found = new LinkedHashMap<>();
        for (int column = 0; column < request.header().size(); column++) {
            int place = column;
            String name = request.header().get(column);
            if (!name.strip().equals(FIELD)) {
                CONSENT.role(new HeaderName(name))
                        .or(() -> CONSENT.agreement(new HeaderName(name))
                                .filter(role ->
                                        areAnswers(role, name, request.profile().column(place))))
                        .or(() -> byValues(request.profile().column(place)))
                        .ifPresent(role -> found.put(place, role));
            }
        }
        return found;
    }

    /**
     * The columns that seem to say so without saying what yes means: their names are about a refusal in unclear words, or only about what
     * people are sent. They hold little else than yes and no.
     */
    static List<Integer> doubtful(PlanRequest request) {
        Map<Integer, ColumnRole> clear = in(request);
        return IntStream.range(0, request.header().size())
                .filter(column -> !clear.containsKey(column))
                .filter(column -> isDoubtful(
                        new HeaderName(request.header().get(column)),
                        request.profile().column(column)))
                .boxed()
                .toList();
    }

    private static boolean isDoubtful(HeaderName name, ColumnProfile values) {
        return (CONSENT.isDoubtful(name) && hasOnly(values, YES, NO))
                || (CONSENT.isOnlyAbout(name) && hasOnly(values, PLAIN_YES, PLAIN_NO));
    }

    private static boolean hasOnly(ColumnProfile values, Set<String> yes, Set<String> no) {
        List<String> said = values.sample().stream()
                .map(ConsentColumns::key)
                .filter(key -> !EMPTY.contains(key))
                .toList();
        return !said.isEmpty() && said.stream().allMatch(key -> yes.contains(key) || no.contains(key));
    }

    /** Whether a column has a no, with which somebody may have refused. */
    static boolean hasNo(ColumnProfile values) {
        return values.sample().stream().map(ConsentColumns::key).anyMatch(NO::contains);
    }

    /** Whether most of what a column says is yes or no, or something of it is a plain no. */
    private static boolean areAnswers(ColumnRole role, String column, ColumnProfile values) {
        List<String> said =
                values.sample().stream().filter(value -> !isSilent(value)).toList();
        long known = said.stream()
                .filter(value -> agreed(role, column, value).isPresent())
                .count();
        boolean isNo = said.stream().map(ConsentColumns::key).anyMatch(PLAIN_NO::contains);
        return isNo || 2 * known >= said.size();
    }

    private static Optional<ColumnRole> byValues(ColumnProfile values) {
        List<String> said = values.sample().stream()
                .map(ConsentColumns::key)
                .filter(key -> !EMPTY.contains(key))
                .toList();
        long known = said.stream()
                .filter(key -> AGREED.contains(key) || REFUSED.contains(key))
                .count();
        boolean isSure = said.stream().anyMatch(key -> UNMISTAKABLE.contains(key) || REFUSED_ANYWHERE.contains(key));
        return isSure && 2 * known >= said.size() ? Optional.of(ColumnRole.OPT_IN) : Optional.empty();
    }

    /** A sampled value that refuses in a column that is about something else, such as a status. */
    static Optional<String> refusalIn(ColumnProfile values) {
        return values.sample().stream()
                .filter(value -> REFUSED_ANYWHERE.contains(key(value)))
                .findFirst();
    }

    static String rule(ColumnRole role) {
        return (role == ColumnRole.OPT_OUT
                        ? UserMessage.of("lead.evidence.refusals")
                        : UserMessage.of("lead.evidence.consents"))
                .text();
    }

    /** Whether a cell says nothing. */
    static boolean isSilent(String cell) {
        String key = key(cell);
        return EMPTY.contains(key) || NO_DATE.matcher(key).matches();
    }

    /**
     * Whether a person agreed. In a column that says how people refused, whatever is not a plain no is a refusal.
     *
     * @return empty where the cell cannot be understood
     */
    static Optional<Boolean> agreed(ColumnRole role, String column, String cell) {
        boolean saysHow = role == ColumnRole.OPT_OUT && !isSilent(cell) && CONSENT.saysHow(new HeaderName(column));
        return agreed(role, cell)
                .or(() -> saysHow || isUnconfirmed(column, cell) ? Optional.of(false) : Optional.empty());
    }

    /** A subscription that somebody has not confirmed yet. */
    private static boolean isUnconfirmed(String column, String cell) {
        return UNCONFIRMED.contains(key(cell)) && new HeaderName(column).key().contains(SUBSCRIPTION);
    }

    private static Optional<Boolean> agreed(ColumnRole role, String cell) {
        return said(role, cell).or(() -> saidWithRemark(role, cell));
    }

    /** "No - call me" is a no, whatever follows it; a yes must be followed by words that mean the same. */
    private static Optional<Boolean> saidWithRemark(ColumnRole role, String cell) {
        Matcher parts = ANSWER_AND_REMARK.matcher(cell.strip());
        if (!parts.matches() || !isPlain(parts.group(1))) {
            return Optional.empty();
        }
        Optional<Boolean> answer = said(role, parts.group(1));
        String remark = parts.group(2);
        boolean agrees = POLITE.contains(key(remark)) || said(role, remark).equals(answer);
        return answer.filter(yes -> !yes || agrees);
    }

    private static boolean isPlain(String answer) {
        return PLAIN_YES.contains(key(answer)) || PLAIN_NO.contains(key(answer));
    }

    private static Optional<Boolean> said(ColumnRole role, String cell) {
        String key = key(cell);
        if (AGREED.contains(key) || REFUSED.contains(key)) {
            return Optional.of(AGREED.contains(key));
        }
        if (role == ColumnRole.OPT_OUT && DATE.matcher(cell.strip()).matches()) {
            return Optional.of(false);
        }
        boolean yes = YES.contains(key);
        return yes || NO.contains(key) ? Optional.of(yes == (role == ColumnRole.OPT_IN)) : Optional.empty();
    }

    /** The sampled values that cannot be understood, besides those that stand for something in their column. */
    static List<String> unclear(PlanRequest request, int column, ColumnRole role) {
        Map<String, Object> stated = stated(request, column, role);
        return request.profile().column(column).sample().stream()
                .filter(value -> !isSilent(value)
                        && !stated.containsKey(RowConverter.key(value))
                        && agreed(role, request.header().get(column), value).isEmpty())
                .toList();
    }

    /**
     * What cells of a column stand for that would mean something else elsewhere: O is yes where the column also has oui or non in full,
     * or where the names of the file's columns are French. Exports of mail programs have I for in, O for out and N for neither.
     */
    static Map<String, Object> stated(PlanRequest request, int column, ColumnRole role) {
        Set<String> said = request.profile().column(column).sample().stream()
                .map(ConsentColumns::key)
                .filter(key -> !EMPTY.contains(key))
                .collect(Collectors.toSet());
        boolean isInFull = said.contains("oui") || said.contains("non");
        return OUI_OR_NON.containsAll(said) && said.contains(OUI) && (isInFull || isFrench(request.header()))
                ? Map.of(OUI, role == ColumnRole.OPT_IN)
                : Map.of();
    }

    private static boolean isFrench(List<String> header) {
        return header.stream()
                .map(HeaderName::new)
                .flatMap(name -> name.words().stream())
                .anyMatch(KnownHeaders.SHIPPED.frenchWords()::contains);
    }

    private static String key(String cell) {
        return cell.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}✓✔☑☐✗✘]", "");
    }
}
