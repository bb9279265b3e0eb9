package dev.leadline.lead.mapping;

import dev.leadline.lead.Field;
import dev.leadline.lead.FieldType;
import dev.leadline.lead.Lead;
import dev.leadline.lead.Problem;
import dev.leadline.lead.ProblemCode;
import dev.leadline.lead.Suggestion;
import dev.leadline.lead.Target;
import dev.leadline.lead.Verdict;
import dev.leadline.lead.Violation;
import dev.leadline.lead.Warning;
import dev.leadline.lead.WarningCode;
import dev.leadline.lead.conversion.ColumnFormat;
import dev.leadline.lead.conversion.ContactDetails;
import dev.leadline.lead.conversion.Conversions;
import dev.leadline.lead.conversion.Converted;
import dev.leadline.lead.conversion.Localities;
import dev.leadline.lead.mapping.RowConverter.Feed;
import dev.leadline.message.UserMessage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One row on its way to becoming a lead: its values so far, and everything that stands in its way. */
final class RowDraft {

    private final Target target;
    private final List<String> contacts;
    private final OmissionRules omissions;
    private final Map<String, Object> values;
    private final Map<String, Cell> cells = new HashMap<>();
    private final Map<String, Problem> problems = new LinkedHashMap<>();
    private final List<Warning> warnings = new ArrayList<>();

    /** @param contacts the fields by which a lead can be reached */
    RowDraft(Target target, List<String> contacts, Map<String, Object> constants, OmissionRules omissions) {
        this.target = target;
        this.contacts = contacts;
        this.values = new HashMap<>(constants);
        this.omissions = omissions;
    }

    /** A cell, and how it is read. */
    record Cell(Feed feed, ColumnFormat format, String text) {}

    /** Converts one cell in a format, which is that of its column in the country of the row. */
    void take(ColumnFormat format, Feed feed, String text) {
        Cell cell = new Cell(feed, format, text);
        ColumnPlan.feeds(feed.field()).forEach(field -> cells.put(field, cell));
        Object stated = feed.values().isEmpty() ? null : feed.values().get(RowConverter.key(text));
        if (stated != null) {
            if (!"".equals(stated)) {
                values.put(feed.field(), stated);
            }
            return;
        }
        accept(cell, convert(cell));
    }

    private Converted convert(Cell cell) {
        Feed feed = cell.feed();
        Field field = feed.convertible();
        if (isName(field) && new HeaderName(feed.column()).is(cell.text())) {
            return new Converted.Omitted(
                    WarningCode.PLACEHOLDER_LEFT_OUT,
                    UserMessage.of("lead.row.repeats-header").text());
        }
        if (field == null) {
            return split(cell);
        }
        return feed.lookup() == null
                ? feed.conversions().convert(field, cell.text(), cell.format())
                : feed.lookup().convert(field, cell.text(), values);
    }

    private Converted split(Cell cell) {
        return switch (cell.feed().field()) {
            case ColumnPlan.FULL_NAME ->
                Conversions.splitName(cell.text(), cell.feed().nameOrder());
            case ColumnPlan.CITY_STATE_ZIP -> Localities.split(target, cell.text(), cell.format());
            default -> contacts(cell);
        };
    }

    private static boolean isName(@Nullable Field field) {
        return field == null || field.type() == FieldType.NAME;
    }

    private Converted contacts(Cell cell) {
        return target.field("email_1")
                .flatMap(email -> target.field("phone_1")
                        .map(phone -> ContactDetails.split(email, phone, cell.text(), cell.format())))
                .orElseGet(Converted.Nothing::new);
    }

    /** The value of a field so far, or null. */
    @Nullable
    Object value(String field) {
        return values.get(field);
    }

    /** Whether a field has neither a value nor a problem. */
    boolean isOpen(String field) {
        return !values.containsKey(field) && !problems.containsKey(field);
    }

    /** Sets the value of a field that several columns fill. */
    void put(Feed feed, String text, Object value) {
        cells.put(feed.field(), new Cell(feed, feed.format(), text));
        values.put(feed.field(), value);
    }

    /** Notes a text that is not sent, because its field is full. */
    void leaveOut(Feed feed) {
        warn(feed, WarningCode.TEXT_LEFT_OUT);
    }

    private void accept(Cell cell, Converted converted) {
        Feed feed = cell.feed();
        if (converted instanceof Converted.Value value) {
            values.put(feed.field(), value.value());
            warn(feed, value.remark());
        } else if (converted instanceof Converted.Parts parts) {
            parts.values().forEach((field, value) -> fill(cell, field, value));
            warn(feed, parts.remark());
        } else if (converted instanceof Converted.Several several) {
            acceptSeveral(cell, several.values());
        } else if (converted instanceof Converted.Omitted omitted) {
            warn(feed, omitted.code(), omitted.message());
        } else if (converted instanceof Converted.Failed failed) {
            fail(cell, failed);
        }
    }

    private boolean fill(Cell cell, String field, Object value) {
        boolean isSpare = cell.feed().field().equals(ColumnPlan.CITY_STATE_ZIP);
        boolean fills = cell.feed().fills().contains(field) && (!isSpare || isOpen(field));
        if (fills) {
            values.put(field, value);
            cells.put(field, cell);
        }
        return fills;
    }

    /** The first value goes to the column's own field, the second to the field beside it, such as phone_2 beside phone_1. */
    private void acceptSeveral(Cell cell, List<Converted.Value> several) {
        Feed feed = cell.feed();
        values.put(feed.field(), several.get(0).value());
        warn(feed, several.get(0).remark());
        boolean second = feed.field().endsWith("_1")
                && fill(
                        cell,
                        feed.field().replaceFirst("1$", "2"),
                        several.get(1).value());
        if (second) {
            warn(feed, several.get(1).remark());
        }
        if (!second || several.size() > 2) {
            warn(feed, WarningCode.MORE_LEFT_OUT);
        }
    }

    private void fail(Cell cell, Converted.Failed failed) {
        Feed feed = cell.feed();
        Converted.Meant meant = failed.meant();
        Suggestion suggestion = meant == null ? null : Suggestion.of(meant.kind(), feed.column(), meant.cell());
        problems.put(
                feed.field(),
                new Problem(failed.code(), feed.field(), feed.column(), cell.text(), failed.message(), suggestion));
    }

    private void warn(Feed feed, @Nullable WarningCode code) {
        if (code != null) {
            warn(feed, code, code.text());
        }
    }

    private void warn(Feed feed, WarningCode code, String text) {
        warnings.add(new Warning(code, feed.field(), feed.column(), text));
    }

    /** The result for the row, after every cell was taken. */
    Verdict verdict() {
        Map<String, Object> body = body();
        List<Violation> violations = target.violations(body);
        while (violations.stream().anyMatch(this::takeOut)) {
            body = body();
            violations = target.violations(body);
        }
        violations.forEach(this::object);
        if (isUnreachable()) {
            problems.putIfAbsent("", new Problem(ProblemCode.NO_CONTACT, null, null, null, noContact()));
        }
        swap("email_1", "phone_1");
        List<Problem> reasons = inOrder(problem -> !isOmissible(problem));
        if (!reasons.isEmpty()) {
            return new Verdict.Rejected(reasons);
        }
        omitted().forEach(this::omit);
        return new Verdict.Accepted(new Lead(body), warnings);
    }

    /** The problems that are resolved by not sending a value. */
    List<Problem> omitted() {
        return inOrder(this::isOmissible);
    }

    /** Whether no contact is left, and no contact that is not valid either. */
    boolean isUnreachable() {
        return !contacts.isEmpty()
                && contacts.stream().noneMatch(field -> values.containsKey(field) || problems.containsKey(field));
    }

    private String noContact() {
        return warnings.stream()
                .filter(warning -> contacts.contains(warning.field()))
                .findFirst()
                .map(warning -> UserMessage.of("lead.row.unusable-contact", warning.text()))
                .orElseGet(() -> UserMessage.of("lead.row.no-contact"))
                .withAdvice();
    }

    private boolean isOmissible(Problem problem) {
        return problem.field() != null
                && cells.containsKey(ColumnPlan.feeds(problem.field()).get(0))
                && omissions.allow(problem.field(), values.keySet());
    }

    private void omit(Problem problem) {
        warnings.add(new Warning(
                WarningCode.INVALID_OMITTED,
                Objects.requireNonNull(problem.field()),
                Objects.requireNonNull(problem.column()),
                UserMessage.of("lead.row.not-sent", problem.message()).text()));
    }

    private Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        for (Field field : target.fields()) {
            Object value = values.get(field.name());
            if (value != null) {
                body.put(field.name(), value);
            }
        }
        return body;
    }

    /** Takes a cell's value out that the target's rules do not allow, and notes the problem. */
    private boolean takeOut(Violation violation) {
        String field = violation.field();
        if (field == null || !cells.containsKey(field) || values.remove(field) == null) {
            return false;
        }
        problems.put(field, problem(violation));
        return true;
    }

    private void object(Violation violation) {
        String field = violation.field();
        Set<String> answered = answered();
        boolean isAnswered = field == null
                ? target.anyOf().stream().flatMap(List::stream).anyMatch(answered::contains)
                : answered.contains(field);
        if (!isAnswered) {
            problems.putIfAbsent(field == null ? "" : field, problem(violation));
        }
    }

    private Set<String> answered() {
        Set<String> answered = new HashSet<>();
        problems.values().stream()
                .flatMap(problem -> Stream.ofNullable(problem.field()))
                .forEach(field -> answered.addAll(ColumnPlan.feeds(field)));
        return answered;
    }

    private Problem problem(Violation violation) {
        String field = violation.field();
        Cell cell = field == null ? null : cells.get(field);
        ProblemCode code = SchemaViolationText.code(target, violation);
        return new Problem(
                code,
                field,
                cell == null ? null : cell.feed().column(),
                cell == null ? null : cell.text(),
                SchemaViolationText.message(target, violation, code));
    }

    /** Suggests a swap when each of two bad cells is valid in the other's column. */
    private void swap(String one, String other) {
        Problem first = problems.get(one);
        Problem second = problems.get(other);
        Cell left = cells.get(one);
        Cell right = cells.get(other);
        if (first != null && second != null && left != null && right != null && SwappedCells.fit(left, right)) {
            SwappedCells swapped = new SwappedCells(left, right);
            problems.put(one, swapped.suggestedFor(first, right));
            problems.put(other, swapped.suggestedFor(second, left));
        }
    }

    /** In the target's order of fields, so that the order is the same in every run. */
    private List<Problem> inOrder(Predicate<Problem> which) {
        if (problems.isEmpty()) {
            return List.of();
        }
        List<String> order = target.fields().stream().map(Field::name).toList();
        return problems.values().stream()
                .filter(which)
                .sorted(Comparator.comparingInt(problem -> position(order, problem.field())))
                .toList();
    }

    private static int position(List<String> order, @Nullable String field) {
        return field == null
                ? order.size()
                : order.indexOf(ColumnPlan.feeds(field).get(0));
    }
}
