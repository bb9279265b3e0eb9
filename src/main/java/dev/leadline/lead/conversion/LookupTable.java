package dev.leadline.lead.conversion;

import java.util.List;
import java.util.Map;

/**
 * Names and the ids that they stand for.
 *
 * @param written how a mapping names the table: a file, or {@code propexo}
 * @param entries what stands there, in no order
 * @param checked whether the entries are known; without them every name passes, and none may be sent
 */
public record LookupTable(String written, List<Entry> entries, boolean checked) {

    /** What a mapping writes for the API's own lists. */
    public static final String PROPEXO = "propexo";

    public LookupTable {
        entries = List.copyOf(entries);
    }

    /**
     * Where the names stand, for people.
     *
     * @return a file, or {@code Propexo's own list}
     */
    public String origin() {
        return written.equals(PROPEXO) ? "Propexo's own list" : written;
    }

    /**
     * One name.
     *
     * @param name as people write it; empty where the table knows the id alone
     * @param id what is sent
     * @param within field to value, where the name holds only for leads with that value, such as a community's sources
     */
    public record Entry(String name, String id, Map<String, String> within) {

        public Entry {
            within = Map.copyOf(within);
        }
    }
}
