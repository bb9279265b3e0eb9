package dev.leadline.faults;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The whole matrix, in the order in which it is printed. */
final class AllFaults {

    /** By the headings of the table. */
    static final Map<String, List<Fault>> ALL = all();

    private AllFaults() {}

    private static Map<String, List<Fault>> all() {
        Map<String, List<Fault>> all = new LinkedHashMap<>();
        all.put("Before the request", ConnectionFaults.BEFORE);
        all.put("TLS", ConnectionFaults.TLS);
        all.put("While the answer is awaited", ConnectionFaults.WHILE_WAITING);
        all.put("The protocol", ConnectionFaults.PROTOCOL);
        all.put("2xx, but odd", StatusFaults.ODD_SUCCESSES);
        all.put("200 with an odd body", BodyFaults.BODIES);
        all.put("200 with an odd job id", BodyFaults.JOB_IDS);
        all.put("Redirects", StatusFaults.REDIRECTS);
        all.put("4xx", StatusFaults.CLIENT_ERRORS);
        all.put("429", StatusFaults.THROTTLING);
        all.put("5xx and beyond", StatusFaults.SERVER_ERRORS);
        return all;
    }
}
