package dev.leadline.web.api;

import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunClosure;
import dev.leadline.report.RunFolders;
import dev.leadline.report.RunReport;
import dev.leadline.web.page.NotFoundException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs as {@code summary.json} and {@code leadline show --json} have them, with addresses in place of the server's paths. */
final class RunRecords {

    private static final List<String> SERVED = List.of("rejects", "outcomes");

    private final LedgerView ledger;
    private final RunFolders folders;

    RunRecords(LedgerView ledger, Path home) {
        this.ledger = ledger;
        this.folders = new RunFolders(home);
    }

    static String address(long run) {
        return "/api/v1/runs/" + run;
    }

    /**
     * @throws NotFoundException when there is no such run
     */
    ObjectNode of(long id) {
        Run run = ledger.run(id).orElseThrow(NotFoundException::new);
        ObjectNode json = RunReport.summarise(ledger, run, folders.of(id)).tree();
        serve(json, id);
        ledger.closure(id)
                .filter(closed -> closed.kind() == RunClosure.ClosureKind.PURGED)
                .ifPresent(purged -> json.put("purged_at", purged.at().toString()));
        return json;
    }

    private static void serve(ObjectNode json, long id) {
        ObjectNode files = (ObjectNode) json.get("files");
        files.propertyNames().stream().toList().forEach(name -> {
            JsonNode path = files.get(name);
            boolean served = SERVED.contains(name) && !path.isNull();
            files.put(name, served ? address(id) + "/" + name : null);
        });
    }
}
