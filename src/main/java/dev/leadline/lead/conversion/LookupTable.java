package dev.leadline.lead.conversion;

import java.util.List;
import java.util.Map;

/**
 * A lookup table from names to IDs.
 *
 * @param written how a mapping names the table: a file, or {@code propexo}
 * @param entries the names and IDs, in no order
 * @param checked whether the entries are known; without them every name passes, and none may be sent
 */
public record LookupTable(String written, List<Entry> entries, boolean checked) {

    /** The name for the API's own lists in a mapping. */
    public static final String PROPEXO = "propexo";

    public LookupTable {
        entries = List.copyOf(entries);
    }

    /**
     * The name of the table for messages.
     *
     * @return a file, or {@code Propexo's list}
     */
    public String origin() {
        return written.equals(PROPEXO) ? "Propexo's list" : written;
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
