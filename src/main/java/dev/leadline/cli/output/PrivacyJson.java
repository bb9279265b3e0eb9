package dev.leadline.cli.output;

import dev.leadline.privacy.ForgetResult;
import dev.leadline.privacy.PurgeResult;
import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What was deleted, for programs. */
public final class PrivacyJson {

    private PrivacyJson() {}

    /** What was purged, or would be. */
    public static String of(PurgeResult result, Instant before, boolean preview, boolean compacted) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("ended_before", before.toString())
                .put("dry_run", preview);
        ArrayNode purged = json.putArray("purged");
        result.purged()
                .forEach(run -> purged.addObject()
                        .put("run", run.run())
                        .put("rows", run.rows())
                        .put("files_in_this_home", run.filesHere()));
        ArrayNode kept = json.putArray("kept");
        result.kept()
                .forEach(run -> kept.addObject()
                        .put("run", run.run())
                        .put("reason", run.obstacle().name().toLowerCase(Locale.ROOT)));
        return json.put("uploads", result.uploads())
                        .put("compacted", compacted && !preview)
                        .toPrettyString() + "\n";
    }

    /** What was deleted of one person. */
    public static String of(ForgetResult result, boolean compacted) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("found", result.isFound())
                .put("rows", result.rows())
                .put("taken_out", result.takenOut())
                .put("mentions", result.mentions())
                .put("reports", result.reports())
                .put("copies", result.copies())
                .put("uploads", result.uploads())
                .put("archived", result.archived())
                .put("compacted", compacted);
        ArrayNode left = json.putArray("left");
        result.left().forEach(left::add);
        return json.toPrettyString() + "\n";
    }
}
