package dev.leadline.run;

import dev.leadline.lead.Targets;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.lead.reject.RejectForm;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.Run;
import dev.leadline.source.LeadFile;
import dev.leadline.source.Row;
import dev.leadline.source.RowReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A reject file that somebody has fixed: all of it belongs to one run of this home, whose decisions apply to it again. */
final class CorrectedRejectFile {

    private static final Pattern NAME = Pattern.compile("(.+)/([0-9]{1,18})");

    private final LeadFile file;
    private final Run origin;
    private final long rows;

    private CorrectedRejectFile(LeadFile file, Run origin, long rows) {
        this.file = file;
        this.origin = origin;
        this.rows = rows;
    }

    /**
     * Finds the run that the rejects came from.
     *
     * @throws NotStartedException when there is none here, or more than one
     */
    static CorrectedRejectFile of(LeadFile file, LedgerView ledger) {
        Set<String> names = new LinkedHashSet<>();
        long rows = 0;
        try (RowReader reader = file.read()) {
            while (reader.hasNext()) {
                Row row = reader.next();
                rows++;
                if (row.fault() == null && !RejectForm.runOf(row).isBlank()) {
                    names.add(RejectForm.runOf(row).strip());
                }
            }
        }
        CorrectedRejectFile rejects = new CorrectedRejectFile(file, originOf(file, names, rows, ledger), rows);
        rejects.requireSameColumns();
        return rejects;
    }

    private static Run originOf(LeadFile file, Set<String> names, long rows, LedgerView ledger) {
        if (rows == 0) {
            throw new UserException(0, file.name() + " holds no rejects: there is nothing to import.");
        }
        if (names.contains(RejectForm.NO_RUN)) {
            throw unusable(
                    file,
                    "holds the rejects of a check, which no run knows of: import the file that was checked, and fix the rejects of that import.");
        }
        if (names.size() != 1) {
            throw unusable(
                    file,
                    names.isEmpty()
                            ? "does not say which run its rows come from: put back the first five columns as they were."
                            : "holds rejects of more than one run: put those of each run into a file of their own.");
        }
        Matcher name = NAME.matcher(names.iterator().next());
        if (!name.matches() || !name.group(1).equals(ledger.homeId())) {
            throw unusable(
                    file,
                    "holds rejects of another home, or its column leadline_run was changed: import it with the --home that its run was in.");
        }
        return ledger.run(Long.parseLong(name.group(2)))
                .orElseThrow(() -> unusable(
                        file,
                        "holds rejects of run " + name.group(2)
                                + ", which is not here: leadline runs lists those that are."));
    }

    private void requireSameColumns() {
        List<String> found = RejectForm.leadColumns(file.header());
        if (found.equals(origin.header())) {
            return;
        }
        List<String> missing = new ArrayList<>(origin.header());
        missing.removeAll(found);
        List<String> added = new ArrayList<>(found);
        added.removeAll(origin.header());
        String what = missing.isEmpty() && added.isEmpty() ? "has its columns in another order" : "has other columns";
        throw unusable(
                file,
                what + " than run " + origin.id() + " had" + list(" (missing: ", missing) + list(" (added: ", added)
                        + ": put them back, and change cells only.");
    }

    private static String list(String before, List<String> names) {
        return names.isEmpty() ? "" : before + String.join(", ", names) + ")";
    }

    Run origin() {
        return origin;
    }

    long rows() {
        return rows;
    }

    /**
     * What the run decided, which holds for its rejects too.
     *
     * @throws NotStartedException when the request names another target, mapping, constant or API
     */
    MappingPlan plan(ImportRequest request, String apiOrigin, Targets targets) {
        if (!origin.apiOrigin().equals(apiOrigin)) {
            throw usage("These rejects go to %s, as run %d did, and the settings name %s; set --api-url to send them."
                    .formatted(origin.apiOrigin(), origin.id(), apiOrigin));
        }
        MappingPlan plan = MappingPlan.fromJson(origin.plan(), targets);
        boolean otherTarget = request.target() != null && !request.target().equals(origin.target());
        if (request.mapping() != null || otherTarget || !agree(request.constants(), plan.constants())) {
            throw usage(
                    "Rejects are sent as run %d was, to %s under its own mapping and constants: leave out --target, --mapping and --set."
                            .formatted(origin.id(), origin.target()));
        }
        return plan;
    }

    private static boolean agree(Map<String, String> asked, Map<String, Object> decided) {
        return asked.entrySet().stream()
                .allMatch(constant -> constant.getValue().equals(String.valueOf(decided.get(constant.getKey()))));
    }

    private static UserException unusable(LeadFile file, String sentence) {
        return new UserException(RunExitCode.INPUT, file.name() + " " + sentence);
    }

    private static UserException usage(String sentence) {
        return new UserException(RunExitCode.USAGE, sentence);
    }
}
