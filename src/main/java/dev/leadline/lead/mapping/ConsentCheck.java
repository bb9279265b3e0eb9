package dev.leadline.lead.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes sure that a person who refused to be contacted is never subscribed: what is not clear stops the import. */
final class ConsentCheck {

    private static final int FEW = 3;

    private final PlanRequest request;
    private final List<ColumnPlan> columns;
    private final Map<String, Object> constants;
    private final Map<Integer, ColumnRole> found;

    ConsentCheck(PlanRequest request, List<ColumnPlan> columns, Map<String, Object> constants) {
        this.request = request;
        this.columns = columns;
        this.constants = constants;
        this.found = ConsentColumns.in(request).entrySet().stream()
                .filter(entry -> request.profile().column(entry.getKey()).filled() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Why the import must stop, and what to do; empty where everything is clear. */
    Optional<String> objection() {
        if (!TargetFields.takes(request.target(), ConsentColumns.FIELD)) {
            return Optional.empty();
        }
        if (request.mapping() != null) {
            return found.isEmpty() ? Optional.empty() : forgotten();
        }
        return (found.isEmpty() ? Optional.<String>empty() : overruled().or(this::unclear)).or(this::elsewhere);
    }

    /** A constant that subscribes everybody, which nobody has stated for this file's columns. */
    private Optional<String> overruled() {
        return Boolean.TRUE.equals(constants.get(ConsentColumns.FIELD))
                ? Optional.of(says()
                        + ", but the constant subscribe=true subscribes every lead. Remove the constant, or state what"
                        + " the column means in a mapping file (--mapping).")
                : Optional.empty();
    }

    private Optional<String> unclear() {
        return constants.containsKey(ConsentColumns.FIELD)
                ? Optional.empty()
                : found.entrySet().stream()
                        .flatMap(entry -> unclear(entry.getKey(), entry.getValue()))
                        .findFirst();
    }

    private Stream<String> unclear(int column, ColumnRole role) {
        List<String> values = ConsentColumns.unclear(role, request.profile().column(column));
        if (values.isEmpty()) {
            return Stream.empty();
        }
        String name = new HeaderName(request.header().get(column)).quoted();
        return Stream.of("Column " + name + " of " + request.file() + " says who may be contacted, but "
                + values.size() + (values.size() == 1 ? " of its values is" : " of its values are")
                + " neither yes nor no. State what each value means in a mapping file, as values of subscribe, or use --set"
                + " subscribe=false.");
    }

    /** A refusal in a column about something else, such as a status, where leads would be subscribed all the same. */
    private Optional<String> elsewhere() {
        boolean subscribes = Boolean.TRUE.equals(constants.get(ConsentColumns.FIELD))
                || !found.isEmpty()
                || request.target().unlessSet().containsKey(ConsentColumns.FIELD);
        return !subscribes || Boolean.FALSE.equals(constants.get(ConsentColumns.FIELD))
                ? Optional.empty()
                : IntStream.range(0, request.header().size())
                        .filter(column -> !found.containsKey(column))
                        .boxed()
                        .flatMap(column -> refusal(column).stream())
                        .findFirst();
    }

    private Optional<String> refusal(int column) {
        return ConsentColumns.refusalIn(request.profile().column(column))
                .map(value -> "Column " + new HeaderName(request.header().get(column)).quoted() + " of "
                        + request.file() + " contains \"" + value
                        + "\", but leads with this value would be subscribed. Remove them from the file, use --set"
                        + " subscribe=false, or state in a mapping file (--mapping) who is subscribed.");
    }

    /** A mapping that does not send consent, where a lead without it is subscribed. */
    private Optional<String> forgotten() {
        return isUnanswered() && request.target().unlessSet().containsKey(ConsentColumns.FIELD)
                ? Optional.of(
                        says() + ", but the mapping does not send " + (found.size() == 1 ? "it" : "them") + ", and "
                                + request.target().unlessSet().get(ConsentColumns.FIELD)
                                + ". Add it to the mapping, such as {field: subscribe, role: opt-out}, or add subscribe under"
                                + " constants.")
                : Optional.empty();
    }

    private boolean isUnanswered() {
        return !constants.containsKey(ConsentColumns.FIELD)
                && columns.stream().noneMatch(column -> column.feeds().contains(ConsentColumns.FIELD));
    }

    /** Consent that a target cannot take, or that a mapping leaves out. */
    Stream<String> warnings() {
        return !found.isEmpty() && isUnanswered()
                ? Stream.of(says() + ", and " + (found.size() == 1 ? "is" : "are") + " not sent"
                        + (TargetFields.takes(request.target(), ConsentColumns.FIELD)
                                ? "."
                                : ", because " + request.target() + " has no field for it.")
                        + " Remove the people who refused from the file, if your CRM must not contact them.")
                : Stream.empty();
    }

    private String says() {
        String names = found.keySet().stream()
                .sorted()
                .limit(FEW)
                .map(column -> new HeaderName(request.header().get(column)).quoted())
                .collect(Collectors.joining(" and "));
        return (found.size() == 1 ? "Column " + names + " says" : "Columns " + names + " say")
                + " who may be contacted";
    }
}
