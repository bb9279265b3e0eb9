package dev.leadline.lead.mapping;

import dev.leadline.lead.Field;
import dev.leadline.lead.Lead;
import dev.leadline.lead.Problem;
import dev.leadline.lead.ProblemCode;
import dev.leadline.lead.Suggestion;
import dev.leadline.lead.Target;
import dev.leadline.lead.Verdict;
import dev.leadline.lead.Violation;
import dev.leadline.lead.conversion.ContactDetails;
import dev.leadline.lead.conversion.ConversionNote;
import dev.leadline.lead.conversion.Conversions;
import dev.leadline.lead.conversion.Converted;
import dev.leadline.lead.mapping.RowConverter.Feed;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row on its way to becoming a lead: its values so far, and everything that stands in its way. */
final class RowDraft {

    private static final String DROPPED =
            "a value that is not valid for %s is not sent (the mapping lists this field under drop).";

    private final Target target;
    private final Set<String> drop;
    private final ConversionNotes remarks;
    private final Map<String, Object> values;
    private final Map<String, Cell> cells = new HashMap<>();
    private final Set<String> answered = new HashSet<>();
    private final Map<String, Problem> problems = new LinkedHashMap<>();

    RowDraft(Target target, Map<String, Object> constants, Set<String> drop, ConversionNotes remarks) {
        this.target = target;
        this.values = new HashMap<>(constants);
        this.drop = drop;
        this.remarks = remarks;
    }

    private record Cell(Feed feed, String text) {}

    /** Converts one cell. */
    void take(Feed feed, String text) {
        Cell cell = new Cell(feed, text);
        ColumnPlan.feeds(feed.field()).forEach(field -> cells.put(field, cell));
        Object stated = feed.values().isEmpty() ? null : feed.values().get(RowConverter.key(text));
        if (stated != null) {
            if (!"".equals(stated)) {
                values.put(feed.field(), stated);
            }
            return;
        }
        accept(cell, convert(feed, text));
    }

    private Converted convert(Feed feed, String text) {
        Field field = feed.convertible();
        if (field == null) {
            return feed.field().equals(ColumnPlan.FULL_NAME) ? Conversions.splitName(text) : contacts(feed, text);
        }
        return feed.lookup() == null
                ? Conversions.convert(field, text, feed.format())
                : feed.lookup().convert(field, text, values);
    }

    private Converted contacts(Feed feed, String text) {
        return target.field("email_1")
                .flatMap(email ->
                        target.field("phone_1").map(phone -> ContactDetails.split(email, phone, text, feed.format())))
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
        cells.put(feed.field(), new Cell(feed, text));
        values.put(feed.field(), value);
    }

    /** Counts something that is not sent. */
    void leaveOut(Feed feed, String sentence) {
        remarks.add(feed.column(), sentence);
    }

    private void accept(Cell cell, Converted converted) {
        Feed feed = cell.feed();
        if (converted instanceof Converted.Value value) {
            values.put(feed.field(), value.value());
            remark(feed, value.remark());
        } else if (converted instanceof Converted.Parts parts) {
            parts.values().forEach((field, value) -> {
                if (feed.fills().contains(field)) {
                    values.put(field, value);
                    cells.put(field, cell);
                }
            });
            remark(feed, parts.remark());
        } else if (converted instanceof Converted.Failed failed) {
            fail(cell, failed);
        }
    }

    private void fail(Cell cell, Converted.Failed failed) {
        Feed feed = cell.feed();
        if (drop.contains(feed.field())) {
            remarks.add(feed.column(), DROPPED.formatted(feed.field()));
            return;
        }
        answered.addAll(ColumnPlan.feeds(feed.field()));
        Converted.Meant meant = failed.meant();
        Suggestion suggestion = meant == null ? null : Suggestion.of(meant.kind(), feed.column(), meant.cell());
        problems.put(
                feed.field(),
                new Problem(failed.code(), feed.field(), feed.column(), cell.text(), failed.message(), suggestion));
    }

    private void remark(Feed feed, @Nullable ConversionNote remark) {
        if (remark != null) {
            remarks.add(feed.column(), remark.sentence());
        }
    }

    /** The result for the row, after every cell was taken. */
    Verdict verdict() {
        Map<String, Object> body = body();
        List<Violation> violations = target.violations(body);
        while (violations.stream().anyMatch(this::leaveOut)) {
            body = body();
            violations = target.violations(body);
        }
        violations.forEach(this::object);
        swap("email_1", "phone_1");
        return problems.isEmpty() ? new Verdict.Accepted(new Lead(body)) : new Verdict.Rejected(inOrder());
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

    /** Whether the violation was resolved by dropping its field. */
    private boolean leaveOut(Violation violation) {
        String field = violation.field();
        Cell cell = field == null ? null : cells.get(field);
        if (field == null || cell == null || !drop.contains(field) || values.remove(field) == null) {
            return false;
        }
        remarks.add(cell.feed().column(), DROPPED.formatted(field));
        return true;
    }

    private void object(Violation violation) {
        String field = violation.field();
        if (field != null && answered.contains(field)) {
            return;
        }
        if (field == null && target.anyOf().stream().flatMap(List::stream).anyMatch(answered::contains)) {
            return;
        }
        Cell cell = field == null ? null : cells.get(field);
        ProblemCode code = SchemaViolationText.code(target, violation);
        problems.putIfAbsent(
                field == null ? "" : field,
                new Problem(
                        code,
                        field,
                        cell == null ? null : cell.feed().column(),
                        cell == null ? null : cell.text(),
                        SchemaViolationText.message(target, violation, code)));
    }

    /** Suggests a swap when each of two bad cells is valid in the other's column. */
    private void swap(String one, String other) {
        Problem first = problems.get(one);
        Problem second = problems.get(other);
        Cell left = cells.get(one);
        Cell right = cells.get(other);
        if (first == null
                || second == null
                || left == null
                || right == null
                || !fit(left, right)
                || !fit(right, left)) {
            return;
        }
        Suggestion swapped = new Suggestion(
                Suggestion.SuggestionKind.SWAPPED_COLUMNS,
                Map.of(left.feed().column(), right.text(), right.feed().column(), left.text()));
        problems.put(one, swapped(first, right, swapped));
        problems.put(other, swapped(second, left, swapped));
    }

    private static boolean fit(Cell cell, Cell place) {
        Field field = place.feed().convertible();
        return field != null
                && Conversions.convert(field, cell.text(), place.feed().format()) instanceof Converted.Value;
    }

    private static Problem swapped(Problem problem, Cell other, Suggestion suggestion) {
        String asked =
                " Did you swap it with the value in column \"" + other.feed().column() + "\"?";
        return new Problem(
                problem.code(),
                problem.field(),
                problem.column(),
                problem.value(),
                problem.message() + asked,
                suggestion);
    }

    /** In the target's order of fields, so that the order is the same in every run. */
    private List<Problem> inOrder() {
        List<String> order = target.fields().stream().map(Field::name).toList();
        return problems.values().stream()
                .sorted(Comparator.comparingInt(problem -> position(order, problem.field())))
                .toList();
    }

    private static int position(List<String> order, @Nullable String field) {
        return field == null
                ? order.size()
                : order.indexOf(ColumnPlan.feeds(field).get(0));
    }
}
