package dev.leadline.lead.mapping;

import dev.leadline.lead.mapping.MappingCandidates.ColumnCandidates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Infers which column is sent as which field, for a file without a mapping.
 *
 * <p>Every column claims the fields that its name and values speak for. A field goes to the candidate that is clearly the
 * best; where two are alike, neither gets it and both are named, since a wrong mapping is worse than none.
 */
final class InferredMapping {

    private static final double CLEARLY = 0.1;
    private static final Comparator<MappingCandidate> BEST_FIRST =
            Comparator.comparingDouble(MappingCandidate::confidence).reversed();

    private final List<String> header;
    private final Constants constants;
    private final Map<Integer, List<MappingCandidate>> open = new TreeMap<>();
    private final Map<Integer, MappingCandidate> won = new TreeMap<>();
    private final Map<Integer, String> reasons = new TreeMap<>();
    private final Set<String> closed = new HashSet<>();
    private final List<String> questions = new ArrayList<>();

    private InferredMapping(PlanRequest request, Constants constants) {
        this.header = request.header();
        this.constants = constants;
        MappingCandidates candidates = new MappingCandidates(request);
        for (int column = 0; column < header.size(); column++) {
            ColumnCandidates found = candidates.candidatesFor(column, header.get(column));
            reasons.put(column, found.reason());
            open.put(column, found.candidates().stream().sorted(BEST_FIRST).toList());
        }
    }

    /**
     * @param columns the plan for each column, in order
     * @param questions sentences about columns that match one field equally well
     */
    record InferenceResult(List<ColumnPlan> columns, List<String> questions) {}

    static InferenceResult of(PlanRequest request, Constants constants) {
        InferredMapping inferred = new InferredMapping(request, constants);
        inferred.preferConstants();
        inferred.assignFields();
        inferred.preferPartsOfNames();
        return new InferenceResult(inferred.columns(), inferred.questions);
    }

    private void preferConstants() {
        open.replaceAll((column, candidates) -> {
            if (candidates.isEmpty() || !constants.has(candidates.get(0).field())) {
                return candidates;
            }
            String field = candidates.get(0).field();
            reasons.put(column, "the constant " + field + " (" + constants.origin(field) + ") is sent instead");
            return List.of();
        });
    }

    private void assignFields() {
        for (MappingCandidate best = best(); best != null; best = best()) {
            assign(best);
        }
    }

    /** The best candidate of the columns that have no field yet. */
    private @Nullable MappingCandidate best() {
        return open.values().stream()
                .flatMap(candidates -> candidates.stream().limit(1))
                .min(BEST_FIRST)
                .orElse(null);
    }

    private void assign(MappingCandidate best) {
        List<MappingCandidate> rivals = open.values().stream()
                .flatMap(candidates -> candidates.stream().limit(1))
                .filter(candidate -> candidate.field().equals(best.field()))
                .toList();
        MappingCandidate winner = winner(rivals);
        if (winner == null) {
            reportTie(rivals);
        } else {
            accept(winner);
        }
    }

    private static @Nullable MappingCandidate winner(List<MappingCandidate> rivals) {
        List<MappingCandidate> exact =
                rivals.stream().filter(MappingCandidate::isExact).toList();
        if (!exact.isEmpty()) {
            return exact.size() == 1 ? exact.get(0) : null;
        }
        List<MappingCandidate> ranked = rivals.stream()
                .sorted(Comparator.comparingDouble((MappingCandidate candidate) -> candidate.against(rivals))
                        .reversed())
                .toList();
        boolean clear = ranked.size() == 1
                || ranked.get(0).against(rivals) - ranked.get(1).against(rivals) >= CLEARLY;
        return clear ? ranked.get(0) : null;
    }

    private void accept(MappingCandidate winner) {
        won.put(winner.column(), winner);
        open.remove(winner.column());
        close(winner.field(), "column " + quoted(winner.column()) + " is mapped to " + winner.field());
    }

    private void reportTie(List<MappingCandidate> rivals) {
        String field = rivals.get(0).field();
        String names =
                rivals.stream().map(candidate -> quoted(candidate.column())).collect(Collectors.joining(" and "));
        questions.add("Columns " + names + " match " + field
                + " equally well, so none of them is sent. Choose one in a mapping file.");
        rivals.forEach(rival -> {
            open.remove(rival.column());
            reasons.put(rival.column(), "columns " + names + " match " + field + " equally well");
        });
        close(field, "other columns are a better match for " + field);
    }

    private void close(String field, String reason) {
        closed.add(field);
        open.replaceAll((column, candidates) -> {
            List<MappingCandidate> left = candidates.stream()
                    .filter(candidate -> !closed.contains(candidate.field()))
                    .toList();
            if (left.size() < candidates.size()) {
                reasons.put(column, reason);
            }
            return left;
        });
    }

    /** A column with full names is not used if other columns have the parts. */
    private void preferPartsOfNames() {
        Map<String, Integer> byField = new LinkedHashMap<>();
        won.forEach((column, candidate) -> byField.put(candidate.field(), column));
        Integer whole = byField.get(ColumnPlan.FULL_NAME);
        List<String> parts = ColumnPlan.feeds(ColumnPlan.FULL_NAME).stream()
                .filter(byField::containsKey)
                .toList();
        if (whole != null && !parts.isEmpty()) {
            won.remove(whole);
            reasons.put(whole, String.join(" and ", parts) + " have their own columns");
        }
    }

    private List<ColumnPlan> columns() {
        return IntStream.range(0, header.size()).mapToObj(this::column).toList();
    }

    private ColumnPlan column(int column) {
        MappingCandidate candidate = won.get(column);
        return candidate == null
                ? ColumnPlan.unmapped(header.get(column), reasons.getOrDefault(column, ""))
                : new ColumnPlan(
                        header.get(column),
                        candidate.field(),
                        candidate.confidence(),
                        candidate.evidence(),
                        candidate.format(),
                        candidate.lookup(),
                        Map.of());
    }

    private String quoted(int column) {
        return new HeaderName(header.get(column)).quoted();
    }
}
