package dev.leadline.run;

import dev.leadline.lead.Targets;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.lead.reject.RejectForm;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunClosure;
import dev.leadline.plan.ProfiledFile;
import dev.leadline.shared.ExitCode;
import dev.leadline.source.LeadFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A reject file that somebody has fixed: all of it belongs to one run of this home, whose decisions apply to it again. */
final class CorrectedRejectFile {

    private static final Pattern NAME = Pattern.compile("(.+)/([0-9]{1,18})");

    private final LeadFile file;
    private final Run origin;

    private CorrectedRejectFile(LeadFile file, Run origin) {
        this.file = file;
        this.origin = origin;
    }

    /**
     * Finds the run that the rejects came from.
     *
     * @throws UserException when there is none here, or more than one
     */
    static CorrectedRejectFile of(ProfiledFile leads, LedgerView ledger) {
        Set<String> names = leads.cells(RejectForm.RUN_COLUMN).stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        LeadFile file = leads.file();
        CorrectedRejectFile rejects = new CorrectedRejectFile(file, originOf(file, names, leads.rows(), ledger));
        rejects.requireSameColumns();
        return rejects;
    }

    private static Run originOf(LeadFile file, Set<String> names, long rows, LedgerView ledger) {
        if (rows == 0) {
            throw new UserException(
                    ExitCode.OK, file.name() + " contains no rejected rows. There is nothing to import.");
        }
        if (names.contains(RejectForm.NO_RUN)) {
            throw unusable(
                    file,
                    "contains rejects from leadline check, which do not belong to a run. Import the file that you"
                            + " checked, then correct the rejects of that run.");
        }
        if (names.size() != 1) {
            throw unusable(
                    file,
                    names.isEmpty()
                            ? "does not say which run its rows come from. Restore the original values of the first five columns."
                            : "contains rejects from more than one run. Put the rejects of each run in a separate file.");
        }
        Matcher name = NAME.matcher(names.iterator().next());
        if (!name.matches() || !name.group(1).equals(ledger.homeId())) {
            throw unusable(
                    file,
                    "contains rejects from another home, or its leadline_run column was changed. Import it with the"
                            + " --home of the original run.");
        }
        Run origin = ledger.run(Long.parseLong(name.group(2)))
                .orElseThrow(() -> new UserException(
                        ExitCode.INPUT_UNUSABLE,
                        "%s contains rejects of run %s, which does not exist in this home. List all runs."
                                .formatted(file.name(), name.group(2)),
                        new NextAction.ListRuns()));
        ledger.closure(origin.id())
                .filter(closure -> closure.kind() == RunClosure.ClosureKind.PURGED)
                .ifPresent(closure -> {
                    throw new UserException(ExitCode.INPUT_UNUSABLE, closure.sentence(origin.id()));
                });
        return origin;
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
        String what =
                missing.isEmpty() && added.isEmpty() ? "has its columns in a different order" : "has different columns";
        throw unusable(
                file,
                what + " than run " + origin.id() + list(" (missing: ", missing) + list(" (added: ", added)
                        + ". Restore the original columns, and change only cell values.");
    }

    private static String list(String before, List<String> names) {
        return names.isEmpty() ? "" : before + String.join(", ", names) + ")";
    }

    Run origin() {
        return origin;
    }

    /**
     * What the run decided, which holds for its rejects too.
     *
     * @throws UserException when the request names another target, mapping, constant or API
     */
    MappingPlan plan(ImportRequest request, String apiOrigin, Targets targets) {
        if (!origin.apiOrigin().equals(apiOrigin)) {
            throw usage(
                    "These rejects must go to %s, like run %d, but leadline.api.url is %s. Set --api-url to the address of the run."
                            .formatted(origin.apiOrigin(), origin.id(), apiOrigin));
        }
        MappingPlan plan = MappingPlan.fromJson(origin.plan(), targets);
        boolean otherTarget = request.target() != null && !request.target().equals(origin.target());
        if (request.mapping() != null || otherTarget || !agree(request.constants(), plan.constants())) {
            throw usage(
                    "Rejects use the settings of run %d: target %s, with its mapping and constants. Remove --target, --mapping and --set from the command."
                            .formatted(origin.id(), origin.target()));
        }
        return plan;
    }

    private static boolean agree(Map<String, String> asked, Map<String, Object> decided) {
        return asked.entrySet().stream()
                .allMatch(constant -> constant.getValue().equals(String.valueOf(decided.get(constant.getKey()))));
    }

    private static UserException unusable(LeadFile file, String sentence) {
        return new UserException(ExitCode.INPUT_UNUSABLE, file.name() + " " + sentence);
    }

    private static UserException usage(String sentence) {
        return new UserException(ExitCode.USAGE, sentence);
    }
}
