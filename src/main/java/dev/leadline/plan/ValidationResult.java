package dev.leadline.plan;

import dev.leadline.lead.InvalidValues;
import dev.leadline.lead.Lead;
import dev.leadline.ledger.RowStatus;
import dev.leadline.report.Summary;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The result of a check.
 *
 * @param summary the counts; valid rows are staged
 * @param path the API path of the target
 * @param notes sentences about values that were changed or not sent
 * @param choice what happens to a row with a value that is not valid for an optional field
 * @param rejectedByChoice how many rows each choice rejects
 * @param bodies the first leads, as many as requested
 * @param bodiesWanted whether bodies were requested
 * @param comparison what another mapping changes, or null if none was named
 * @param history what earlier runs change, or null if these were not looked at
 */
public record ValidationResult(
        Summary summary,
        String path,
        List<String> notes,
        InvalidValues choice,
        Map<InvalidValues, Long> rejectedByChoice,
        List<Lead> bodies,
        boolean bodiesWanted,
        @Nullable ComparisonResult comparison,
        @Nullable HistoryResult history) {

    private static final JsonMapper JSON = JsonMapper.shared();

    public ValidationResult {
        notes = List.copyOf(notes);
        rejectedByChoice = Map.copyOf(rejectedByChoice);
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
     * The summary, with what each choice for invalid values would reject; with the
     * bodies, the comparison and the duplicates where these were requested.
     *
     * @return a new tree at each call
     */
    public ObjectNode json() {
        ObjectNode json = summary.tree();
        ObjectNode rejects =
                json.putObject("invalid_values").put("choice", word(choice)).putObject("rejected");
        for (InvalidValues any : InvalidValues.values()) {
            rejects.put(word(any), rejectedByChoice.getOrDefault(any, 0L));
        }
        if (bodiesWanted) {
            ArrayNode array = json.putArray("bodies");
            bodies.forEach(lead -> array.addPOJO(lead.body()));
        }
        if (comparison != null) {
            json.set("comparison", comparison.json());
        }
        if (history != null) {
            history.addTo(json);
        }
        return json;
    }

    private static String word(InvalidValues choice) {
        return choice.name().toLowerCase(Locale.ROOT);
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
