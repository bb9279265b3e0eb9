package dev.leadline.lead.mapping;

import dev.leadline.lead.mapping.ColumnCandidates.Misfit;
import dev.leadline.message.UserMessage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
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
 * best; where two are alike, neither gets it and both are named, since a wrong mapping is worse than none. E-mail addresses and
 * phone numbers may be in several columns: the best is sent, and the others where it is empty.
 */
final class InferredMapping {

    private static final double CLEARLY = 0.1;
    private static final String NOTES = "notes";
    private static final Comparator<MappingCandidate> BEST_FIRST =
            Comparator.comparingDouble(MappingCandidate::confidence).reversed();

    private final List<String> header;
    private final Constants constants;
    private final Map<Integer, List<MappingCandidate>> open = new TreeMap<>();
    private final Map<Integer, List<MappingCandidate>> claimed = new TreeMap<>();
    private final Map<Integer, MappingCandidate> won = new TreeMap<>();
    private final Map<Integer, String> reasons = new TreeMap<>();
    private final Set<Integer> unnamed = new HashSet<>();
    private final Set<String> closed = new HashSet<>();
    private final Map<Integer, String> overruled = new TreeMap<>();
    private final List<String> questions = new ArrayList<>();
    private final List<Misfit> misfits = new ArrayList<>();
    private final MappingCandidates candidates;
    private final AskedColumns asked;
    private final PlanRequest request;

    private InferredMapping(PlanRequest request, Constants constants) {
        this.request = request;
        this.header = request.header();
        this.constants = constants;
        candidates = new MappingCandidates(request);
        asked = new AskedColumns(request, candidates);
        for (int column = 0; column < header.size(); column++) {
            ColumnCandidates found = asked.candidatesFor(column);
            reasons.put(column, found.reason());
            open.put(column, found.candidates().stream().sorted(BEST_FIRST).toList());
            found.misfit().ifPresent(misfits::add);
            if (found.isOpen() || isOnlyText(found)) {
                unnamed.add(column);
            }
        }
        claimed.putAll(open);
    }

    /**
     * @param columns the plan for each column, in order
     * @param questions sentences about columns that match one field equally well
     * @param misfits columns that are not sent because of their values
     * @param overruled columns that are not sent because of a constant, with its field
     */
    record InferenceResult(
            List<ColumnPlan> columns, List<String> questions, List<Misfit> misfits, Map<Integer, String> overruled) {}

    static InferenceResult of(PlanRequest request, Constants constants) {
        InferredMapping inferred = new InferredMapping(request, constants);
        inferred.preferConstants();
        inferred.assignConsent();
        inferred.preferSeparatePlaces();
        inferred.assignContacts();
        inferred.assignFields();
        inferred.joinAreaCode();
        new NameColumns(inferred.candidates, inferred.claimed, constants.has("last_name"), inferred.header)
                .decide(inferred.won, inferred.reasons);
        inferred.keepAnswers();
        inferred.misfits.removeIf(misfit -> inferred.won.containsKey(misfit.column()));
        return new InferenceResult(inferred.columns(), inferred.questions, inferred.misfits, inferred.overruled);
    }

    /** What may hold any text, such as the answer to "How can we reach you?", may hold contacts. */
    private static boolean isOnlyText(ColumnCandidates found) {
        return !found.candidates().isEmpty()
                && found.candidates().stream()
                        .allMatch(candidate -> candidate.field().equals(NOTES));
    }

    private void preferConstants() {
        open.replaceAll((column, mine) -> {
            if (mine.isEmpty() || !constants.has(mine.get(0).field())) {
                return mine;
            }
            String field = mine.get(0).field();
            reasons.put(column, constantInstead(field));
            overruled.put(column, field);
            return List.of();
        });
    }

    /** Columns that say who may be contacted. */
    private void assignConsent() {
        ConsentColumns.in(request).forEach((column, role) -> {
            unnamed.remove(column);
            open.put(column, List.of());
            if (constants.has(ConsentColumns.FIELD)) {
                reasons.put(column, constantInstead(ConsentColumns.FIELD));
            } else if (TargetFields.takes(request.target(), ConsentColumns.FIELD)) {
                won.put(column, candidates.asText(column, ConsentColumns.FIELD, role, ConsentColumns.rule(role)));
            } else {
                reasons.put(
                        column,
                        UserMessage.of("lead.evidence.no-field", request.target(), ConsentColumns.FIELD)
                                .text());
            }
        });
    }

    private String constantInstead(String field) {
        return UserMessage.of("lead.evidence.constant-instead", field, constants.origin(field))
                .text();
    }

    /** A city or a state in a column of its own is more certain than one in a cell with others. */
    private void preferSeparatePlaces() {
        open.entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .map(MappingCandidate::field)
                        .anyMatch(Set.of("city", "state")::contains))
                .map(Map.Entry::getKey)
                .findFirst()
                .ifPresent(column ->
                        close(ColumnPlan.CITY_STATE_ZIP, UserMessage.of("lead.evidence.better-place", quoted(column))));
    }

    private void assignContacts() {
        new ContactAssignment(request, constants, candidates, Map.copyOf(open), Set.copyOf(unnamed), questions)
                .assign()
                .forEach((column, candidate) -> {
                    won.put(column, candidate);
                    open.remove(column);
                    ColumnPlan.feeds(candidate.field())
                            .forEach(field -> close(field, mapped(column, candidate.field())));
                });
    }

    /** Some forms export the area code of the phone number as a column of its own. */
    private void joinAreaCode() {
        won.values().stream()
                .filter(phone -> phone.role() == ColumnRole.ALONE && candidates.lacksAreaCodes(phone))
                .findFirst()
                .ifPresent(phone -> IntStream.range(0, header.size())
                        .filter(column -> !won.containsKey(column) && candidates.hasAreaCodes(column))
                        .limit(1)
                        .forEach(column -> won.put(
                                column,
                                candidates.asText(
                                        column,
                                        phone.field(),
                                        ColumnRole.AREA_CODE,
                                        UserMessage.of("lead.evidence.area-code")
                                                .text()))));
    }

    private UserMessage mapped(int column, String field) {
        return UserMessage.of("lead.evidence.other-column", quoted(column), field);
    }

    private void assignFields() {
        for (MappingCandidate best = best(); best != null; best = best()) {
            assign(best);
        }
    }

    /** The best candidate of the columns that have no field yet. */
    private @Nullable MappingCandidate best() {
        return open.values().stream()
                .flatMap(mine -> mine.stream().limit(1))
                .min(BEST_FIRST)
                .orElse(null);
    }

    private void assign(MappingCandidate best) {
        List<MappingCandidate> rivals = open.values().stream()
                .flatMap(mine -> mine.stream().limit(1))
                .filter(candidate -> candidate.field().equals(best.field()))
                .toList();
        MappingCandidate winner = winner(rivals);
        if (winner == null) {
            reportTie(rivals);
        } else {
            accept(winner);
        }
    }

    private @Nullable MappingCandidate winner(List<MappingCandidate> all) {
        List<MappingCandidate> rivals =
                NameColumns.withoutNamesOfContacts(NameColumns.withoutNamesOfAnything(all, header), header);
        for (KnownHeaders.Strength first : List.of(KnownHeaders.Strength.EXACT, KnownHeaders.Strength.OWN)) {
            List<MappingCandidate> named =
                    rivals.stream().filter(rival -> rival.strength() == first).toList();
            if (!named.isEmpty()) {
                return named.size() == 1 ? named.get(0) : null;
            }
        }
        List<MappingCandidate> ranked = rivals.stream()
                .sorted(Comparator.comparingDouble((MappingCandidate candidate) -> candidate.against(rivals))
                        .reversed())
                .toList();
        boolean clear = ranked.size() == 1
                || ranked.get(0).against(rivals) - ranked.get(1).against(rivals) >= CLEARLY
                || candidates.areTheSame(ranked);
        return clear ? ranked.get(0) : null;
    }

    private void accept(MappingCandidate winner) {
        won.put(winner.column(), winner);
        open.remove(winner.column());
        close(winner.field(), mapped(winner.column(), winner.field()));
    }

    private void reportTie(List<MappingCandidate> rivals) {
        String field = rivals.get(0).field();
        if (field.equals(NOTES)) {
            keepAll(rivals);
            return;
        }
        String names =
                rivals.stream().map(candidate -> quoted(candidate.column())).collect(Collectors.joining(" and "));
        questions.add(UserMessage.of("lead.plan.equal-columns", names, field).text());
        rivals.forEach(rival -> {
            open.remove(rival.column());
            reasons.put(
                    rival.column(),
                    UserMessage.of("lead.evidence.equal-columns", names, field).text());
        });
        close(field, UserMessage.of("lead.evidence.other-columns", field));
    }

    /** Texts that are notes equally well are all kept, each with its name. */
    private void keepAll(List<MappingCandidate> texts) {
        texts.forEach(text -> {
            won.put(text.column(), text.as(NOTES, ColumnRole.LABELED));
            open.remove(text.column());
        });
        close(NOTES, UserMessage.of("lead.evidence.other-columns", NOTES));
    }

    private void close(String field, UserMessage reason) {
        closed.add(field);
        open.replaceAll((column, mine) -> {
            List<MappingCandidate> left = mine.stream()
                    .filter(candidate -> !closed.contains(candidate.field()))
                    .toList();
            if (left.size() < mine.size()) {
                reasons.put(column, reason.text());
            }
            return left;
        });
    }

    /** What leads wrote and no field holds is kept in the notes. */
    private void keepAnswers() {
        if (!TargetFields.takes(request.target(), NOTES) || constants.has(NOTES)) {
            return;
        }
        OwnWords words = new OwnWords(request, candidates, asked);
        for (int column = 0; column < header.size(); column++) {
            if (!won.containsKey(column)) {
                words.of(column, claimed.getOrDefault(column, List.of()), misfits)
                        .ifPresent(kept -> won.put(kept.column(), kept));
            }
        }
    }

    private List<ColumnPlan> columns() {
        return IntStream.range(0, header.size()).mapToObj(this::column).toList();
    }

    private ColumnPlan column(int column) {
        MappingCandidate candidate = won.get(column);
        if (candidate == null) {
            return ColumnPlan.unmapped(header.get(column), reasons.getOrDefault(column, ""));
        }
        ColumnPlan plan = candidate.plan(header.get(column));
        return candidate.role().isConsent()
                ? plan.with(ConsentColumns.stated(request, column, candidate.role()))
                : plan;
    }

    private String quoted(int column) {
        return new HeaderName(header.get(column)).quoted();
    }
}
