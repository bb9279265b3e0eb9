package dev.leadline.lead.conversion;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was decided for a column. It holds for all its cells, and is kept with the run for resume, retry and fixed
 * rejects.
 *
 * @param dateOrder whether day or month comes first in dates such as 3/4/2027
 * @param decidedBy who decided that
 * @param phoneRegion two-letter region of phone numbers without a country code, such as US
 * @param moneyUnit what a bare number means as an amount
 * @param ranges whether an amount such as 1200-1500 may fill the minimum as well as the maximum
 */
public record ColumnFormat(
        DateOrder dateOrder, DecidedBy decidedBy, String phoneRegion, MoneyUnit moneyUnit, boolean ranges) {

    /** No word about dates, phones of the United States, dollars, one amount in a cell. */
    public static final ColumnFormat DEFAULT =
            new ColumnFormat(DateOrder.UNDECIDED, DecidedBy.NOBODY, "US", MoneyUnit.DOLLARS, false);

    /** The region of a number whose country nobody knows; no number without a calling code is valid in it. */
    public static final String UNKNOWN_REGION = "ZZ";

    /** Who decided between day and month first. */
    public enum DecidedBy {
        /** At least one value of the column allows one reading only, and none contradicts it. */
        VALUES,
        /** The mapping says so, and the values do not contradict it with one voice. */
        MAPPING,
        /** The column's name says so, such as "Move-in (MM/DD/YYYY)", and the values do not contradict it. */
        HEADER,
        /** The locale's custom, and the column holds no date of the other kind. */
        LOCALE,
        /** The mapping says one thing and the values the other, so nothing is decided. */
        CONFLICT,
        /** Nothing decides. */
        NOBODY
    }

    /** What a bare number means as an amount of money. */
    public enum MoneyUnit {
        /** 1250 is 1,250 dollars. */
        DOLLARS,
        /** 1250 is 12 dollars and 50 cents: the API's own form. */
        CENTS
    }

    /**
     * Decides for a column. Values that agree decide. Where there are none, or they contradict each other, the mapping decides,
     * or else the header; the locale decides only where no value contradicts it. If the mapping or the header says the opposite
     * of values that agree, the column stays undecided. A column whose phone numbers are mostly not valid in the region has an
     * unknown region: those that are valid there are so by chance. If they begin with the calling code of one other country, the
     * region is that country.
     *
     * @param profile what the column's values look like
     * @param wordOfMapping what the mapping says, or null
     * @param wordOfHeader what the column's name says, or null
     * @param wordOfLocale what the locale says, or null
     * @param phoneRegion two-letter region of phone numbers without a country code
     * @return a format for dollars without ranges
     * @throws dev.leadline.message.UserException when the phone region is none
     */
    public static ColumnFormat decide(
            ColumnProfile profile,
            @Nullable DateOrder wordOfMapping,
            @Nullable DateOrder wordOfHeader,
            @Nullable DateOrder wordOfLocale,
            String phoneRegion) {
        String region = PhoneNumbers.knownRegion(phoneRegion);
        return DateDecision.of(profile.dates(), said(wordOfMapping), said(wordOfHeader), said(wordOfLocale))
                .toFormat(regionOf(profile, region));
    }

    private static String regionOf(ColumnProfile profile, String region) {
        return PhoneNumbers.countryOfCodes(region, profile.sample())
                .orElseGet(() -> profile.phones() == 0 || PhoneNumbers.belongTo(region, profile.sample())
                        ? region
                        : UNKNOWN_REGION);
    }

    private static DateOrder said(@Nullable DateOrder word) {
        return word == null ? DateOrder.UNDECIDED : word;
    }

    /** The same decisions with another order of day and month. */
    ColumnFormat withDates(DateOrder order) {
        return new ColumnFormat(order, decidedBy, phoneRegion, moneyUnit, ranges);
    }

    /**
     * The same decisions for a row of a country.
     *
     * @param country its two-letter code, or {@link #UNKNOWN_REGION}
     * @return a new format
     */
    public ColumnFormat inCountry(String country) {
        return new ColumnFormat(dateOrder, decidedBy, country, moneyUnit, ranges);
    }

    /**
     * The same decisions with another unit of money.
     *
     * @param unit what a bare number means
     * @return a new format
     */
    public ColumnFormat in(MoneyUnit unit) {
        return new ColumnFormat(dateOrder, decidedBy, phoneRegion, unit, ranges);
    }

    /**
     * The same decisions for phone numbers of another country.
     *
     * @param region two-letter region of phone numbers without a country code
     * @return a new format
     */
    public ColumnFormat forRegion(String region) {
        return new ColumnFormat(dateOrder, decidedBy, region, moneyUnit, ranges);
    }

    /**
     * The same decisions, with or without ranges.
     *
     * @param allowed whether both fields of a range exist and nothing else fills the other one
     * @return a new format
     */
    public ColumnFormat withRanges(boolean allowed) {
        return new ColumnFormat(dateOrder, decidedBy, phoneRegion, moneyUnit, allowed);
    }

    /**
     * What was decided about the column's dates and why, for the report.
     *
     * @param column the column's header
     * @param profile what the column's values look like
     * @return one or two sentences, or empty when no value depends on the decision
     */
    public Optional<String> aboutDates(String column, ColumnProfile profile) {
        return profile.dates().ordered() == 0
                ? Optional.empty()
                : Optional.of(new DateDecision(dateOrder, decidedBy)
                        .message(CellText.quote(column), profile.dates())
                        .withAdvice());
    }
}
