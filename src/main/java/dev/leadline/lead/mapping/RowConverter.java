package dev.leadline.lead.mapping;

import dev.leadline.lead.Field;
import dev.leadline.lead.FieldType;
import dev.leadline.lead.Problem;
import dev.leadline.lead.ProblemCode;
import dev.leadline.lead.Target;
import dev.leadline.lead.Verdict;
import dev.leadline.lead.conversion.ColumnFormat;
import dev.leadline.lead.conversion.Lookup;
import dev.leadline.lead.conversion.NameOrder;
import dev.leadline.lead.conversion.TestLeads;
import dev.leadline.message.UserMessage;
import dev.leadline.source.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns rows into leads by a plan: everything that is the same for all rows is worked out once, here. */
final class RowConverter {

    private static final int FEWEST_COLUMNS = 3;

    private final Target target;
    private final Map<String, Object> constants;
    private final List<String> contacts;
    private final OmissionRules omissions;
    private final RowCountry country;
    private final FaxNumbers faxes;
    private final TestLeads testLeads;
    private final List<Feed> feeds = new ArrayList<>();
    private final Map<String, Feed> areaCodes;
    private final CombinedColumns combined;
    private final ShiftedCells shifted;

    RowConverter(Target target, List<ColumnPlan> columns, Map<String, Object> constants, OmissionRules omissions) {
        this.target = target;
        this.contacts = TargetFields.contacts(target);
        this.constants = constants;
        this.omissions = omissions;
        this.country = RowCountry.of(target, columns);
        this.faxes = FaxNumbers.of(target, columns);
        this.testLeads = TestLeads.of(columns.stream().map(ColumnPlan::column).toList());
        Set<String> taken = new HashSet<>(constants.keySet());
        columns.forEach(column -> taken.addAll(column.feeds()));
        for (int place = 0; place < columns.size(); place++) {
            ColumnPlan column = columns.get(place);
            if (column.field() != null) {
                feeds.add(feed(place, column, column.field(), taken));
            }
        }
        areaCodes = feeds.stream()
                .filter(feed -> feed.role() == ColumnRole.AREA_CODE)
                .collect(Collectors.toMap(Feed::field, feed -> feed, (first, second) -> first));
        feeds.removeAll(areaCodes.values());
        shifted = new ShiftedCells(feeds);
        combined = new CombinedColumns(
                target,
                feeds.stream().filter(feed -> feed.role() != ColumnRole.ALONE).toList());
        feeds.removeIf(feed -> feed.role() != ColumnRole.ALONE);
        feeds.sort(Comparator.comparing(RowConverter::turn));
    }

    /**
     * A column that feeds something.
     *
     * @param convertible the field as cells are converted to it; null for a whole name
     * @param fills the fields that a cell of the column may fill
     * @param lookup what turns its names into ids; null where cells hold the value
     * @param nameOrder how the parts of its full names follow each other
     * @param conversions of its cells to the convertible field
     */
    record Feed(
            int place,
            String column,
            String field,
            @Nullable Field convertible,
            Set<String> fills,
            ColumnFormat format,
            @Nullable Lookup lookup,
            Map<String, Object> values,
            ColumnRole role,
            NameOrder nameOrder,
            ConversionCache conversions) {

        /** Whether the field takes any text. */
        boolean holdsText() {
            return convertible != null && convertible.type() == FieldType.TEXT;
        }

        /** The same column as another field of the same type. */
        Feed as(String other) {
            return new Feed(
                    place,
                    column,
                    other,
                    convertible,
                    Set.of(other),
                    format,
                    lookup,
                    values,
                    role,
                    nameOrder,
                    conversions);
        }
    }

    /** Names come late, and before others those that tell them apart; last what only fills what other columns left empty. */
    private static int turn(Feed feed) {
        if (feed.lookup() == null) {
            return feed.field().equals(ColumnPlan.CITY_STATE_ZIP) ? 4 : 0;
        }
        return switch (feed.field()) {
            case "integration_id" -> 1;
            case "community_id" -> 2;
            default -> 3;
        };
    }

    /** What a cell is compared by, where a mapping says what it stands for. */
    static String key(String cell) {
        return cell.strip().toLowerCase(Locale.ROOT);
    }

    Verdict convert(Row row) {
        if (row.fault() != null) {
            ProblemCode code = ProblemCode.of(row.fault().kind());
            return rejected(new Problem(code, null, null, null, row.fault().detail() + " " + code.advice()));
        }
        Optional<Problem> test = testLeads.find(row);
        if (test.isPresent()) {
            return rejected(test.get());
        }
        return converted(faxes.without(row));
    }

    private Verdict converted(Row row) {
        Optional<String> region = country.of(row);
        RowDraft draft = new RowDraft(target, contacts, constants, omissions);
        Function<Feed, ColumnFormat> formats =
                feed -> region.map(code -> feed.format().inCountry(code)).orElse(feed.format());
        feeds.forEach(feed -> draft.take(formats.apply(feed), feed, text(feed, row)));
        combined.into(draft, row, formats);
        Verdict verdict = draft.verdict();
        if (verdict instanceof Verdict.Rejected) {
            return draft.isUnreachable()
                    ? heading(row).map(RowConverter::rejected).orElse(verdict)
                    : verdict;
        }
        return shifted.find(row, draft.omitted(), formats)
                .map(RowConverter::rejected)
                .orElse(verdict);
    }

    private String text(Feed feed, Row row) {
        String cell = row.cells().get(feed.place());
        Feed areaCode = areaCodes.get(feed.field());
        return areaCode == null
                ? cell
                : NationalNumbers.withAreaCode(row.cells().get(areaCode.place()), cell);
    }

    /** A row with one text alone is the heading of a group or a total of a report. */
    private static Optional<Problem> heading(Row row) {
        long filled = row.cells().stream().filter(cell -> !cell.isBlank()).count();
        boolean stands = filled == 1
                && row.cells().size() >= FEWEST_COLUMNS
                && !row.cells().get(0).isBlank();
        return stands
                ? Optional.of(new Problem(
                        ProblemCode.NO_CONTACT,
                        null,
                        null,
                        row.cells().get(0),
                        UserMessage.of("lead.row.heading").withAdvice()))
                : Optional.empty();
    }

    private static Verdict rejected(Problem problem) {
        return new Verdict.Rejected(List.of(problem));
    }

    private Feed feed(int place, ColumnPlan column, String name, Set<String> taken) {
        return new Feed(
                place,
                column.column(),
                name,
                target.field(name).map(this::convertible).orElse(null),
                fills(column, taken),
                column.format(),
                column.lookup() == null ? null : new Lookup(column.lookup()),
                column.values().entrySet().stream()
                        .collect(Collectors.toMap(entry -> key(entry.getKey()), Map.Entry::getValue)),
                column.role(),
                KnownHeaders.SHIPPED.nameOrder(new HeaderName(column.column())),
                new ConversionCache());
    }

    /** Its own fields, unless they are constant, and those that nothing else is there for. */
    private Set<String> fills(ColumnPlan column, Set<String> taken) {
        return target.fields().stream()
                .map(Field::name)
                .filter(name -> !constants.containsKey(name))
                .filter(name -> column.feeds().contains(name) || !taken.contains(name))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Bedrooms above the greatest number are taken for that number where it stands for both, and else are out of range. */
    private Field convertible(Field field) {
        return field.type() == FieldType.BEDROOMS && !target.maximumMeansMore(field.name())
                ? field.withoutMaximum()
                : field;
    }
}
