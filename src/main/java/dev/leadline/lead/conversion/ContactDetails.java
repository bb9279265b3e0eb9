package dev.leadline.lead.conversion;

import dev.leadline.lead.Field;
import dev.leadline.lead.conversion.Converted.Failed;
import dev.leadline.lead.conversion.Converted.Nothing;
import dev.leadline.lead.conversion.Converted.Parts;
import dev.leadline.lead.conversion.Converted.Several;
import dev.leadline.lead.conversion.Converted.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cells that hold an e-mail address, a phone number, or both. */
public final class ContactDetails {

    private static final Pattern EMAIL = Pattern.compile("[^\\s,;|/<>()]+@[^\\s,;|/<>()]+");
    private static final String JOINING = "(?:[\\s,;|/<>&]|\\b(?:or|and|e-?mail)\\b:?)+";
    private static final Pattern BETWEEN =
            Pattern.compile("^" + JOINING + "|" + JOINING + "$", Pattern.CASE_INSENSITIVE);

    private ContactDetails() {}

    /**
     * Splits a cell.
     *
     * @param email the field of the address
     * @param phone the field of the number
     * @param cell the cell exactly as in the file
     * @param format the format of the cell's column
     * @return parts for one or both fields; nothing; or the failure of the part that is not valid
     */
    public static Converted split(Field email, Field phone, String cell, ColumnFormat format) {
        Matcher address = EMAIL.matcher(cell);
        boolean hasAddress = address.find();
        String number = hasAddress ? cell.substring(0, address.start()) + cell.substring(address.end()) : cell;
        Map<String, Object> parts = new LinkedHashMap<>();
        Converted left = hasAddress ? Conversions.convert(email, address.group(), format) : new Nothing();
        Converted right = Conversions.convert(phone, BETWEEN.matcher(number).replaceAll(""), format);
        for (Converted part : new Converted[] {left, right}) {
            if (part instanceof Failed) {
                return part;
            }
        }
        put(parts, email, left);
        put(parts, phone, right);
        return parts.isEmpty() ? new Nothing() : new Parts(parts);
    }

    private static void put(Map<String, Object> parts, Field field, Converted converted) {
        if (converted instanceof Value value) {
            parts.put(field.name(), value.value());
        } else if (converted instanceof Several several) {
            parts.put(field.name(), several.values().get(0).value());
        }
    }
}
