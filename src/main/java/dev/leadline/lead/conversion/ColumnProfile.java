package dev.leadline.lead.conversion;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the values of one column look like. A value may count under several heads: "1" is an integer and a boolean.
 *
 * @param filled cells that hold something other than a null word
 * @param emails values with one @ and a domain
 * @param phones values of ten to fifteen digits as phone numbers are written
 * @param money values with a currency sign, cents, "k" or "/mo", and amounts of three to five digits
 * @param integers whole numbers of up to nine digits
 * @param booleans words for yes and no, and 1 and 0
 * @param fullNames two to six words of letters, or "Doe, Jane"
 * @param dates how the dates are written
 * @param sampled up to 100 distinct filled values without padding and how often each occurs, from all over the column, none
 *     over 200 characters; personal data, never logged
 * @param inRows a hash of the filled values and of the rows that they are in
 */
public record ColumnProfile(
        long filled,
        long emails,
        long phones,
        long money,
        long integers,
        long booleans,
        long fullNames,
        DateEvidence dates,
        Map<String, Long> sampled,
        long inRows) {

    public ColumnProfile {
        sampled = Collections.unmodifiableMap(new LinkedHashMap<>(sampled));
    }

    /**
     * The sampled values.
     *
     * @return in the order in which they were found
     */
    public List<String> sample() {
        return List.copyOf(sampled.keySet());
    }

    /**
     * Whether another column has the same value in every row.
     *
     * @return true also where both columns are empty
     */
    public boolean isSameAs(ColumnProfile other) {
        return filled == other.filled && inRows == other.inRows && sampled.equals(other.sampled);
    }

    /**
     * What the column's values say of day and month.
     *
     * @return undecided when there is no evidence or when it contradicts itself
     */
    public DateOrder dateOrder() {
        return dates.order();
    }
}
