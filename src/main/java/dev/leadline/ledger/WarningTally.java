package dev.leadline.ledger;

import dev.leadline.lead.Warning;
import dev.leadline.lead.WarningCode;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the warnings of rows by code and field. */
public final class WarningTally {

    private final Map<CountedWarning, Long> counts = new HashMap<>();

    private record CountedWarning(WarningCode code, String field) {}

    /** Starts without warnings. */
    public WarningTally() {}

    /**
     * Counts the warnings of one row.
     *
     * @param warnings may be empty
     */
    public void add(Collection<Warning> warnings) {
        warnings.stream()
                .map(warning -> new CountedWarning(warning.code(), warning.field()))
                .distinct()
                .forEach(kind -> counts.merge(kind, 1L, Long::sum));
    }

    /**
     * How many rows have each kind of warning.
     *
     * @return the most frequent first
     */
    public List<ProblemCount> counts() {
        return counts.entrySet().stream()
                .map(entry -> new ProblemCount(
                        entry.getKey().code().name(), entry.getKey().field(), entry.getValue()))
                .sorted(Comparator.comparingLong(ProblemCount::count)
                        .reversed()
                        .thenComparing(ProblemCount::code)
                        .thenComparing(count -> String.valueOf(count.field())))
                .toList();
    }
}
