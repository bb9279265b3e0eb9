package dev.leadline.lead.conversion;

import static dev.leadline.lead.ProblemCode.NOT_ALLOWED;

import dev.leadline.lead.Field;
import dev.leadline.lead.WarningCode;
import dev.leadline.lead.conversion.Converted.Failed;
import dev.leadline.lead.conversion.Converted.Nothing;
import dev.leadline.lead.conversion.Converted.Value;
import dev.leadline.message.UserMessage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pets in words to the API's kinds, each kind once: "2 cats, 1 small dog" is a cat and a small dog. A dog must be
 * said to be small or large; nobody's weight or breed decides that here.
 */
final class Pets {

    private static final int LONGEST = 200;

    private static final Set<String> NO_PETS =
            Set.of("no", "no pets", "no pet", "0", "0 pets", "false", "n", "zero", "no animals", "without");
    private static final Pattern BETWEEN = Pattern.compile("[,;&+|/\\n]| and | plus ");
    private static final Pattern PET = Pattern.compile("(?:(?<count>" + NumberWords.PATTERN + "|an?) )?"
            + "(?:(?<size>small|little|tiny|toy|large|big) )?"
            + "(?:(?<cat>cats?|kittens?|kitty|kitties)|(?<dog>dogs?|puppy|puppies|pups?))\\.?");
    private static final Pattern NO_PET = Pattern.compile("(?:no|0) (?:cats?|dogs?|other pets?)");

    private Pets() {}

    static Converted convert(Field field, String text) {
        String plain = text.length() > LONGEST ? "" : CellText.plain(text);
        if (NO_PETS.contains(plain)) {
            return new Nothing();
        }
        Set<String> kinds = new LinkedHashSet<>();
        boolean counted = false;
        for (String part : BETWEEN.split(plain)) {
            String item = part.replace('_', ' ').strip();
            if (item.isEmpty() || NO_PET.matcher(item).matches()) {
                continue;
            }
            Matcher pet = PET.matcher(item);
            String kind =
                    pet.matches() ? kind(pet) : EnumValues.match(field, item).orElse("");
            if (kind.isEmpty() || !takes(field, kind)) {
                return unknown(item);
            }
            kinds.add(kind);
            counted |= pet.matches() && isSeveral(pet);
        }
        return result(text, kinds, counted);
    }

    private static Converted result(String text, Set<String> kinds, boolean counted) {
        if (kinds.isEmpty()) {
            return text.length() > LONGEST ? unknown(text) : new Nothing();
        }
        return new Value(List.copyOf(kinds), counted ? WarningCode.COUNT_LEFT_OUT : null);
    }

    private static boolean takes(Field field, String kind) {
        return field.allowed().isEmpty() || field.allowed().contains(kind);
    }

    private static String kind(Matcher pet) {
        if (pet.group("cat") != null) {
            return "CAT";
        }
        return Optional.ofNullable(pet.group("size"))
                .map(size -> size.equals("large") || size.equals("big") ? "LARGE_DOG" : "SMALL_DOG")
                .orElse("");
    }

    private static boolean isSeveral(Matcher pet) {
        String count = pet.group("count");
        return count != null && !count.startsWith("a") && NumberWords.read(count) > 1;
    }

    private static Failed unknown(String item) {
        boolean dog = PET.matcher(item).matches();
        return Failed.of(
                NOT_ALLOWED,
                dog
                        ? UserMessage.of("lead.cell.dog-of-any-size", CellText.quote(item))
                        : UserMessage.of("lead.cell.unknown-pet", CellText.quote(item)));
    }
}
