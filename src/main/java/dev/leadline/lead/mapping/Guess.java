package dev.leadline.lead.mapping;

import dev.leadline.lead.mapping.Claims.Heard;
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
 * Guesses which column feeds which field, for a file that nobody has described.
 *
 * <p>Every column claims the fields that its name and values speak for. A field goes to the claim that is clearly the
 * best; where two are alike, neither gets it and both are named, since a wrong mapping is worse than none.
 */
final class Guess {

    private static final double CLEARLY = 0.1;
    private static final Comparator<Claim> BEST_FIRST =
            Comparator.comparingDouble(Claim::confidence).reversed();

    private final List<String> header;
    private final Constants constants;
    private final Map<Integer, List<Claim>> open = new TreeMap<>();
    private final Map<Integer, Claim> won = new TreeMap<>();
    private final Map<Integer, String> reasons = new TreeMap<>();
    private final Set<String> closed = new HashSet<>();
    private final List<String> questions = new ArrayList<>();

    private Guess(PlanRequest request, Constants constants) {
        this.header = request.header();
        this.constants = constants;
        Claims claims = new Claims(request);
        for (int column = 0; column < header.size(); column++) {
            Heard heard = claims.hear(column, header.get(column));
            reasons.put(column, heard.reason());
            open.put(column, heard.claims().stream().sorted(BEST_FIRST).toList());
        }
    }

    /**
     * @param columns what is done with each column, in order
     * @param questions sentences about columns that claim one field alike
     */
    record Result(List<ColumnPlan> columns, List<String> questions) {}

    static Result of(PlanRequest request, Constants constants) {
        Guess guess = new Guess(request, constants);
        guess.giveWayToConstants();
        guess.settleFields();
        guess.preferPartsOfNames();
        return new Result(guess.columns(), guess.questions);
    }

    private void giveWayToConstants() {
        open.replaceAll((column, claims) -> {
            if (claims.isEmpty() || !constants.has(claims.get(0).field())) {
                return claims;
            }
            String field = claims.get(0).field();
            reasons.put(column, "the constant " + field + " (" + constants.origin(field) + ") is sent in its place");
            return List.of();
        });
    }

    private void settleFields() {
        for (Claim best = best(); best != null; best = best()) {
            settle(best);
        }
    }

    /** What is claimed most firmly by a column that has no field yet. */
    private @Nullable Claim best() {
        return open.values().stream()
                .flatMap(claims -> claims.stream().limit(1))
                .min(BEST_FIRST)
                .orElse(null);
    }

    private void settle(Claim best) {
        List<Claim> rivals = open.values().stream()
                .flatMap(claims -> claims.stream().limit(1))
                .filter(claim -> claim.field().equals(best.field()))
                .toList();
        Claim winner = winner(rivals);
        if (winner == null) {
            ask(rivals);
        } else {
            give(winner);
        }
    }

    private static @Nullable Claim winner(List<Claim> rivals) {
        List<Claim> exact = rivals.stream().filter(Claim::isExact).toList();
        if (!exact.isEmpty()) {
            return exact.size() == 1 ? exact.get(0) : null;
        }
        List<Claim> ranked = rivals.stream()
                .sorted(Comparator.comparingDouble((Claim claim) -> claim.against(rivals))
                        .reversed())
                .toList();
        boolean clear = ranked.size() == 1
                || ranked.get(0).against(rivals) - ranked.get(1).against(rivals) >= CLEARLY;
        return clear ? ranked.get(0) : null;
    }

    private void give(Claim winner) {
        won.put(winner.column(), winner);
        open.remove(winner.column());
        close(winner.field(), winner.field() + " is fed by column " + quoted(winner.column()));
    }

    private void ask(List<Claim> rivals) {
        String field = rivals.get(0).field();
        String names = rivals.stream().map(claim -> quoted(claim.column())).collect(Collectors.joining(" and "));
        questions.add("Columns " + names + " claim " + field
                + " alike, so none of them is sent; say in a mapping file which one it is.");
        rivals.forEach(rival -> {
            open.remove(rival.column());
            reasons.put(rival.column(), "columns " + names + " claim " + field + " alike");
        });
        close(field, "other columns look more like " + field);
    }

    private void close(String field, String reason) {
        closed.add(field);
        open.replaceAll((column, claims) -> {
            List<Claim> left = claims.stream()
                    .filter(claim -> !closed.contains(claim.field()))
                    .toList();
            if (left.size() < claims.size()) {
                reasons.put(column, reason);
            }
            return left;
        });
    }

    /** A whole name gives way to columns that hold its parts. */
    private void preferPartsOfNames() {
        Map<String, Integer> byField = new LinkedHashMap<>();
        won.forEach((column, claim) -> byField.put(claim.field(), column));
        Integer whole = byField.get(ColumnPlan.FULL_NAME);
        List<String> parts = ColumnPlan.feeds(ColumnPlan.FULL_NAME).stream()
                .filter(byField::containsKey)
                .toList();
        if (whole != null && !parts.isEmpty()) {
            won.remove(whole);
            reasons.put(whole, String.join(" and ", parts) + " have columns of their own");
        }
    }

    private List<ColumnPlan> columns() {
        return IntStream.range(0, header.size()).mapToObj(this::column).toList();
    }

    private ColumnPlan column(int column) {
        Claim claim = won.get(column);
        return claim == null
                ? ColumnPlan.unmapped(header.get(column), reasons.getOrDefault(column, ""))
                : new ColumnPlan(
                        header.get(column),
                        claim.field(),
                        claim.confidence(),
                        claim.evidence(),
                        claim.format(),
                        claim.lookup(),
                        Map.of());
    }

    private String quoted(int column) {
        return new Header(header.get(column)).quoted();
    }
}
