package dev.leadline.lead.conversion;

import static dev.leadline.lead.ProblemCode.BAD_NAME;

import dev.leadline.lead.WarningCode;
import dev.leadline.lead.conversion.Converted.Failed;
import dev.leadline.lead.conversion.Converted.Omitted;
import dev.leadline.lead.conversion.Converted.Parts;
import dev.leadline.lead.conversion.Converted.Value;
import dev.leadline.message.UserMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of people, as they are written: no letter changes its case, and white space inside becomes one blank. */
final class PersonNames {

    private static final Pattern TWO_PEOPLE = Pattern.compile("[&/;]| \\+ | (?:and|or) ", Pattern.CASE_INSENSITIVE);

    /** One capitalized word in parentheses: Robert (Bob) Ray. */
    private static final Pattern NICKNAME = Pattern.compile("(?<=\\S )\\(\\p{Lu}[\\p{Ll}'’.-]+\\)(?= |,|$)");

    /** An opening bracket, a dash between words, or a word such as 2BR after another; not 3rd. */
    private static final Pattern NOTE = Pattern.compile("(?i)[(\\[{<*#]| [-–—] |(?<=\\S )(?!\\d(?:st|nd|rd|th)\\b)\\d");

    /** The legal form at the end of a company's name. */
    private static final Pattern COMPANY = Pattern.compile(
            "(?i).+[ ,](?:llc|l\\.l\\.c\\.|inc|inc\\.|corp|corp\\.|ltd|ltd\\.|llp|pllc|gmbh|s\\.a\\.|s\\.r\\.l\\.)");

    private PersonNames() {}

    /** A cell that holds one name, such as a first name. */
    static Converted convert(String text) {
        String name = NameCharacters.only(text);
        if (isPlaceholder(name)) {
            return placeholder(text);
        }
        Failed fault = fault(name);
        return fault == null ? new Value(name, symbols(text, name)) : fault;
    }

    /**
     * A full name to {@code first_name} and {@code last_name}. All given names are the first name; particles ("van
     * der") and suffixes ("Jr.") belong to the last name; titles and degrees are left out. One word alone is a first
     * name, or a last name after a title.
     */
    static Converted split(String text) {
        return split(text, NameOrder.FIRST_LAST);
    }

    /** @param order of a name without a comma */
    static Converted split(String text, NameOrder order) {
        String name = NameCharacters.only(text);
        if (isPlaceholder(name)) {
            return placeholder(text);
        }
        Failed fault = fault(name);
        if (fault != null) {
            return fault;
        }
        if (TWO_PEOPLE.matcher(name).find()) {
            return Failed.of(BAD_NAME, UserMessage.of("lead.cell.several-people", CellText.quote(name)));
        }
        List<List<String>> parts = parts(name);
        return parts.size() > 2 ? tooManyCommas(name) : assemble(name, parts, order, symbols(text, name));
    }

    private static Converted assemble(
            String name, List<List<String>> parts, NameOrder order, @Nullable WarningCode symbols) {
        NameWords words = new NameWords();
        if (parts.size() == 2) {
            words.lastFirst(parts.get(0), parts.get(1));
        } else if (!parts.isEmpty()) {
            sort(words, parts.get(0), order);
        }
        Map<String, Object> filled = new LinkedHashMap<>();
        put(filled, "first_name", words.first());
        put(filled, "last_name", words.last());
        if (filled.values().removeIf(part -> Placeholders.isName(part.toString()))) {
            return filled.isEmpty() ? placeholder(name) : new Parts(filled, WarningCode.PLACEHOLDER_LEFT_OUT);
        }
        if (filled.isEmpty()) {
            return Failed.of(BAD_NAME, UserMessage.of("lead.cell.only-title", CellText.quote(name)));
        }
        return new Parts(filled, words.leftOut() ? WarningCode.TITLE_LEFT_OUT : symbols);
    }

    private static void sort(NameWords words, List<String> written, NameOrder order) {
        if (order == NameOrder.LAST_FIRST && written.size() > 1) {
            words.lastFirst(written);
        } else if (order == NameOrder.FIRST_TWO_LAST) {
            words.firstTwoLast(written);
        } else {
            words.firstLast(written);
        }
    }

    private static boolean isPlaceholder(String name) {
        return name.isEmpty() || Placeholders.isName(name) || CallerPlaces.isPlace(name) || isCompany(name);
    }

    /** Whether a name ends in the legal form of a company. */
    static boolean isCompany(String name) {
        return COMPANY.matcher(name).matches();
    }

    private static Omitted placeholder(String text) {
        return new Omitted(
                WarningCode.PLACEHOLDER_LEFT_OUT,
                UserMessage.of("lead.cell.placeholder-name", CellText.quote(text))
                        .text());
    }

    private static @Nullable WarningCode symbols(String text, String name) {
        return name.equals(CellText.fold(text)) ? null : WarningCode.SYMBOLS_LEFT_OUT;
    }

    private static void put(Map<String, Object> filled, String field, String value) {
        if (!value.isEmpty()) {
            filled.put(field, value);
        }
    }

    /** The words between commas; a suffix or degree that a comma sets apart stays with the part before it. */
    private static List<List<String>> parts(String name) {
        List<List<String>> parts = new ArrayList<>();
        for (String part : name.split(",")) {
            List<String> words = new ArrayList<>(List.of(part.strip().split(" ")));
            words.removeIf(String::isEmpty);
            if (words.isEmpty()) {
                continue;
            }
            if (!parts.isEmpty() && isEnding(words, parts)) {
                parts.get(0).addAll(words);
            } else {
                parts.add(words);
            }
        }
        return parts;
    }

    /** "Smith, MD" may be M. D. Smith: only after two names is MD surely a degree. */
    private static boolean isEnding(List<String> words, List<List<String>> before) {
        boolean twoNames = before.size() > 1 || before.get(0).size() > 1;
        return words.stream().allMatch(word -> NameWords.isSuffix(word) || (twoNames && NameWords.isDegree(word)));
    }

    private static Failed tooManyCommas(String name) {
        return Failed.of(BAD_NAME, UserMessage.of("lead.cell.several-commas", CellText.quote(name)));
    }

    private static @Nullable Failed fault(String name) {
        if (name.indexOf('@') >= 0) {
            return Failed.of(BAD_NAME, UserMessage.of("lead.cell.email-as-name", CellText.quote(name)));
        }
        if (NOTE.matcher(NICKNAME.matcher(name).replaceAll("")).find()) {
            return Failed.of(BAD_NAME, UserMessage.of("lead.cell.note-in-name", CellText.quote(name)));
        }
        return name.codePoints().anyMatch(Character::isLetter)
                ? null
                : Failed.of(BAD_NAME, UserMessage.of("lead.cell.name-without-letters", CellText.quote(name)));
    }
}
