package dev.leadline.lead.mapping;

import dev.leadline.lead.Target;
import dev.leadline.source.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Numbers of fax machines and pagers among phone numbers, as a column beside them says: "Phone 1 - Type" beside "Phone 1 - Value". */
final class FaxNumbers {

    private static final Pattern FAX = Pattern.compile("(?i).*\\b(?:fax|pager|telefax)\\b.*");
    private static final Pattern LABEL = Pattern.compile("(?:type|label|kind)$");
    private static final Pattern VALUE = Pattern.compile("(?:value|number|valeur|valor|wert)$");

    private final Map<Integer, Integer> labels;

    private FaxNumbers(Map<Integer, Integer> labels) {
        this.labels = Map.copyOf(labels);
    }

    /** The columns of phone numbers, each with the column that says what kind of number it is. */
    static FaxNumbers of(Target target, List<ColumnPlan> columns) {
        Map<Integer, Integer> labels = new HashMap<>();
        for (int place = 0; place < columns.size(); place++) {
            if (TargetFields.isPhone(target, columns.get(place))) {
                String name = VALUE.matcher(key(columns.get(place))).replaceFirst("");
                int number = place;
                IntStream.range(0, columns.size())
                        .filter(label -> columns.get(label).field() == null && isLabel(key(columns.get(label)), name))
                        .findFirst()
                        .ifPresent(label -> labels.put(number, label));
            }
        }
        return new FaxNumbers(labels);
    }

    private static boolean isLabel(String key, String name) {
        return LABEL.matcher(key).find() && LABEL.matcher(key).replaceFirst("").equals(name);
    }

    private static String key(ColumnPlan column) {
        return new HeaderName(column.column()).key();
    }

    /** The row without these numbers. */
    Row without(Row row) {
        return row.with(labels.entrySet().stream()
                .filter(entry -> FAX.matcher(row.cells().get(entry.getValue())).matches())
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> "")));
    }
}
