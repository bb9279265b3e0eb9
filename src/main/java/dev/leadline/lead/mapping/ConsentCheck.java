package dev.leadline.lead.mapping;

import dev.leadline.message.UserMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes sure that a person who refused to be contacted is never subscribed: what is not clear stops the import. */
final class ConsentCheck {

    private static final int FEW = 3;

    private record Refusal(String column, String value) {}

    private final PlanRequest request;
    private final List<ColumnPlan> columns;
    private final Map<String, Object> constants;
    private final Map<Integer, ColumnRole> found;
    private final List<Integer> doubtful;

    ConsentCheck(PlanRequest request, List<ColumnPlan> columns, Map<String, Object> constants) {
        this.request = request;
        this.columns = columns;
        this.constants = constants;
        this.found = ConsentColumns.in(request).entrySet().stream()
                .filter(entry -> request.profile().column(entry.getKey()).filled() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        this.doubtful = ConsentColumns.doubtful(request);
    }

    /** Why the import must stop, and what to do; empty where everything is clear. */
    Optional<UserMessage> objection() {
        if (!TargetFields.takes(request.target(), ConsentColumns.FIELD)) {
            return Optional.empty();
        }
        if (request.mapping() != null) {
            return concerned().isEmpty() ? Optional.empty() : forgotten();
        }
        return overruled().or(this::unclear).or(this::doubt).or(this::elsewhere);
    }

    /** A constant that subscribes everybody, which nobody has stated for this file's columns. */
    private Optional<UserMessage> overruled() {
        boolean mayRefuse = !found.isEmpty() || doubtful.stream().anyMatch(this::mayRefuse);
        return mayRefuse && Boolean.TRUE.equals(constants.get(ConsentColumns.FIELD))
                ? Optional.of(
                        concerned().size() == 1
                                ? UserMessage.of("lead.consent.overruled", names())
                                : UserMessage.of("lead.consent.several-overruled", names()))
                : Optional.empty();
    }

    private Optional<UserMessage> unclear() {
        return constants.containsKey(ConsentColumns.FIELD)
                ? Optional.empty()
                : found.entrySet().stream()
                        .flatMap(entry -> unclear(entry.getKey(), entry.getValue()))
                        .findFirst();
    }

    private Stream<UserMessage> unclear(int column, ColumnRole role) {
        List<String> values = ConsentColumns.unclear(request, column, role);
        if (values.isEmpty()) {
            return Stream.empty();
        }
        String samples = values.stream().limit(FEW).map("\"%s\""::formatted).collect(Collectors.joining(", "));
        return Stream.of(
                values.size() == 1
                        ? UserMessage.of("lead.consent.one-unclear", quoted(column), request.file(), samples)
                        : UserMessage.of(
                                "lead.consent.unclear", quoted(column), request.file(), values.size(), samples));
    }

    /** A column whose name does not say whether yes means consent. */
    private Optional<UserMessage> doubt() {
        return constants.containsKey(ConsentColumns.FIELD)
                ? Optional.empty()
                : doubtful.stream()
                        .filter(this::mayRefuse)
                        .findFirst()
                        .map(column -> UserMessage.of("lead.consent.doubtful", quoted(column), request.file()));
    }

    /** A yes under "SMS Alerts" refuses nothing; under "I don't refuse texts", either answer may refuse. */
    private boolean mayRefuse(int column) {
        return !KnownHeaders.SHIPPED
                        .consent()
                        .isOnlyAbout(new HeaderName(request.header().get(column)))
                || ConsentColumns.hasNo(request.profile().column(column));
    }

    private List<Integer> concerned() {
        return Stream.concat(found.keySet().stream(), doubtful.stream())
                .sorted()
                .toList();
    }

    /** A refusal in a column about something else, such as a status, where leads would be subscribed all the same. */
    private Optional<UserMessage> elsewhere() {
        boolean subscribes = Boolean.TRUE.equals(constants.get(ConsentColumns.FIELD))
                || !found.isEmpty()
                || request.target().unlessSet().containsKey(ConsentColumns.FIELD);
        return !subscribes || Boolean.FALSE.equals(constants.get(ConsentColumns.FIELD))
                ? Optional.empty()
                : refusals().findFirst().map(this::elsewhere);
    }

    /** The columns about something else in which somebody refused, and a value that says so. */
    private Stream<Refusal> refusals() {
        return IntStream.range(0, request.header().size())
                .filter(column -> !found.containsKey(column))
                .boxed()
                .flatMap(
                        column -> ConsentColumns.refusalIn(request.profile().column(column))
                                .map(value -> new Refusal(quoted(column), value))
                                .stream());
    }

    private UserMessage elsewhere(Refusal refusal) {
        return UserMessage.of("lead.consent.elsewhere", refusal.column(), request.file(), refusal.value());
    }

    private UserMessage notSent(Refusal refusal) {
        return UserMessage.of("lead.consent.refusal-not-sent", refusal.column(), request.file(), refusal.value());
    }

    /** A mapping that does not send consent, where a lead without it is subscribed. */
    private Optional<UserMessage> forgotten() {
        return Optional.ofNullable(request.target().unlessSet().get(ConsentColumns.FIELD))
                .filter(otherwise -> isUnanswered())
                .map(otherwise -> concerned().size() == 1
                        ? UserMessage.of("lead.consent.not-mapped", names(), otherwise)
                        : UserMessage.of("lead.consent.several-not-mapped", names(), otherwise));
    }

    private boolean isUnanswered() {
        return !constants.containsKey(ConsentColumns.FIELD)
                && columns.stream().noneMatch(column -> column.feeds().contains(ConsentColumns.FIELD));
    }

    /** Consent that a target cannot take, or that a mapping leaves out. */
    Stream<String> warnings() {
        if (!isUnanswered()) {
            return Stream.empty();
        }
        Stream<UserMessage> said = concerned().isEmpty() ? refusals().map(this::notSent) : Stream.of(notSent());
        return said.map(UserMessage::withAdvice);
    }

    private UserMessage notSent() {
        if (TargetFields.takes(request.target(), ConsentColumns.FIELD)) {
            return concerned().size() == 1
                    ? UserMessage.of("lead.consent.not-sent", names())
                    : UserMessage.of("lead.consent.several-not-sent", names());
        }
        return concerned().size() == 1
                ? UserMessage.of("lead.consent.no-field", names(), request.target())
                : UserMessage.of("lead.consent.no-field-for-several", names(), request.target());
    }

    private String names() {
        return concerned().stream().limit(FEW).map(this::quoted).collect(Collectors.joining(" and "));
    }

    private String quoted(int column) {
        return new HeaderName(request.header().get(column)).quoted();
    }
}
