package dev.leadline.plan;

import dev.leadline.lead.Lead;
import dev.leadline.ledger.RowStatus;
import dev.leadline.report.Summary;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The result of a check.
 *
 * @param summary the counts; valid rows are staged
 * @param path the API path of the target
 * @param notes sentences about values that were changed or not sent
 * @param bodies the first leads, as many as requested
 * @param bodiesWanted whether bodies were requested
 */
public record ValidationResult(
        Summary summary, String path, List<String> notes, List<Lead> bodies, boolean bodiesWanted) {

    private static final JsonMapper JSON = JsonMapper.shared();

    public ValidationResult {
        notes = List.copyOf(notes);
        bodies = List.copyOf(bodies);
    }

    /**
     * The rows that would be sent.
     *
     * @return how many
     */
    public long valid() {
        return summary.rows().of(RowStatus.STAGED);
    }

    /**
     * The rows that would not be sent.
     *
     * @return how many
     */
    public long rejected() {
        return summary.rows().of(RowStatus.REJECTED);
    }

    /**
     * The summary; where bodies were asked for, with these as one member more.
     *
     * @return a new tree at each call
     */
    public ObjectNode json() {
        ObjectNode json = summary.tree();
        if (bodiesWanted) {
            ArrayNode array = json.putArray("bodies");
            bodies.forEach(lead -> array.addPOJO(lead.body()));
        }
        return json;
    }

    /**
     * The bodies as they would be sent.
     *
     * @return JSON, indented
     */
    public List<String> bodyTexts() {
        return bodies.stream()
                .map(lead -> JSON.writerWithDefaultPrettyPrinter().writeValueAsString(lead.body()))
                .toList();
    }
}
