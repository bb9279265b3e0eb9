package dev.leadline.lead.mapping;

import dev.leadline.lead.Field;
import dev.leadline.lead.FieldType;
import dev.leadline.lead.Target;
import dev.leadline.lead.conversion.ColumnFormat.DecidedBy;
import dev.leadline.lead.conversion.LookupTable;
import dev.leadline.lead.mapping.ColumnCandidates.Misfit;
import dev.leadline.lead.mapping.InferredMapping.InferenceResult;
import dev.leadline.lead.reject.RejectForm;
import dev.leadline.message.UserMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a person is told about a plan: what was decided, what must be seen before sending, and what is lacking. */
final class PlanNotices {

    private static final int FEWEST_ROWS = 2;
    private static final Set<DecidedBy> BY_THE_FILE = Set.of(DecidedBy.VALUES, DecidedBy.MAPPING, DecidedBy.HEADER);

    private final PlanRequest request;
    private final Target target;
    private final List<ColumnPlan> columns;
    private final Map<String, Object> constants;
    private final InferenceResult inferred;
    private final Set<String> fed;

    PlanNotices(
            PlanRequest request, List<ColumnPlan> columns, Map<String, Object> constants, InferenceResult inferred) {
        this.request = request;
        this.target = request.target();
        this.columns = columns;
        this.constants = constants;
        this.inferred = inferred;
        this.fed = new HashSet<>(constants.keySet());
        columns.forEach(column -> fed.addAll(column.feeds()));
    }

    /** Why the plan cannot be used, and what to do; empty when it is complete. */
    Optional<UserMessage> gap() {
        return otherKind()
                .or(() -> new ConsentCheck(request, columns, constants).objection())
                .or(this::lack);
    }

    private Optional<UserMessage> otherKind() {
        return request.mapping() == null ? FileKind.objection(request, feedsFilled(FieldType.EMAIL)) : Optional.empty();
    }

    private Optional<UserMessage> lack() {
        List<String> missing = target.fields().stream()
                .filter(Field::required)
                .map(Field::name)
                .filter(field -> !fed.contains(field))
                .toList();
        boolean lacksContact =
                lacksContact() && missing.stream().noneMatch(field -> TargetFields.isContact(target, field));
        return missing.isEmpty() && !lacksContact
                ? Optional.empty()
                : Optional.of(explained(lacking(missing, lacksContact), missing, lacksContact));
    }

    private UserMessage lacking(List<String> missing, boolean lacksContact) {
        UserMessage contact = UserMessage.of("lead.lack.contact");
        if (missing.isEmpty()) {
            return contact;
        }
        String names = String.join(", ", missing);
        UserMessage fields = missing.size() == 1
                ? UserMessage.of("lead.lack.field", names, target)
                : UserMessage.of("lead.lack.fields", names, target);
        return lacksContact ? UserMessage.of("lead.lack.both", fields, contact) : fields;
    }

    /** Whether no lead has a contact: no field of one is filled, or the columns that fill them are empty in several rows. */
    private boolean lacksContact() {
        boolean hasConstant = constants.keySet().stream().anyMatch(field -> TargetFields.isContact(target, field));
        boolean hasColumn = feedsFilled(FieldType.EMAIL) || feedsFilled(FieldType.PHONE);
        return !hasConstant && !hasColumn && !TargetFields.contacts(target).isEmpty();
    }

    /** Whether a column that feeds a field of that type has values; in a file of one row, whether there is one. */
    private boolean feedsFilled(FieldType type) {
        boolean isMapped = request.mapping() != null;
        return IntStream.range(0, columns.size())
                .filter(place -> isMapped
                        || request.profile().rows() < FEWEST_ROWS
                        || request.profile().column(place).filled() > 0)
                .boxed()
                .flatMap(place -> columns.get(place).feeds().stream())
                .flatMap(field -> target.field(field).stream())
                .anyMatch(field -> field.type() == type);
    }

    private UserMessage explained(UserMessage lacking, List<String> missing, boolean lacksContact) {
        Mapping mapping = request.mapping();
        if (mapping != null) {
            return constant(missing)
                    .map(field -> UserMessage.of("lead.lack.in-mapping-or-constant", mapping.file(), lacking, field))
                    .orElseGet(() -> UserMessage.of("lead.lack.in-mapping", mapping.file(), lacking));
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(
                UserMessage.of("lead.lack.in-file", request.file(), lacking).text());
        if (lacksContact) {
            sentences.add(new MissingContact(request).explanation(inferred.misfits()));
        }
        sentences.addAll(inferred.questions());
        sentences.add(constant(missing)
                .map(field -> UserMessage.of("lead.lack.use-constant-or-mapping", field))
                .orElseGet(() -> UserMessage.of("lead.lack.use-mapping"))
                .text());
        return UserMessage.of("lead.mapping.gap", String.join(" ", sentences));
    }

    /** A missing field that a constant can fill; never an e-mail address or a phone number, which differ from lead to lead. */
    private Optional<String> constant(List<String> missing) {
        return missing.stream()
                .filter(field -> !TargetFields.isContact(target, field))
                .findFirst();
    }

    /** Columns that are not sent because of their values, with a few of these. */
    List<String> misfits() {
        return inferred.misfits().stream()
                .filter(misfit -> !misfit.values().isUnseen())
                .map(misfit -> misfit(misfit).withAdvice())
                .toList();
    }

    private UserMessage misfit(Misfit misfit) {
        String column = new HeaderName(request.header().get(misfit.column())).quoted();
        UserMessage reason = misfit.values().misfits().isEmpty()
                ? misfit.what()
                : UserMessage.of(
                        "lead.plan.misfit-such-as",
                        misfit.what(),
                        misfit.values().examples());
        return misfit.values().mayBeForeign()
                ? UserMessage.of("lead.plan.misfit-maybe-foreign", column, reason)
                : UserMessage.of("lead.plan.misfit", column, reason);
    }

    List<String> notes(List<String> drop) {
        return Stream.of(
                        listed(column -> column.field() != null)
                                .map(names -> UserMessage.of("lead.plan.mapped", names)
                                        .text()),
                        listed(column -> column.field() == null && !isLeadlines(column))
                                .map(names -> UserMessage.of("lead.plan.not-mapped", names)
                                        .text()),
                        inferred.questions().stream(),
                        drop.stream()
                                .map(field -> UserMessage.of("lead.plan.dropped", field)
                                        .text()),
                        columns.stream().flatMap(PlanNotices::lookup),
                        dates(column -> BY_THE_FILE.contains(column.format().decidedBy())),
                        routing())
                .flatMap(notes -> notes)
                .toList();
    }

    List<String> warnings() {
        Stream<String> silent = target.unlessSet().entrySet().stream()
                .filter(entry -> !fed.contains(entry.getKey()))
                .map(Map.Entry::getKey)
                .map(field -> UserMessage.of(
                                "lead.plan.unless-set",
                                String.valueOf(target.unlessSet().get(field)),
                                field)
                        .text());
        return Stream.concat(
                        Stream.concat(silent, new ConsentCheck(request, columns, constants).warnings()),
                        dates(column -> !BY_THE_FILE.contains(column.format().decidedBy())))
                .toList();
    }

    /** Whether it is one of the columns in front of rejects, which say where each row comes from. */
    private boolean isLeadlines(ColumnPlan column) {
        return RejectForm.isRejects(request.header()) && RejectForm.OWN_COLUMNS.contains(column.column());
    }

    private Stream<String> listed(Predicate<ColumnPlan> which) {
        String names = columns.stream().filter(which).map(PlanNotices::listed).collect(Collectors.joining(", "));
        return names.isEmpty() ? Stream.empty() : Stream.of(names);
    }

    private static String listed(ColumnPlan column) {
        String name = new HeaderName(column.column()).quoted();
        String field = column.field();
        return field == null ? name : mapped(name, field, column.role()).text();
    }

    private static UserMessage mapped(String name, String field, ColumnRole role) {
        return switch (role) {
            case ALONE, OPT_IN -> UserMessage.of("lead.plan.as", name, field);
            case FALLBACK -> UserMessage.of("lead.plan.as-fallback", name, field);
            case APPEND, LABELED -> UserMessage.of("lead.plan.as-addition", name, field);
            case AREA_CODE -> UserMessage.of("lead.plan.as-area-code", name, field);
            case OPT_OUT -> UserMessage.of("lead.plan.as-opposite", name, field);
        };
    }

    private static Stream<String> lookup(ColumnPlan column) {
        LookupTable table = column.lookup();
        if (table == null) {
            return Stream.empty();
        }
        String name = new HeaderName(column.column()).quoted();
        return Stream.of((table.checked()
                        ? UserMessage.of("lead.plan.looked-up", name, table.origin())
                        : UserMessage.of("lead.plan.looked-up-later", name))
                .text());
    }

    private Stream<String> dates(Predicate<ColumnPlan> which) {
        return IntStream.range(0, columns.size())
                .filter(place -> isDate(columns.get(place)) && which.test(columns.get(place)))
                .mapToObj(place -> columns.get(place)
                        .format()
                        .aboutDates(
                                columns.get(place).column(), request.profile().column(place)))
                .flatMap(Optional::stream);
    }

    private boolean isDate(ColumnPlan column) {
        return column.feeds().stream()
                .flatMap(field -> target.field(field).stream())
                .anyMatch(field -> field.type() == FieldType.DATE);
    }

    /** When Propexo routes the body to a vendor, that vendor's rules apply too. */
    private Stream<String> routing() {
        return target.routedTo().isEmpty() || target.vendor().isPresent()
                ? Stream.empty()
                : Stream.of(UserMessage.of("lead.plan.routed", target, String.join(", ", target.routedTo()))
                        .text());
    }
}
