package dev.leadline.web.imports;

import dev.leadline.lead.conversion.CellOrder;
import dev.leadline.lead.conversion.ColumnProfile;
import dev.leadline.lead.conversion.DateOrder;
import dev.leadline.plan.ProfiledFile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns by which the latest leads can be sent first: those that hold mostly dates, and whose names no other column has.
 *
 * @param byPlace their names by their places, from 0
 */
record LatestFirst(Map<String, String> byPlace) {

    static LatestFirst of(ProfiledFile leads) {
        List<String> header = leads.file().header();
        Map<String, String> byPlace = new LinkedHashMap<>();
        for (int place = 0; place < header.size(); place++) {
            String name = header.get(place);
            if (!name.isBlank()
                    && Collections.frequency(header, name) == 1
                    && isOfDates(leads.profile().column(place))) {
                byPlace.put(String.valueOf(place), name);
            }
        }
        return new LatestFirst(Collections.unmodifiableMap(byPlace));
    }

    private static boolean isOfDates(ColumnProfile column) {
        return CellOrder.of(column, DateOrder.UNDECIDED).kind() == CellOrder.SortKind.DATE;
    }
}
