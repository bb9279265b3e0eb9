package dev.leadline.ledger;

import dev.leadline.lead.mapping.HeaderComparison;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.ledger.RunDifference.DifferenceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Compares a run of a schedule with earlier ones, once its rows are in the ledger and before any is sent. */
public final class UnusualRuns {

    /** Numbers of fewer runs say little about what is usual. */
    private static final int FEWEST_RUNS = 3;

    /** Below this, twice as many may be chance. */
    private static final long LEAST_ROWS = 10;

    private static final long LEAST_PERCENT = 10;

    private final ComparisonRepository comparisons;

    UnusualRuns(ComparisonRepository comparisons) {
        this.comparisons = comparisons;
    }

    /**
     * Compares a run at the first time that it is asked for it.
     *
     * @param counts its rows, before any was sent
     * @return why nothing may be sent, or empty
     */
    public Optional<EarlyStop> hold(Run run, RowCounts counts) {
        Optional<RunComparison> known = comparisons.find(run.id());
        if (known.isEmpty()) {
            return Optional.empty();
        }
        RunComparison comparison = known.get().comparedAt() == null
                ? comparisons.record(run.id(), differences(run, counts, known.get()))
                : known.get();
        return comparison.isHeld() ? Optional.of(comparison.hold()) : Optional.empty();
    }

    private List<RunDifference> differences(Run run, RowCounts counts, RunComparison comparison) {
        List<EarlierRun> earlier = comparisons.earlier(run, comparison.rule().runs());
        List<RunDifference> differences = new ArrayList<>();
        if (!earlier.isEmpty()) {
            columns(run, earlier.get(0), differences);
        }
        if (earlier.size() >= Math.min(FEWEST_RUNS, comparison.rule().runs())) {
            rows(counts, earlier, differences);
            share(DifferenceKind.MORE_REJECTS, RowStatus.REJECTED, counts, earlier)
                    .ifPresent(differences::add);
        }
        return differences;
    }

    private static void columns(Run run, EarlierRun last, List<RunDifference> differences) {
        if (MappingPlan.readsConsent(last.plan()) && !MappingPlan.readsConsent(run.plan())) {
            differences.add(new RunDifference(DifferenceKind.MISSING_CONSENT, List.of(), 0, 0));
        }
        HeaderComparison header = HeaderComparison.of(last.header(), run.header());
        if (!header.gone().isEmpty()) {
            differences.add(new RunDifference(DifferenceKind.MISSING_COLUMNS, header.gone(), 0, 0));
        }
        if (!header.added().isEmpty()) {
            differences.add(new RunDifference(DifferenceKind.NEW_COLUMNS, header.added(), 0, 0));
        }
    }

    private static void rows(RowCounts counts, List<EarlierRun> earlier, List<RunDifference> differences) {
        long usual = median(earlier, RowCounts::total);
        long now = counts.total();
        if (Math.abs(now - usual) < LEAST_ROWS) {
            return;
        }
        if (now >= 2 * usual) {
            differences.add(new RunDifference(DifferenceKind.MORE_ROWS, List.of(), now, usual));
        } else if (2 * now <= usual) {
            differences.add(new RunDifference(DifferenceKind.FEWER_ROWS, List.of(), now, usual));
        }
    }

    /** A difference in the share of rows with a status; empty where it is as usual. */
    private static Optional<RunDifference> share(
            DifferenceKind kind, RowStatus status, RowCounts counts, List<EarlierRun> earlier) {
        long usual = median(earlier, one -> percent(one, status));
        long now = percent(counts, status);
        return now >= 2 * usual && now - usual >= LEAST_PERCENT && counts.total() >= LEAST_ROWS
                ? Optional.of(new RunDifference(kind, List.of(), now, usual))
                : Optional.empty();
    }

    private static long percent(RowCounts counts, RowStatus status) {
        return counts.total() == 0 ? 0 : counts.of(status) * 100 / counts.total();
    }

    private static long median(List<EarlierRun> earlier, ToLongFunction<RowCounts> number) {
        long[] sorted = earlier.stream()
                .map(EarlierRun::counts)
                .mapToLong(number)
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }

    /** Compares what shows only at the end of a completed run, and adds it to its comparison. */
    public void complete(Run run, RowCounts counts) {
        Optional<RunComparison> known = comparisons.find(run.id());
        if (known.isEmpty() || known.get().comparedAt() == null) {
            return;
        }
        int most = known.get().rule().runs();
        List<EarlierRun> earlier = comparisons.earlier(run, most);
        if (earlier.size() >= Math.min(FEWEST_RUNS, most)) {
            share(DifferenceKind.MORE_DUPLICATES, RowStatus.DUPLICATE, counts, earlier)
                    .ifPresent(difference -> comparisons.add(known.get(), difference));
        }
    }
}
