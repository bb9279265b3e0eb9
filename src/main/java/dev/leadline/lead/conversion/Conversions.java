package dev.leadline.lead.conversion;

import static dev.leadline.lead.ProblemCode.SPREADSHEET_ERROR;

import dev.leadline.lead.Field;
import dev.leadline.lead.FieldType;
import dev.leadline.lead.WarningCode;
import dev.leadline.lead.conversion.Converted.Failed;
import dev.leadline.lead.conversion.Converted.Nothing;
import dev.leadline.lead.conversion.Converted.Value;
import dev.leadline.message.UserMessage;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Converts cells as people type them to values for the API.
 *
 * <p>The same cell of a column with the same format always becomes the same value: neither clock nor default locale
 * counts. What has no single reading is a failure that says what was found and what to do; what a value does not say
 * of its cell is a {@link WarningCode}. Time is linear in the length of the cell.
 */
public final class Conversions {

    private Conversions() {}

    /**
     * Converts one cell for one field.
     *
     * @param field the field, with the limits for its value
     * @param cell the cell exactly as in the file
     * @param format the format of the cell's column
     * @return never null
     */
    public static Converted convert(Field field, String cell, ColumnFormat format) {
        return field.type() == FieldType.ID
                ? read(field, cell, format)
                : repairing(cell, text -> read(field, text, format));
    }

    private static Converted read(Field field, String cell, ColumnFormat format) {
        String text = CellText.clean(plain(field, cell));
        if (field.type() == FieldType.NAME ? CellText.isNoName(text) : CellText.isNothing(text)) {
            return new Nothing();
        }
        return CellText.isSpreadsheetError(text) ? spreadsheetError(text) : typed(field, text, format);
    }

    /** The same for a name whose order nothing says: without a comma, the first name comes first. */
    public static Converted splitName(String cell) {
        return splitName(cell, NameOrder.FIRST_LAST);
    }

    /** Whether a text in a column of names is the name of a company, such as Elm Homes LLC. */
    public static boolean isCompany(String cell) {
        return PersonNames.isCompany(CellText.fold(cell));
    }

    /** Whether a text says of a field in words that there is no value for it: "month to month" is a lease term, but no number. */
    public static boolean isWithoutValue(Field field, String cell) {
        return field.name().endsWith("_in_months") && LeaseTerms.isOpen(CellText.clean(cell));
    }

    /** Whether a text is as likely a first name of two words, such as Mary Ann, as a full name. */
    public static boolean isTwoFirstNames(String cell) {
        return NameWords.areFirstNames(List.of(CellText.fold(cell).split(" ")));
    }

    /**
     * Splits a full name into {@code first_name} and {@code last_name}.
     *
     * @param cell the cell exactly as in the file
     * @param order which name comes first where no comma says so
     * @return parts, of which a single name fills only one; nothing; or a failure when it is no name of one person
     */
    public static Converted splitName(String cell, NameOrder order) {
        return repairing(cell, text -> readName(text, order));
    }

    private static Converted readName(String cell, NameOrder order) {
        String text = CellText.clean(CharacterForms.plain(cell));
        if (CellText.isNoName(text)) {
            return new Nothing();
        }
        return CellText.isSpreadsheetError(text) ? spreadsheetError(text) : PersonNames.split(text, order);
    }

    /** Whether a cell is a state of the United States or a province of Canada, by its name or code. */
    public static boolean isStateOfNorthAmerica(String cell) {
        return Places.state(CellText.clean(cell)) != null;
    }

    /**
     * The country that a cell names.
     *
     * @param cell a country's name or code, or its calling code, exactly as in the file
     * @return the two-letter code, {@link ColumnFormat#UNKNOWN_REGION} where nobody knows the country, or empty for an empty cell
     */
    public static Optional<String> country(String cell) {
        String text = CellText.clean(cell);
        return CellText.isNothing(text) ? Optional.empty() : Optional.of(PhoneNumbers.country(text));
    }

    /**
     * The country that a phone number names by its calling code.
     *
     * @param cell a phone number exactly as in the file
     * @return the two-letter code; empty where the number names none, or +1, which several countries share
     */
    public static Optional<String> countryOfPhone(String cell) {
        return PhoneNumbers.countryOfNumber(CellText.clean(CharacterForms.plain(cell)));
    }

    private static Converted repairing(String cell, Function<String, Converted> read) {
        return GarbledText.repaired(cell)
                .map(text -> read.apply(text).withRemark(WarningCode.GARBLED_REPAIRED))
                .orElseGet(() -> read.apply(cell));
    }

    /** IDs are never changed; markup is expected in free text only. */
    private static String plain(Field field, String cell) {
        return switch (field.type()) {
            case ID -> cell;
            case TEXT -> CharacterForms.plain(HtmlTags.toText(cell));
            default -> CharacterForms.plain(cell);
        };
    }

    private static Converted typed(Field field, String text, ColumnFormat format) {
        return switch (field.type()) {
            case TEXT -> TextValues.convert(field, text, format.phoneRegion());
            case NAME -> fitting(field, PersonNames.convert(text));
            case EMAIL ->
                unlessNone(
                        text,
                        UserMessage.of("lead.cell.placeholder-email", CellText.quote(text)),
                        fitting(field, Emails.convert(text)));
            case PHONE ->
                unlessNone(
                        text,
                        UserMessage.of("lead.cell.placeholder-phone", CellText.quote(text)),
                        PhoneNumbers.convert(text, format.phoneRegion()));
            case DATE -> Dates.convert(text, format);
            case MONEY -> MoneyAmounts.convert(field, text, format);
            case INTEGER -> WholeNumbers.convert(field, text);
            case BOOLEAN -> YesNo.convert(text);
            case CHOICE -> EnumValues.one(field, text);
            case CHOICES -> field.name().equals("pets") ? Pets.convert(field, text) : EnumValues.several(field, text);
            case BEDROOMS -> Bedrooms.convert(field, text);
            case ID -> TextValues.id(field, text);
        };
    }

    /** What is no contact may say that there is none. */
    private static Converted unlessNone(String text, UserMessage placeholder, Converted converted) {
        return converted instanceof Failed && Placeholders.isNoContact(text)
                ? new Converted.Omitted(WarningCode.PLACEHOLDER_LEFT_OUT, placeholder.text())
                : converted;
    }

    private static Converted fitting(Field field, Converted converted) {
        return converted instanceof Value value
                        && FieldLimits.check(field, value.value().toString()) instanceof Failed failed
                ? failed
                : converted;
    }

    private static Failed spreadsheetError(String text) {
        return Failed.of(SPREADSHEET_ERROR, UserMessage.of("lead.cell.spreadsheet-error", CellText.quote(text)));
    }
}
