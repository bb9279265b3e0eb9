package dev.leadline.lead.mapping;

import dev.leadline.lead.conversion.ColumnFormat;
import dev.leadline.lead.conversion.LookupTable;
import dev.leadline.lead.mapping.KnownHeaders.Strength;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A candidate field for a column, with its evidence.
 *
 * @param column the column's place in the header
 * @param strength how well the header matches
 * @param fit the share of valid values, from 0 to 1; 1 without values
 * @param filled the number of cells that are not empty
 * @param lookup the lookup table for its values, or null
 * @param role how it takes part in the field
 */
record MappingCandidate(
        int column,
        String field,
        Strength strength,
        double fit,
        long filled,
        List<String> evidence,
        ColumnFormat format,
        @Nullable LookupTable lookup,
        ColumnRole role) {

    private static final double WEIGHT_OF_VALUES = 0.3;

    /** From 0 to 1: the strength of the name, reduced if values are not valid. */
    double confidence() {
        double confidence = strength.weight() * (1 - WEIGHT_OF_VALUES * (1 - fit));
        return Math.round(confidence * 100) / 100.0;
    }

    /** The confidence among claims on one field, where a column with more in it counts for more. */
    double against(List<MappingCandidate> rivals) {
        long fullest = rivals.stream().mapToLong(MappingCandidate::filled).max().orElse(0);
        double share = fullest == 0 ? 1 : (double) filled / fullest;
        return confidence() * (1 - WEIGHT_OF_VALUES * (1 - share));
    }

    boolean isExact() {
        return strength == Strength.EXACT;
    }

    /** The same column in a field that several columns fill. */
    MappingCandidate as(String other, ColumnRole part) {
        return new MappingCandidate(column, other, strength, fit, filled, evidence, format, lookup, part);
    }

    ColumnPlan plan(String header) {
        return new ColumnPlan(header, field, confidence(), evidence, format, lookup, Map.of(), role);
    }
}
