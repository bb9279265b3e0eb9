package dev.leadline.web.page;

import dev.leadline.lead.Field;
import java.util.Locale;
import java.util.Map;

/** What people call the fields of a target. */
public final class FieldLabel {

    /** Where the API's name with spaces in it would be no better. */
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("full_name", "First and last name"),
            Map.entry("email_or_phone", "E-mail or phone"),
            Map.entry("city_state_zip", "City, state and ZIP"),
            Map.entry("email_1", "E-mail"),
            Map.entry("phone_1", "Phone"),
            Map.entry("phone_2", "Second phone"),
            Map.entry("address_1", "Address"),
            Map.entry("address_2", "Address, line 2"),
            Map.entry("desired_num_bedrooms", "Bedrooms"),
            Map.entry("move_in_date", "Move-in date"),
            Map.entry("zip", "ZIP"),
            Map.entry("rent_minimum_in_cents", "Minimum rent"),
            Map.entry("rent_maximum_in_cents", "Maximum rent"));

    private FieldLabel() {}

    /** Such as {@code Move-in date}. */
    public static String of(Field field) {
        return of(field.name());
    }

    /** Such as {@code Move-in date}. */
    public static String of(String field) {
        String known = LABELS.get(field);
        if (known != null) {
            return known;
        }
        String words = field.replace("_in_cents", "").replace('_', ' ').replaceAll("\\bid\\b", "ID");
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
