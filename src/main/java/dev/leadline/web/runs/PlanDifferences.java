package dev.leadline.web.runs;

import dev.leadline.lead.InvalidValues;
import dev.leadline.lead.conversion.ColumnFormat;
import dev.leadline.lead.conversion.DateOrder;
import dev.leadline.lead.mapping.ColumnPlan;
import dev.leadline.lead.mapping.HeaderComparison;
import dev.leadline.lead.mapping.PlanSummary;
import dev.leadline.ledger.DuplicatePolicy;
import dev.leadline.web.page.FieldLabel;
import dev.leadline.web.page.ViewFormat;
import dev.leadline.web.runs.ComparisonSection.ComparisonLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** In what the files and the plans of two runs differ, so that different values can be sent. */
final class PlanDifferences {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_VALUE = 120;

    private final ComparedRun earlier;
    private final ComparedRun later;
    private final ViewFormat show;

    PlanDifferences(ComparedRun earlier, ComparedRun later, ViewFormat show) {
        this.earlier = earlier;
        this.later = later;
        this.show = show;
    }

    /** Columns that were renamed, are gone, or are new. */
    List<ComparisonLine> columns() {
        HeaderComparison header = header();
        Map<String, String> renamed = renamed();
        return Stream.of(
                        renamed.entrySet().stream()
                                .map(one -> ComparisonLine.of("Renamed", name(one.getKey()), name(one.getValue()))),
                        header.gone().stream()
                                .filter(column -> !renamed.containsKey(column))
                                .map(column -> ComparisonLine.of("Gone", name(column), null)),
                        header.added().stream()
                                .filter(column -> !renamed.containsValue(column))
                                .map(column -> ComparisonLine.of("New", null, name(column))))
                .flatMap(lines -> lines)
                .toList();
    }

    private HeaderComparison header() {
        return HeaderComparison.of(earlier.run().header(), later.run().header());
    }

    /** The columns with another name in the later file, and that name. */
    Map<String, String> renamed() {
        HeaderComparison header = header();
        Map<String, String> renamed = new LinkedHashMap<>();
        for (String column : header.gone()) {
            header.added().stream()
                    .filter(name -> !renamed.containsValue(name) && isRenamed(column, name))
                    .findFirst()
                    .ifPresent(name -> renamed.put(column, name));
        }
        return renamed;
    }

    /** Another name for what fills the same field, or the same name in another spelling. */
    private boolean isRenamed(String column, String name) {
        Optional<String> field = earlier.plan().fieldOf(column);
        return HeaderComparison.isSameName(column, name)
                || (field.isPresent() && field.equals(later.plan().fieldOf(name)));
    }

    private String name(String column) {
        return show.text(column, LONGEST_NAME);
    }

    /** The fields that something else fills. */
    List<ComparisonLine> fields() {
        Set<String> fields = new LinkedHashSet<>();
        Stream.of(earlier, later).map(ComparedRun::plan).forEach(plan -> {
            plan.columns().stream()
                    .flatMap(column -> Stream.ofNullable(column.field()))
                    .forEach(fields::add);
            fields.addAll(plan.constants().keySet());
        });
        return differing(fields.stream()
                .map(field -> ComparisonLine.of(
                        FieldLabel.of(field), filledBy(earlier.plan(), field), filledBy(later.plan(), field))));
    }

    private String filledBy(PlanSummary plan, String field) {
        Stream<String> columns = plan.filling(field).stream().map(this::words);
        Stream<String> constant = Stream.ofNullable(plan.constants().get(field))
                .map(value -> "always “" + show.text(String.valueOf(value), LONGEST_VALUE) + "”");
        String words = Stream.concat(columns, constant).collect(Collectors.joining("; "));
        return words.isEmpty() ? "Not sent" : words;
    }

    private String words(ColumnPlan column) {
        ColumnFormat format = column.format();
        List<String> details = new ArrayList<>();
        switch (column.role()) {
            case FALLBACK -> details.add("if empty so far");
            case APPEND, LABELED -> details.add("added to it");
            case AREA_CODE -> details.add("area code");
            case OPT_IN -> details.add("says who agreed");
            case OPT_OUT -> details.add("says who refused");
            case ALONE -> {}
        }
        String field = String.valueOf(column.field());
        if (field.endsWith("_date") && format.dateOrder() != DateOrder.UNDECIDED) {
            details.add(format.dateOrder() == DateOrder.DAY_FIRST ? "day first" : "month first");
        }
        if (field.endsWith("_in_cents") && format.moneyUnit() == ColumnFormat.MoneyUnit.CENTS) {
            details.add("in cents");
        }
        if (column.lookup() != null) {
            details.add("names become IDs");
        }
        if (!column.values().isEmpty()) {
            details.add(show.count(column.values().size(), "replaced value"));
        }
        String name = "“" + name(column.column()) + "”";
        return details.isEmpty() ? name : name + " (" + String.join(", ", details) + ")";
    }

    /** The settings that change what is sent. */
    List<ComparisonLine> settings() {
        return differing(Stream.of(
                setting("Target", run -> run.plan().target()),
                setting("CRM", run -> run.plan().vendor()),
                setting("API", run -> run.run().apiOrigin()),
                setting("Country", run -> run.plan().region()),
                setting("Values that are not valid", run -> invalidValues(run.plan())),
                setting("Sheet", run -> run.plan().sheet()),
                setting("Hidden rows", run -> run.plan().hiddenRows() ? "Imported" : "Ignored"),
                setting("First line", run -> run.plan().isWithoutHeader() ? "A lead" : "The header"),
                setting("Order of sending", run -> run.plan().order().orElse("As in the file")),
                setting("Limit", run -> limit(run.run().sendLimit())),
                setting(
                        "Leads that were already sent",
                        run -> duplicates(run.duplicates().policy())),
                setting(
                        "Leads are remembered for",
                        run -> show.count(run.duplicates().days(), "day")),
                setting("Rows edited before the import", run -> run.isEdited() ? "Yes" : "No")));
    }

    private ComparisonLine setting(String label, Function<ComparedRun, @Nullable String> value) {
        return ComparisonLine.of(label, value.apply(earlier), value.apply(later));
    }

    private static List<ComparisonLine> differing(Stream<ComparisonLine> lines) {
        return lines.filter(line -> !line.isSame()).toList();
    }

    private static String invalidValues(PlanSummary plan) {
        if (plan.invalidValues() == InvalidValues.OMIT) {
            return "The lead is sent without them";
        }
        return plan.omissible().isEmpty()
                ? "The row is rejected"
                : "The row is rejected, except for "
                        + plan.omissible().stream().map(FieldLabel::of).collect(Collectors.joining(", "));
    }

    private String limit(@Nullable Integer most) {
        return most == null ? "All leads" : "The first " + show.count(most, "lead");
    }

    private static String duplicates(DuplicatePolicy policy) {
        return switch (policy) {
            case SKIP -> "Skip";
            case SEND -> "Send again";
            case REJECT -> "Hold for a decision";
        };
    }
}
