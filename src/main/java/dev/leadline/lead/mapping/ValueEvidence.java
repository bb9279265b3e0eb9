package dev.leadline.lead.mapping;

import dev.leadline.message.UserMessage;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the values of a column fit a field.
 *
 * @param fitting sampled cells whose value fits
 * @param failing sampled cells whose value does not fit
 * @param other those of them that are clearly something else, such as the price of a house in a column of rents
 * @param words sampled cells that say nothing for or against it, such as "flexible" in a column of dates
 * @param national how many of those that do not fit are phone numbers without a country code
 * @param foreign whether the phone numbers are those of another country than the file's
 * @param misfits a few values that do not fit, as they may be shown: without letters and digits that make a person known
 */
record ValueEvidence(
        long fitting, long failing, long other, long words, long national, boolean foreign, List<String> misfits) {

    ValueEvidence {
        misfits = List.copyOf(misfits);
    }

    boolean isUnseen() {
        return seen() == 0;
    }

    long seen() {
        return fitting + failing + words;
    }

    /** The share of values that fit, from 0 to 1; 1 where there are no values. */
    double share() {
        if (isUnseen()) {
            return 1;
        }
        return fitting == 0 ? 0 : (double) fitting / (fitting + failing);
    }

    /** The share of values that fit where those that say nothing speak against it. */
    double shareOfAll() {
        return isUnseen() ? 1 : (double) fitting / seen();
    }

    /** Whether no value speaks for the field or against it. */
    boolean isOnlyWords() {
        return words > 0 && fitting == 0 && failing == 0;
    }

    /** Whether another region may make the values valid phone numbers. */
    boolean mayBeForeign() {
        return foreign || 2 * national > failing;
    }

    /** A clause such as "20 of 21 sampled values are valid". */
    UserMessage clause() {
        return UserMessage.of("lead.evidence.valid", fitting, fitting + failing + (fitting == 0 ? words : 0));
    }

    /** A few values that do not fit, in quotes. */
    String examples() {
        return misfits.stream().map(value -> "\"" + value + "\"").collect(Collectors.joining(", "));
    }
}
