package dev.leadline.web.runs;

import dev.leadline.ledger.LedgerRow;
import dev.leadline.ledger.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which cells of a run's rows say whom they are about, by what was decided for its columns. */
final class ContactColumns {

    private static final List<String> NAMES = List.of("full_name", "first_name", "middle_name", "last_name");
    private static final List<String> WAYS = List.of("email_1", "phone_1", "phone_2");

    private final List<Integer> names;
    private final List<Integer> ways;

    private ContactColumns(List<Integer> names, List<Integer> ways) {
        this.names = names;
        this.ways = ways;
    }

    static ContactColumns in(Run run) {
        Map<String, Integer> places = new TreeMap<>();
        JsonNode columns = JsonMapper.shared().readTree(run.plan()).path("columns");
        for (int place = 0; place < columns.size(); place++) {
            String field = columns.path(place).path("field").asString("");
            if (!field.isEmpty()) {
                places.putIfAbsent(field, place);
            }
        }
        return new ContactColumns(placesOf(places, NAMES), placesOf(places, WAYS));
    }

    private static List<Integer> placesOf(Map<String, Integer> places, List<String> fields) {
        return fields.stream().filter(places::containsKey).map(places::get).toList();
    }

    String name(LedgerRow row) {
        return cells(row, names, " ");
    }

    String ways(LedgerRow row) {
        return cells(row, ways, ", ");
    }

    private static String cells(LedgerRow row, List<Integer> places, String between) {
        List<String> cells = new ArrayList<>();
        places.stream()
                .filter(place -> place < row.cells().size())
                .map(place -> row.cells().get(place).strip())
                .filter(cell -> !cell.isEmpty())
                .forEach(cells::add);
        return cells.stream().collect(Collectors.joining(between));
    }
}
