package dev.leadline.lead.conversion;

import static dev.leadline.lead.ProblemCode.BAD_BEDROOMS;

import dev.leadline.lead.Field;
import dev.leadline.lead.WarningCode;
import dev.leadline.lead.conversion.Converted.Failed;
import dev.leadline.lead.conversion.Converted.Nothing;
import dev.leadline.lead.conversion.Converted.Value;
import dev.leadline.message.UserMessage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of bedrooms to a list, in the order in which they stand: some targets use the first only. A field with a
 * maximum is one in which the maximum stands for "that many or more".
 */
final class Bedrooms {

    private static final int LONGEST = 60;
    private static final int GREATEST = 10;

    private static final Set<String> STUDIO = Set.of("studio", "studios", "efficiency", "bachelor");
    private static final Set<String> ANY =
            Set.of("any", "no preference", "flexible", "open", "either", "doesn't matter", "does not matter");
    private static final String UNIT =
            " ?-?(?:bedrooms?|bdrms?|bdrs?|brs?|bds?|beds?|bhk|b)?\\.?(?: apartment| apt| unit)?";
    private static final String COUNT =
            "(studios?|efficiency|bachelor|\\d{1,2}|one|two|three|four|five|six)(?:\\.0{1,2})?" + UNIT;
    private static final Pattern ITEM = Pattern.compile(COUNT + " ?(\\+)?" + UNIT);
    private static final Pattern SPAN = Pattern.compile(COUNT + " ?(?:-|to) ?" + COUNT);
    private static final Pattern BATHS =
            Pattern.compile("(?: ?[-/x,&+]| and|) ?(?:(?<!\\d)\\d(?:\\.\\d{1,2}|½)?|one|two|three)"
                    + " ?-?(?:bathrooms?|baths?|bths?|bas?)\\.?$");
    private static final Pattern BED_BATH = Pattern.compile(COUNT + " ?([/x]) ?(\\d)(\\.\\d{1,2})?");
    private static final Pattern OR_MORE = Pattern.compile(" (?:or more|or above|and up|plus)");
    private static final Pattern AT_LEAST = Pattern.compile("(?:at least|min(?:imum)?|>=?) ?(\\d{1,2})" + UNIT);
    private static final Pattern BETWEEN = Pattern.compile(" ?(?:[,;/&|]| or | and ) ?");
    private static final Pattern CALENDAR =
            Pattern.compile("\\d{1,2}-[a-z]{3}|[a-z]{3}-\\d{1,2}|\\d{1,2}/\\d{1,2}/\\d{2,4}");

    /** The code of a floor plan in front of its bedrooms in words: "A2 - One Bedroom". */
    private static final Pattern PLAN = Pattern.compile("^[A-Z]{1,2}\\d{1,2} ?[-–:] ?(?=[A-Z])");

    private Bedrooms() {}

    static Converted convert(Field field, String text) {
        if (text.length() > LONGEST) {
            return unreadable(text);
        }
        String named = PLAN.matcher(text).replaceFirst("");
        String plain = OR_MORE.matcher(CellText.plain(named)).replaceAll("+");
        if (ANY.contains(plain)) {
            return new Nothing();
        }
        if (CALENDAR.matcher(plain).matches()) {
            return Failed.of(BAD_BEDROOMS, UserMessage.of("lead.cell.bedrooms-as-date", CellText.quote(text)));
        }
        Matcher bedBath = BED_BATH.matcher(plain);
        if (bedBath.matches()) {
            return bedBath(field, text, bedBath);
        }
        String beds = BATHS.matcher(AT_LEAST.matcher(plain).replaceAll("$1+")).replaceFirst("");
        return list(field, text, beds);
    }

    private static Converted bedBath(Field field, String text, Matcher bedBath) {
        int beds = count(bedBath.group(1));
        int baths = Integer.parseInt(bedBath.group(3));
        boolean surely = bedBath.group(2).equals("x") || bedBath.group(4) != null;
        return surely || beds >= baths || (beds == 0 && baths == 1)
                ? list(field, text, String.valueOf(beds))
                : Failed.of(BAD_BEDROOMS, UserMessage.of("lead.cell.bedrooms-or-bathrooms", CellText.quote(text)));
    }

    private static Converted list(Field field, String text, String beds) {
        BedroomChoice choice = new BedroomChoice(field.maximum());
        for (String item : BETWEEN.split(beds.strip())) {
            Matcher one = ITEM.matcher(item);
            Matcher span = SPAN.matcher(item);
            boolean read = one.matches()
                    ? choice.add(count(one.group(1)), one.group(2) != null)
                    : span.matches() && choice.addAll(count(span.group(1)), count(span.group(2)));
            if (!read) {
                return unreadable(text);
            }
        }
        return choice.toValue();
    }

    private static int count(String word) {
        return STUDIO.contains(word) ? 0 : NumberWords.read(word);
    }

    private static Failed unreadable(String text) {
        return Failed.of(BAD_BEDROOMS, UserMessage.of("lead.cell.no-bedrooms", CellText.quote(text)));
    }

    /** The numbers gathered so far, none above the field's maximum. */
    private static final class BedroomChoice {

        private final @Nullable Integer maximum;
        private final Set<Integer> numbers = new LinkedHashSet<>();
        private @Nullable WarningCode remark;

        BedroomChoice(@Nullable Integer maximum) {
            this.maximum = maximum;
        }

        boolean addAll(int first, int last) {
            boolean rising = first < last;
            for (int number = first; rising && number <= last; number++) {
                rising = add(number, false);
            }
            return rising;
        }

        boolean add(int number, boolean orMore) {
            if (number > GREATEST) {
                return false;
            }
            if (maximum == null) {
                numbers.add(number);
                remark = orMore ? WarningCode.OR_MORE_LEFT_OUT : remark;
                return true;
            }
            int least = Math.min(number, maximum);
            for (int n = least; n <= (orMore ? maximum : least); n++) {
                numbers.add(n);
            }
            remark = number > maximum ? WarningCode.CAPPED : remark;
            return true;
        }

        Converted toValue() {
            return new Value(List.copyOf(numbers), remark);
        }
    }
}
