package dev.leadline.lead.mapping;

import dev.leadline.lead.Field;
import dev.leadline.lead.FieldType;
import dev.leadline.lead.Target;
import dev.leadline.message.UserMessage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Assigns the columns that hold e-mail addresses and phone numbers. These show what they are, so that their values may decide
 * without their names, and they may be in several columns, of which some are empty in some rows.
 */
final class ContactAssignment {

    private static final String EMAIL = "email_1";
    private static final String PHONE = "phone_1";
    private static final String SECOND_PHONE = "phone_2";
    private static final int FULL = 1;

    private final PlanRequest request;
    private final Target target;
    private final Constants constants;
    private final MappingCandidates candidates;
    private final Map<Integer, List<MappingCandidate>> open;
    private final Set<Integer> unnamed;
    private final List<String> questions;
    private final Map<Integer, MappingCandidate> won = new TreeMap<>();

    /**
     * @param open the candidates of each column, the best first
     * @param unnamed the columns whose names say nothing, or say what their values are not
     * @param questions receives what a person has to decide
     */
    ContactAssignment(
            PlanRequest request,
            Constants constants,
            MappingCandidates candidates,
            Map<Integer, List<MappingCandidate>> open,
            Set<Integer> unnamed,
            List<String> questions) {
        this.request = request;
        this.target = request.target();
        this.constants = constants;
        this.candidates = candidates;
        this.open = open;
        this.unnamed = unnamed;
        this.questions = questions;
    }

    /** Chooses the columns of contacts: column to what it is sent as. */
    Map<Integer, MappingCandidate> assign() {
        takeAll(FieldType.EMAIL);
        takeAll(FieldType.PHONE);
        takeTheOnlyAddresses();
        takeMixed();
        takeTheOnlyNumbers();
        return won;
    }

    private void takeAll(FieldType type) {
        List<MappingCandidate> all = open.values().stream()
                .flatMap(mine -> mine.stream().limit(1))
                .filter(candidate -> isOf(type, candidate.field()))
                .toList();
        List<MappingCandidate> ofLeads =
                all.stream().filter(candidate -> !isOfBuyer(candidate.column())).toList();
        List<MappingCandidate> rivals = ofLeads.isEmpty() ? all : ofLeads;
        boolean anyFilled = rivals.stream().anyMatch(rival -> rival.filled() > 0);
        rivals.stream()
                .filter(rival -> rival.isExact() || rival.filled() > 0 || !anyFilled)
                .sorted(Comparator.comparing(MappingCandidate::isExact)
                        .thenComparing(rival -> rival.against(rivals))
                        .reversed()
                        .thenComparing(MappingCandidate::column))
                .forEach(this::take);
    }

    /** Whether a column is about who paid, who may be somebody else where the leads have a column of their own. */
    private boolean isOfBuyer(int column) {
        return new HeaderName(request.header().get(column))
                .words().stream().anyMatch(KnownHeaders.SHIPPED.buyers()::contains);
    }

    private boolean isOf(FieldType type, String field) {
        return target.field(field).map(Field::type).filter(type::equals).isPresent();
    }

    private void take(MappingCandidate candidate) {
        String field = candidate.field();
        boolean isExtra = won.values().stream().anyMatch(other -> other.field().equals(field));
        if (!isExtra) {
            won.put(candidate.column(), candidate);
        } else if (field.equals(PHONE) && TargetFields.takes(target, SECOND_PHONE) && !constants.has(SECOND_PHONE)) {
            won.put(candidate.column(), candidate.as(SECOND_PHONE, ColumnRole.FALLBACK));
        } else {
            won.put(candidate.column(), candidate.as(field, ColumnRole.FALLBACK));
        }
    }

    /** The only column of e-mail addresses holds the leads' addresses, whatever it is called. */
    private void takeTheOnlyAddresses() {
        if (isFilled(EMAIL)) {
            return;
        }
        List<MappingCandidate> found = unnamed.stream()
                .sorted()
                .filter(column -> !won.containsKey(column))
                .flatMap(column ->
                        candidates.byValues(column, EMAIL, UserMessage.of("lead.evidence.only-emails")).stream())
                .toList();
        if (found.size() == 1) {
            found.forEach(this::take);
        } else if (!found.isEmpty()) {
            questions.add(UserMessage.of(
                            "lead.plan.equal-columns-of-emails",
                            found.stream()
                                    .map(candidate -> quoted(candidate.column()))
                                    .collect(Collectors.joining(" and ")))
                    .text());
        }
    }

    /** In a file without any other contact, the only column of numbers with country codes holds the leads' numbers. */
    private void takeTheOnlyNumbers() {
        if (!won.isEmpty() || isFilled(PHONE)) {
            return;
        }
        List<MappingCandidate> found = unnamed.stream()
                .sorted()
                .filter(column -> request.profile().column(column).sample().stream()
                        .allMatch(value ->
                                value.indexOf('+') >= 0 || value.chars().noneMatch(Character::isDigit)))
                .flatMap(column ->
                        candidates.byValues(column, PHONE, UserMessage.of("lead.evidence.only-phones")).stream())
                .toList();
        if (found.size() == 1) {
            found.forEach(this::take);
        }
    }

    /** A column with both kinds is split, where no other column has the second kind. */
    private void takeMixed() {
        if (!TargetFields.takes(target, ColumnPlan.EMAIL_OR_PHONE)) {
            return;
        }
        List<MappingCandidate> found = new ArrayList<>();
        Stream.concat(unnamed.stream(), won.keySet().stream())
                .sorted()
                .filter(this::mayBeMixed)
                .forEach(column -> mixed(column).ifPresent(found::add));
        if (found.size() == 1) {
            won.put(found.get(0).column(), found.get(0));
        }
    }

    /** A column of its own, or the only one of its kind with values of the other kind. */
    private boolean mayBeMixed(int column) {
        MappingCandidate mine = won.get(column);
        boolean alone = won.values().stream().allMatch(other -> other.equals(mine));
        return alone
                && !constants.has(EMAIL)
                && !constants.has(PHONE)
                && (mine == null || (mine.role() == ColumnRole.ALONE && mine.fit() < FULL));
    }

    private Optional<MappingCandidate> mixed(int column) {
        MappingCandidate mine = won.get(column);
        List<String> sample = request.profile().column(column).sample();
        boolean both = sample.stream().anyMatch(value -> value.indexOf('@') >= 0)
                && sample.stream().anyMatch(ContactAssignment::hasNumber);
        return both
                ? candidates
                        .byValues(column, ColumnPlan.EMAIL_OR_PHONE, UserMessage.of("lead.evidence.emails-and-phones"))
                        .filter(candidate -> mine == null || candidate.fit() > mine.fit())
                : Optional.empty();
    }

    private static boolean hasNumber(String value) {
        return value.replaceAll("\\S+@\\S+", "")
                        .chars()
                        .filter(Character::isDigit)
                        .count()
                >= 7;
    }

    private boolean isFilled(String field) {
        return constants.has(field)
                || !TargetFields.takes(target, field)
                || won.values().stream().anyMatch(other -> other.field().equals(field) && other.filled() > 0);
    }

    private String quoted(int column) {
        return new HeaderName(request.header().get(column)).quoted();
    }
}
