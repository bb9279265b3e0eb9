package dev.leadline.lead.mapping;

import dev.leadline.lead.Field;
import dev.leadline.lead.FieldType;
import dev.leadline.lead.Target;
import dev.leadline.lead.conversion.ColumnFormat.DecidedBy;
import dev.leadline.lead.conversion.LookupTable;
import dev.leadline.lead.mapping.InferredMapping.InferenceResult;
import dev.leadline.lead.mapping.MappingCandidates.Misfit;
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
    Optional<String> gap() {
        return otherKind()
                .or(() -> new ConsentCheck(request, columns, constants).objection())
                .or(this::lack);
    }

    private Optional<String> otherKind() {
        return request.mapping() == null ? FileKind.objection(request, feedsFilled(FieldType.EMAIL)) : Optional.empty();
    }

    private Optional<String> lack() {
        List<String> missing = target.fields().stream()
                .filter(Field::required)
                .map(Field::name)
                .filter(field -> !fed.contains(field))
                .toList();
        List<String> lacks = new ArrayList<>();
        if (!missing.isEmpty()) {
            lacks.add(String.join(", ", missing) + (missing.size() == 1 ? " is" : " are") + " missing (required by "
                    + target + ")");
        }
        boolean lacksContact =
                lacksContact() && missing.stream().noneMatch(field -> TargetFields.isContact(target, field));
        if (lacksContact) {
            lacks.add("no column is mapped to an e-mail address or a phone number");
        }
        return lacks.isEmpty() ? Optional.empty() : Optional.of(sentence(lacks, missing, lacksContact));
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

    private String sentence(List<String> lacks, List<String> missing, boolean lacksContact) {
        Mapping mapping = request.mapping();
        String what = String.join(", and ", lacks) + ".";
        if (mapping != null) {
            return "The mapping " + mapping.file() + " is incomplete: " + what + " Complete it"
                    + constant(missing).map(set -> ", or use " + set).orElse("") + ".";
        }
        return "Leadline cannot map the columns of " + request.file() + ": " + what
                + (lacksContact ? " " + new MissingContact(request).explanation(inferred.misfits()) : "")
                + inferred.questions().stream().map(question -> " " + question).collect(Collectors.joining())
                + " Use " + constant(missing).map(set -> set + " or ").orElse("")
                + "a mapping file (--mapping). To see how each column was recognized, run `leadline map FILE`.";
    }

    /** A constant for a missing field; never an e-mail address or a phone number, which differ from lead to lead. */
    private Optional<String> constant(List<String> missing) {
        return missing.stream()
                .filter(field -> !TargetFields.isContact(target, field))
                .findFirst()
                .map(field -> "--set " + field + "=VALUE");
    }

    /** Columns that are not sent because of their values, with a few of these. */
    List<String> misfits() {
        return inferred.misfits().stream()
                .filter(misfit -> !misfit.values().isUnseen())
                .map(this::misfit)
                .toList();
    }

    private String misfit(Misfit misfit) {
        String column = new HeaderName(request.header().get(misfit.column())).quoted();
        return "Column " + column + " is not sent: " + misfit.what()
                + misfit.values().examples() + "."
                + (misfit.values().mayBeForeign()
                        ? MissingContact.REGION
                        : " To send it anyway, map it in a mapping file (--mapping).");
    }

    List<String> notes(List<String> drop) {
        return Stream.of(
                        listed(column -> column.field() != null)
                                .map(names -> UserMessage.of("lead.plan.mapped", names)
                                        .text()),
                        listed(column -> column.field() == null)
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

    private Stream<String> listed(Predicate<ColumnPlan> which) {
        String names = columns.stream()
                .filter(which)
                .map(column -> new HeaderName(column.column()).quoted()
                        + (column.field() == null ? "" : " as " + column.field() + part(column)))
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? Stream.empty() : Stream.of(names);
    }

    private static String part(ColumnPlan column) {
        return switch (column.role()) {
            case ALONE, OPT_IN -> "";
            case FALLBACK -> " (where the other columns leave it empty)";
            case APPEND, LABELED -> " (added)";
            case OPT_OUT -> " (reversed)";
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
