package dev.leadline.lead.mapping;

import dev.leadline.lead.InvalidValues;
import dev.leadline.lead.Target;
import dev.leadline.lead.Targets;
import dev.leadline.lead.conversion.FileProfile;
import dev.leadline.source.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A lead file of a test, with what is known when it is planned. */
final class Sheet {

    static final Targets TARGETS = Targets.load(null);

    private final List<String> header;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, String> options = new LinkedHashMap<>();
    private final Map<String, String> configured = new LinkedHashMap<>();
    private @Nullable Mapping mapping;
    private ChosenAccount account = ChosenAccount.NONE;
    private InvalidValues invalidValues = InvalidValues.REJECT;
    private boolean isDelimited = true;

    private Sheet(List<String> header) {
        this.header = header;
    }

    static Sheet with(String... header) {
        return new Sheet(List.of(header));
    }

    Sheet row(String... cells) {
        rows.add(new Row(rows.size() + 1, rows.size() + 2, List.of(cells), null));
        return this;
    }

    Sheet set(String field, String value) {
        options.put(field, value);
        return this;
    }

    Sheet configured(String field, String value) {
        configured.put(field, value);
        return this;
    }

    Sheet chosen(ChosenAccount given) {
        this.account = given;
        return this;
    }

    Sheet mappedBy(Mapping given) {
        this.mapping = given;
        return this;
    }

    Sheet inWorkbook() {
        this.isDelimited = false;
        return this;
    }

    Sheet invalid(InvalidValues choice) {
        this.invalidValues = choice;
        return this;
    }

    Row row(int number) {
        return rows.get(number - 1);
    }

    MappingPlan planFor(String target) {
        return Planner.plan(request(TARGETS.named(target)));
    }

    MappingPlan draftFor(String target) {
        return Planner.draft(request(TARGETS.named(target)));
    }

    MappingPlan planFor(Target target) {
        return Planner.plan(request(target));
    }

    /** Column to field, for the columns that are sent. */
    Map<String, String> mappedFor(String target) {
        return mapped(draftFor(target));
    }

    static Map<String, String> mapped(MappingPlan plan) {
        Map<String, String> mapped = new LinkedHashMap<>();
        for (ColumnPlan column : plan.columns()) {
            String field = column.field();
            if (field != null) {
                mapped.put(column.column(), field);
            }
        }
        return mapped;
    }

    private PlanRequest request(Target target) {
        return new PlanRequest(
                target,
                header,
                FileProfile.of(header, rows.iterator()),
                mapping,
                options,
                configured,
                account,
                Lookups.none(),
                "the file",
                isDelimited,
                invalidValues,
                LocalDate.of(2026, 11, 30));
    }
}
