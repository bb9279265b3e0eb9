package dev.leadline.lead.mapping;

import dev.leadline.lead.InvalidValues;
import dev.leadline.lead.Target;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A plan as it is stored with a run: everything but the target's own rules. */
record StoredPlan(
        String target,
        @Nullable String vendor,
        String region,
        List<ColumnPlan> columns,
        Map<String, Object> constants,
        List<String> drop,
        List<String> notes,
        List<String> warnings,
        @Nullable InvalidValues invalidValues,
        @Nullable RowsChoice sheet,
        @Nullable SendOrder order) {

    StoredPlan {
        // plans of earlier versions do not say it
        invalidValues = invalidValues == null ? InvalidValues.REJECT : invalidValues;
        columns = List.copyOf(columns);
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
        drop = List.copyOf(drop);
        notes = List.copyOf(notes);
        warnings = List.copyOf(warnings);
    }

    StoredPlan without(List<String> fields) {
        Map<String, Object> left = new LinkedHashMap<>(constants);
        left.keySet().removeAll(fields);
        return new StoredPlan(
                target, vendor, region, columns, left, drop, notes, warnings, invalidValues, sheet, order);
    }

    StoredPlan telling(List<String> moreNotes, List<String> moreWarnings) {
        return new StoredPlan(
                target,
                vendor,
                region,
                columns,
                constants,
                drop,
                Stream.concat(notes.stream(), moreNotes.stream()).toList(),
                Stream.concat(moreWarnings.stream(), warnings.stream()).toList(),
                invalidValues,
                sheet,
                order);
    }

    StoredPlan with(InvalidValues choice) {
        return new StoredPlan(target, vendor, region, columns, constants, drop, notes, warnings, choice, sheet, order);
    }

    StoredPlan reading(@Nullable RowsChoice choice) {
        return new StoredPlan(
                target, vendor, region, columns, constants, drop, notes, warnings, invalidValues, choice, order);
    }

    StoredPlan ordered(SendOrder by) {
        return new StoredPlan(
                target, vendor, region, columns, constants, drop, notes, warnings, invalidValues, sheet, by);
    }

    InvalidValues choice() {
        return invalidValues == null ? InvalidValues.REJECT : invalidValues;
    }

    /** What makes two plans the same for a run, as {@link MappingPlan#identity} says it. */
    String identity(Target rules) {
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put("target", rules.toString());
        List<Object> sent = new ArrayList<>();
        for (ColumnPlan column : columns) {
            if (column.field() != null) {
                List<Object> parts = new ArrayList<>(List.of(
                        column.column(),
                        column.field(),
                        Formats.words(rules, column),
                        column.lookup() == null ? "" : "looked up",
                        new TreeMap<>(column.values())));
                // plans of earlier versions know no roles
                if (column.role() != ColumnRole.ALONE) {
                    parts.add(column.role().name());
                }
                sent.add(parts);
            }
        }
        identity.put("region", region);
        identity.put("columns", sent);
        identity.put("constants", constants);
        identity.put("drop", drop.stream().sorted().toList());
        if (sheet != null) {
            identity.put("rows", sheet.identity());
        }
        return JsonMapper.shared().writeValueAsString(identity);
    }
}
