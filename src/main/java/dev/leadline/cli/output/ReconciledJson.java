package dev.leadline.cli.output;

import dev.leadline.reconcile.RowEvidence;
import dev.leadline.run.ReconciliationResult;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a reconciliation came to, for programs. */
public final class ReconciledJson {

    private ReconciledJson() {}

    /** What became of the rows in doubt of a run. */
    public static String of(long run, ReconciliationResult reconciled) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("run", run);
        ArrayNode evidence = json.putArray("evidence");
        reconciled.evidence().forEach(row -> evidence.add(json(row)));
        json.set("summary", reconciled.outcome().summary().tree());
        return json.toPrettyString() + "\n";
    }

    private static ObjectNode json(RowEvidence row) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("row", row.row()).put("line", row.line());
        ArrayNode findings = json.putArray("findings");
        row.findings().forEach(findings::add);
        return json.put("settled_as", row.settledAs());
    }
}
