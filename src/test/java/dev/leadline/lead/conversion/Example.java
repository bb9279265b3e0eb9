package dev.leadline.lead.conversion;

import dev.leadline.lead.Field;
import dev.leadline.lead.FieldType;
import dev.leadline.lead.WarningCode;
import dev.leadline.lead.conversion.ColumnFormat.DecidedBy;
import dev.leadline.lead.conversion.ColumnFormat.MoneyUnit;
import dev.leadline.lead.conversion.Converted.Parts;
import dev.leadline.lead.conversion.Converted.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fields of real targets, column formats, and conversions told in a line. */
final class Example {

    static final Field NOTES = text("notes", 1000);
    static final Field STATE = text("state", 4);
    static final Field COUNTRY = text("country", 2);
    static final Field ZIP = text("zip", 12);
    static final Field COMMUNITY = field("community_id", FieldType.ID, null, null);
    static final Field FIRST_NAME = field("first_name", FieldType.NAME, null, null);
    static final Field EMAIL = field("email_1", FieldType.EMAIL, null, null);
    static final Field PHONE = field("phone_1", FieldType.PHONE, null, null);
    static final Field MOVE_IN = field("move_in_date", FieldType.DATE, null, null);
    static final Field RENT_MINIMUM = field("rent_minimum_in_cents", FieldType.MONEY, 1, null);
    static final Field RENT_MAXIMUM = field("rent_maximum_in_cents", FieldType.MONEY, 1, null);
    static final Field OCCUPANTS = field("number_of_occupants", FieldType.INTEGER, 1, null);
    static final Field LEASE_TERM = field("lease_term_in_months", FieldType.INTEGER, 1, 18);
    static final Field SUBSCRIBE = field("subscribe", FieldType.BOOLEAN, null, null);
    static final Field BEDROOMS = field("desired_num_bedrooms", FieldType.BEDROOMS, 0, null);
    static final Field KNOCK_BEDROOMS = field("desired_num_bedrooms", FieldType.BEDROOMS, 0, 3);
    static final Field PETS = list("pets", FieldType.CHOICES, "SMALL_DOG", "LARGE_DOG", "CAT");
    static final Field OPEN_PETS = list("pets", FieldType.CHOICES);
    static final Field CONTACT_BY = list("preferred_contact_method", FieldType.CHOICE, "EMAIL", "PHONE_CALL");
    static final Field OPEN_CHOICE = list("first_contact_type", FieldType.CHOICE);
    static final Field INTERESTS = list("interests", FieldType.CHOICES, "POOL", "GYM");

    static final ColumnFormat PLAIN = ColumnFormat.DEFAULT;
    static final ColumnFormat RANGES = PLAIN.withRanges(true);
    static final ColumnFormat CENTS = PLAIN.in(MoneyUnit.CENTS);
    static final ColumnFormat MONTH_FIRST = dates(DateOrder.MONTH_FIRST);
    static final ColumnFormat DAY_FIRST = dates(DateOrder.DAY_FIRST);

    private Example() {}

    /** What a cell becomes, in a line: its value and remark, "nothing", or its problem. */
    static String said(Converted converted) {
        if (converted instanceof Value value) {
            return value.value() + remark(value.remark());
        }
        if (converted instanceof Parts parts) {
            return parts.values() + remark(parts.remark());
        }
        if (converted instanceof Converted.Several several) {
            return String.join(
                    " and ", several.values().stream().map(Example::said).toList());
        }
        if (converted instanceof Converted.Omitted omitted) {
            return "omitted: " + omitted.message() + remark(omitted.code());
        }
        return converted instanceof Converted.Failed failed ? failed.code() + ": " + failed.message() : "nothing";
    }

    private static String remark(@Nullable WarningCode remark) {
        return remark == null ? "" : " (" + remark + ")";
    }

    private static ColumnFormat dates(DateOrder order) {
        return new ColumnFormat(order, DecidedBy.VALUES, "US", MoneyUnit.DOLLARS, false);
    }

    private static Field text(String name, int maxLength) {
        return new Field(name, FieldType.TEXT, false, null, null, maxLength, List.of(), null, "");
    }

    private static Field field(String name, FieldType type, @Nullable Integer minimum, @Nullable Integer maximum) {
        return new Field(name, type, false, minimum, maximum, null, List.of(), null, "");
    }

    private static Field list(String name, FieldType type, String... allowed) {
        return new Field(name, type, false, null, null, null, List.of(allowed), null, "");
    }
}
