package dev.leadline.lead.mapping;

import dev.leadline.lead.Field;
import dev.leadline.lead.FieldType;
import dev.leadline.lead.ProblemCode;
import dev.leadline.lead.Target;
import dev.leadline.lead.conversion.ColumnFormat;
import dev.leadline.lead.conversion.ColumnProfile;
import dev.leadline.lead.conversion.ContactDetails;
import dev.leadline.lead.conversion.Conversions;
import dev.leadline.lead.conversion.Converted;
import dev.leadline.lead.conversion.Localities;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Compares the values of columns with fields: a value fits if it converts, and looks like what the field holds. */
final class FieldFit {

    private static final int FEW = 3;
    private static final int LONGEST_EXAMPLE = 30;
    private static final Set<FieldType> NUMBERS =
            Set.of(FieldType.DATE, FieldType.MONEY, FieldType.INTEGER, FieldType.BEDROOMS);

    private final Target target;
    private final List<String> regions;
    private final boolean isForeign;
    private final boolean isElsewhere;

    /**
     * @param regions the countries that the rows may be in, as far as the file says so
     * @param isForeign whether the file speaks for another country than the United States
     * @param isElsewhere whether it names another country, so that no number is American because of its digits alone
     */
    FieldFit(Target target, List<String> regions, boolean isForeign, boolean isElsewhere) {
        this.target = target;
        this.isForeign = isForeign;
        this.isElsewhere = isElsewhere;
        this.regions = List.copyOf(regions);
    }

    private enum Fit {
        FITS,
        FAILS,
        OTHER,
        WORDS,
        NOTHING
    }

    ValueEvidence of(String field, ColumnProfile values, ColumnFormat format) {
        Map<Fit, Long> counts = new EnumMap<>(Fit.class);
        List<String> misfits = new ArrayList<>();
        NationalNumbers numbers = new NationalNumbers();
        values.sampled().forEach((value, count) -> {
            Fit fit = fit(field, value, format.withRanges(true));
            counts.merge(fit, count, Long::sum);
            if (fit != Fit.FITS && fit != Fit.NOTHING) {
                misfits.add(value);
            }
            if (isPhone(field)) {
                numbers.add(value, fit == Fit.FITS);
            }
        });
        return new ValueEvidence(
                counts.getOrDefault(Fit.FITS, 0L),
                counts.getOrDefault(Fit.FAILS, 0L) + counts.getOrDefault(Fit.OTHER, 0L),
                counts.getOrDefault(Fit.OTHER, 0L),
                counts.getOrDefault(Fit.WORDS, 0L),
                numbers.unknown(),
                numbers.areForeign() || (isForeign && (isElsewhere ? numbers.areValid() : numbers.mayBeByChance())),
                misfits.stream()
                        .filter(value -> value.length() <= LONGEST_EXAMPLE)
                        .limit(FEW)
                        .map(value -> shown(field, value))
                        .toList());
    }

    private boolean isPhone(String field) {
        return target.field(field).filter(f -> f.type() == FieldType.PHONE).isPresent();
    }

    /** Digits of phone numbers but the first three, and what else belongs to a person, are not shown. */
    private String shown(String field, String value) {
        boolean isPlain =
                target.field(field).filter(f -> NUMBERS.contains(f.type())).isPresent()
                        && value.chars().noneMatch(Character::isLetter);
        String start = value.substring(0, Math.min(3, value.length()));
        return isPlain
                ? value
                : start + value.substring(start.length()).replaceAll("\\d", "0").replaceAll("\\p{L}", "x");
    }

    private Fit fit(String field, String value, ColumnFormat format) {
        if (field.equals(ColumnPlan.FULL_NAME)) {
            return wholeName(value);
        }
        if (field.equals(ColumnPlan.EMAIL_OR_PHONE)) {
            return contact(value, format);
        }
        if (field.equals(ColumnPlan.CITY_STATE_ZIP)) {
            return Localities.split(target, value, format) instanceof Converted.Parts ? Fit.FITS : Fit.FAILS;
        }
        return target.field(field).map(f -> fit(f, value, format)).orElse(Fit.NOTHING);
    }

    private Fit fit(Field field, String value, ColumnFormat format) {
        if (field.type() == FieldType.PHONE) {
            return phone(field, value, format);
        }
        if (field.type() == FieldType.NAME && Conversions.isCompany(value)) {
            return Fit.FAILS;
        }
        Converted converted = Conversions.convert(field, value, format);
        if (isNoValue(converted)) {
            return Fit.NOTHING;
        }
        if (converted instanceof Converted.Several || isAmbiguousDate(converted)) {
            return Fit.FITS;
        }
        boolean isWords = value.chars().noneMatch(Character::isDigit);
        if (ValueLook.isOther(field, value, converted)) {
            return Fit.OTHER;
        }
        if (converted instanceof Converted.Failed) {
            return isWords && (NUMBERS.contains(field.type()) || field.name().equals("state")) ? Fit.WORDS : Fit.FAILS;
        }
        return ValueLook.suits(field, value, converted, format) ? Fit.FITS : Fit.OTHER;
    }

    /** A date, although nobody knows which. */
    private static boolean isAmbiguousDate(Converted converted) {
        return converted instanceof Converted.Failed failed && failed.code() == ProblemCode.AMBIGUOUS_DATE;
    }

    /** A number without its area code is a phone number with a mistake, and a reason to send the column. */
    private Fit phone(Field field, String value, ColumnFormat format) {
        boolean isValid = Stream.concat(Stream.of(format.phoneRegion()), regions.stream())
                .distinct()
                .map(format::forRegion)
                .map(known -> Conversions.convert(field, value, known))
                .anyMatch(converted -> converted instanceof Converted.Value || converted instanceof Converted.Several);
        if (isValid || NationalNumbers.lacksAreaCode(value)) {
            return Fit.FITS;
        }
        if (isNoValue(Conversions.convert(field, value, format))) {
            return Fit.NOTHING;
        }
        return value.chars().noneMatch(Character::isDigit) ? Fit.OTHER : Fit.FAILS;
    }

    /** An empty cell, or a word that stands for none. */
    private static boolean isNoValue(Converted converted) {
        return converted instanceof Converted.Nothing || converted instanceof Converted.Omitted;
    }

    /** A single word may be a first name or anything else. */
    private static Fit wholeName(String value) {
        if (Conversions.isCompany(value)) {
            return Fit.FAILS;
        }
        Converted converted = Conversions.splitName(value);
        if (isNoValue(converted)) {
            return Fit.NOTHING;
        }
        if (!(converted instanceof Converted.Parts parts) || !ValueLook.isPersonName(value)) {
            return Fit.FAILS;
        }
        return parts.values().size() > 1 ? Fit.FITS : Fit.WORDS;
    }

    private Fit contact(String value, ColumnFormat format) {
        Converted converted = target.field("email_1")
                .flatMap(email ->
                        target.field("phone_1").map(phone -> ContactDetails.split(email, phone, value, format)))
                .orElseGet(Converted.Nothing::new);
        if (converted instanceof Converted.Nothing) {
            return Fit.NOTHING;
        }
        return converted instanceof Converted.Parts ? Fit.FITS : Fit.FAILS;
    }
}
