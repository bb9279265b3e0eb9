package dev.leadline.lead.mapping;

import dev.leadline.lead.Field;
import dev.leadline.lead.FieldType;
import dev.leadline.lead.Target;
import dev.leadline.lead.UsageException;
import dev.leadline.lead.conversion.ColumnFormat;
import dev.leadline.lead.conversion.LookupTable;
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
     * @throws UsageException when the mapping names a column or field that does not exist, or maps two columns to a field
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
                throw new UsageException(
                        mapping.file() + " describes column \"" + name + "\" twice; remove one entry.");
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
            return ColumnPlan.unmapped(name, mapping.file() + " does not list this column");
        }
        return KnownHeaders.SHIPPED
                .never(header.key())
                .or(() -> KnownHeaders.SHIPPED.aboutOthers(header))
                .map(never -> ColumnPlan.unmapped(name, never.reason()))
                .orElseGet(() -> new ColumnPlan(
                        name,
                        rest,
                        1,
                        List.of("the rest is added to " + rest + " in " + mapping.file()),
                        ColumnFormat.DEFAULT,
                        null,
                        Map.of(),
                        ColumnRole.LABELED));
    }

    private void checkRest() {
        String rest = mapping.rest();
        if (rest != null) {
            checkText(rest, mapping.file() + ", rest");
        }
    }

    private void checkText(String name, String where) {
        Field field = target.field(name).orElseThrow(() -> TargetFields.unknown(target, name, where));
        if (field.type() != FieldType.TEXT) {
            throw new UsageException(
                    where + ": " + name + " is not a text field, such as notes, so nothing can be added to it.");
        }
    }

    private void checkRole(Mapping.Column column, HeaderName header) {
        String where = mapping.file() + ", column " + header.quoted();
        switch (column.role()) {
            case APPEND, LABELED -> checkText(column.field(), where);
            case OPT_IN, OPT_OUT -> {
                if (!column.field().equals(ConsentColumns.FIELD)) {
                    throw new UsageException(where + ": the roles opt-in and opt-out are for the field "
                            + ConsentColumns.FIELD + ", not " + column.field() + ".");
                }
            }
            case ALONE -> refuseReversedConsent(column, header, where);
            case FALLBACK -> {}
        }
    }

    /** A yes in a column of refusals must not subscribe anybody. */
    private static void refuseReversedConsent(Mapping.Column column, HeaderName header, String where) {
        boolean isRefusal = KnownHeaders.SHIPPED
                .consent(header)
                .filter(ColumnRole.OPT_OUT::equals)
                .isPresent();
        if (isRefusal
                && column.field().equals(ConsentColumns.FIELD)
                && column.values().isEmpty()) {
            throw new UsageException(
                    where + ": the name says who refused to be contacted. Add role: opt-out, or state what each"
                            + " value means under values.");
        }
    }

    private ColumnPlan plan(int place, Mapping.Column column) {
        HeaderName header = new HeaderName(request.header().get(place));
        String field = column.field();
        if (!TargetFields.takes(target, field)) {
            throw TargetFields.unknown(target, field, mapping.file() + ", column " + header.quoted());
        }
        checkRole(column, header);
        ColumnPlan.feeds(field).forEach(fed -> claim(fed, column.role(), header));
        ColumnFormat format = new Formats(target, mapping.region())
                .of(header, field, request.profile().column(place), column.dateOrder(), column.money());
        return new ColumnPlan(
                header.name(),
                field,
                1,
                List.of("set in " + mapping.file()),
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
            throw new UsageException(mapping.file() + " looks up column " + header.quoted() + ", but " + column.field()
                    + " is not an ID field; remove the lookup.");
        }
        Object integration = constants.values().get("integration_id");
        return request.lookups()
                .named(mapping, header, column.field(), written, integration == null ? null : integration.toString());
    }

    private void claim(String field, ColumnRole role, HeaderName header) {
        if (constants.has(field)) {
            throw new UsageException("Both column " + header.quoted() + " (" + mapping.file() + ") and a constant ("
                    + constants.origin(field) + ") fill " + field + "; keep one of them.");
        }
        String other = role == ColumnRole.ALONE ? fedBy.put(field, header.quoted()) : null;
        if (other != null) {
            throw new UsageException("Both column " + other + " and column " + header.quoted() + " fill " + field
                    + " in " + mapping.file() + "; keep one of them, or add a role such as fallback to the second.");
        }
    }

    private Map<String, Object> values(HeaderName header, Mapping.Column column) {
        Map<String, Object> values = new LinkedHashMap<>();
        Set<String> cells = new HashSet<>();
        column.values().forEach((cell, text) -> {
            String what = "\"" + cell + ": " + text + "\" of column " + header.quoted() + " (" + mapping.file() + ")";
            Field field = target.field(column.field())
                    .orElseThrow(() ->
                            new UsageException(what + " is not valid: " + column.field() + " stands for two fields."));
            if (!cells.add(RowConverter.key(cell))) {
                throw new UsageException(what + " is listed twice; remove one of them.");
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
                        .orElseThrow(() -> UsageException.unknown(
                                "The file has no column \"" + column + "\", which " + mapping.file() + " maps",
                                column,
                                request.header()));
    }

    private void checkTarget() {
        String wanted = mapping.target();
        if (wanted != null && !wanted.equals(target.name())) {
            throw new UsageException(mapping.file() + " is for target " + wanted + ", not " + target.name()
                    + "; add --target " + wanted + ", or use another mapping.");
        }
    }

    private void checkDrop() {
        for (String name : mapping.drop()) {
            Field field =
                    target.field(name).orElseThrow(() -> TargetFields.unknown(target, name, mapping.file() + ", drop"));
            if (field.required()) {
                throw new UsageException(mapping.file() + " lists " + name + " under drop, but " + target
                        + " requires it; remove it from the list.");
            }
        }
    }
}
