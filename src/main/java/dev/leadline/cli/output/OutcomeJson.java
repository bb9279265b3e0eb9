package dev.leadline.cli.output;

import dev.leadline.run.RelatedRun;
import dev.leadline.run.RunResult;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a run came to, for programs: its summary, and other runs that have to do with it where there are any. */
public final class OutcomeJson {

    private OutcomeJson() {}

    /** The summary of a run with what is printed beside it. */
    public static ObjectNode of(RunResult outcome) {
        ObjectNode json = outcome.summary().tree();
        if (!outcome.related().isEmpty()) {
            ArrayNode others = json.putArray("related_runs");
            outcome.related().forEach(other -> others.add(json(other)));
        }
        return json;
    }

    private static ObjectNode json(RelatedRun other) {
        ObjectNode json = other.summary().tree();
        return json.put("relation", other.relation().name());
    }
}
