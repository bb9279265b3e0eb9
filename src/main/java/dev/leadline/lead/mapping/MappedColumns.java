package dev.leadline.lead.mapping;

import dev.leadline.lead.Field;
import dev.leadline.lead.FieldType;
import dev.leadline.lead.Target;
import dev.leadline.lead.UnknownName;
import dev.leadline.lead.conversion.ColumnFormat;
import dev.leadline.lead.conversion.LookupTable;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Applies a mapping file to the columns of a file and the fields of a target. */
final class MappedColumns {

    private final PlanRequest request;
    private final Mapping mapping;
    private final Target target;
    private final Constants constants;
    private final Map<String, String> fedBy = new HashMap<>();

    private MappedColumns(PlanRequest request, Mapping mapping, Constants constants) {
        this.request = request;
        this.mapping = mapping;
        this.target = request.target();
        this.constants = constants;
    }

    /**
     * @return the plan for each column, in the file's order
     * @throws UserException when the mapping names a column or field that does not exist, or maps two columns to a field
     */
    static List<ColumnPlan> of(PlanRequest request, Mapping mapping, Constants constants) {
        return new MappedColumns(request, mapping, constants).columns();
    }

    private List<ColumnPlan> columns() {
        checkTarget();
        checkDrop();
        checkRest();
        Map<Integer, ColumnPlan> mapped = new TreeMap<>();
        mapping.columns().forEach((name, column) -> {
            int place = place(name);
            if (mapped.containsKey(place)) {
                throw UserException.usage("lead.mapping.column-described-twice", mapping.file(), name);
            }
            mapped.put(place, plan(place, column));
        });
        return IntStream.range(0, request.header().size())
                .mapToObj(place ->
                        mapped.getOrDefault(place, unlisted(request.header().get(place))))
                .toList();
    }

    /** A column that the mapping does not list: with its name at the end of a text, where the mapping says so. */
    private ColumnPlan unlisted(String name) {
        HeaderName header = new HeaderName(name);
        String rest = mapping.rest();
        if (rest == null) {
            return ColumnPlan.unmapped(
                    name,
                    UserMessage.of("lead.evidence.not-listed", mapping.file()).text());
        }
        return KnownHeaders.SHIPPED
                .never(header.key())
                .or(() -> KnownHeaders.SHIPPED.aboutOthers(header))
                .map(never -> ColumnPlan.unmapped(name, never.reason()))
                .orElseGet(() -> new ColumnPlan(
                        name,
                        rest,
                        1,
                        List.of(UserMessage.of("lead.evidence.rest", rest, mapping.file())
                                .text()),
                        ColumnFormat.DEFAULT,
                        null,
                        Map.of(),
                        ColumnRole.LABELED));
    }

    private void checkRest() {
        String rest = mapping.rest();
        if (rest != null) {
            checkText(rest, UserMessage.of("lead.mapping.at", mapping.file(), "rest"));
        }
    }

    private void checkText(String name, UserMessage where) {
        Field field = target.field(name).orElseThrow(() -> TargetFields.unknown(target, name, where));
        if (field.type() != FieldType.TEXT) {
            throw UserException.usage("lead.mapping.not-a-text-field", where, name);
        }
    }

    private void checkPhone(String name, UserMessage where) {
        Field field = target.field(name).orElseThrow(() -> TargetFields.unknown(target, name, where));
        if (field.type() != FieldType.PHONE) {
            throw UserException.usage("lead.mapping.not-a-phone-field", where, name);
        }
    }

    private void checkRole(Mapping.Column column, HeaderName header) {
        UserMessage where = at(header);
        switch (column.role()) {
            case APPEND, LABELED -> checkText(column.field(), where);
            case OPT_IN, OPT_OUT -> {
                if (!column.field().equals(ConsentColumns.FIELD)) {
                    throw UserException.usage(
                            "lead.mapping.role-not-for-field", where, ConsentColumns.FIELD, column.field());
                }
            }
            case AREA_CODE -> checkPhone(column.field(), where);
            case ALONE -> refuseReversedConsent(column, header, where);
            case FALLBACK -> {}
        }
    }

    /** A yes in a column of refusals must not subscribe anybody. */
    private static void refuseReversedConsent(Mapping.Column column, HeaderName header, UserMessage where) {
        boolean isRefusal = KnownHeaders.SHIPPED
                .consent()
                .role(header)
                .filter(ColumnRole.OPT_OUT::equals)
                .isPresent();
        if (isRefusal
                && column.field().equals(ConsentColumns.FIELD)
                && column.values().isEmpty()) {
            throw UserException.usage("lead.mapping.reversed-consent", where);
        }
    }

    private ColumnPlan plan(int place, Mapping.Column column) {
        HeaderName header = new HeaderName(request.header().get(place));
        String field = column.field();
        if (!TargetFields.takes(target, field)) {
            throw TargetFields.unknown(target, field, at(header));
        }
        checkRole(column, header);
        ColumnPlan.feeds(field).forEach(fed -> claim(fed, column.role(), header));
        ColumnFormat format = new Formats(target, mapping.region())
                .of(header, field, request.profile().column(place), column.dateOrder(), column.money());
        return new ColumnPlan(
                header.name(),
                field,
                1,
                List.of(UserMessage.of("lead.evidence.set-in", mapping.file()).text()),
                format,
                lookup(header, column),
                values(header, column),
                column.role());
    }

    private @Nullable LookupTable lookup(HeaderName header, Mapping.Column column) {
        String written = column.lookup();
        if (written == null) {
            return null;
        }
        if (target.field(column.field()).filter(f -> f.type() == FieldType.ID).isEmpty()) {
            throw UserException.usage(
                    "lead.mapping.lookup-not-for-field", mapping.file(), header.quoted(), column.field());
        }
        Object integration = constants.values().get("integration_id");
        return request.lookups()
                .named(mapping, header, column.field(), written, integration == null ? null : integration.toString());
    }

    private UserMessage at(HeaderName header) {
        return UserMessage.of("lead.mapping.at-column", mapping.file(), header.quoted());
    }

    private void claim(String field, ColumnRole role, HeaderName header) {
        if (constants.has(field)) {
            throw UserException.usage(
                    "lead.mapping.column-and-constant",
                    header.quoted(),
                    mapping.file(),
                    constants.origin(field),
                    field);
        }
        String other = role == ColumnRole.ALONE ? fedBy.put(field, header.quoted()) : null;
        if (other != null) {
            throw UserException.usage("lead.mapping.two-columns", other, header.quoted(), field, mapping.file());
        }
    }

    private Map<String, Object> values(HeaderName header, Mapping.Column column) {
        Map<String, Object> values = new LinkedHashMap<>();
        Set<String> cells = new HashSet<>();
        column.values().forEach((cell, text) -> {
            UserMessage what =
                    UserMessage.of("lead.mapping.value-of-column", cell, text, header.quoted(), mapping.file());
            Field field = target.field(column.field())
                    .orElseThrow(() -> UserException.usage("lead.mapping.value-for-two-fields", what, column.field()));
            if (!cells.add(RowConverter.key(cell))) {
                throw UserException.usage("lead.mapping.value-listed-twice", what);
            }
            values.put(cell, text.isEmpty() ? "" : ApiForm.value(target, field, text, what));
        });
        return values;
    }

    private int place(String column) {
        int place = request.header().indexOf(column);
        return place >= 0
                ? place
                : IntStream.range(0, request.header().size())
                        .filter(i -> new HeaderName(column).is(request.header().get(i)))
                        .findFirst()
                        .orElseThrow(() -> UnknownName.error(
                                UserMessage.of("lead.mapping.no-mapped-column", column, mapping.file()),
                                column,
                                request.header()));
    }

    private void checkTarget() {
        String wanted = mapping.target();
        if (wanted != null && !wanted.equals(target.name())) {
            throw UserException.usage("lead.mapping.other-target", mapping.file(), wanted, target.name());
        }
    }

    private void checkDrop() {
        for (String name : mapping.drop()) {
            Field field = target.field(name)
                    .orElseThrow(() -> TargetFields.unknown(
                            target, name, UserMessage.of("lead.mapping.at", mapping.file(), "drop")));
            if (field.required()) {
                throw UserException.usage("lead.mapping.required-field-dropped", mapping.file(), name, target);
            }
        }
    }
}
