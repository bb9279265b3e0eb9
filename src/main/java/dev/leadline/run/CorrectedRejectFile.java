package dev.leadline.run;

import dev.leadline.lead.Targets;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.lead.reject.RejectForm;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunClosure;
import dev.leadline.message.NextAction;
import dev.leadline.message.UserException;
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
            throw UserException.of(ExitCode.OK, "run.no-rejects", file.name());
        }
        if (names.contains(RejectForm.NO_RUN)) {
            throw UserException.of(ExitCode.INPUT_UNUSABLE, "run.rejects-of-check", file.name());
        }
        if (names.isEmpty()) {
            throw UserException.of(ExitCode.INPUT_UNUSABLE, "run.rejects-of-no-run", file.name());
        }
        if (names.size() > 1) {
            throw UserException.of(ExitCode.INPUT_UNUSABLE, "run.rejects-of-several-runs", file.name());
        }
        Matcher name = NAME.matcher(names.iterator().next());
        if (!name.matches() || !name.group(1).equals(ledger.homeId())) {
            throw UserException.of(ExitCode.INPUT_UNUSABLE, "run.rejects-of-other-home", file.name());
        }
        Run origin = ledger.run(Long.parseLong(name.group(2)))
                .orElseThrow(() -> UserException.of(
                                ExitCode.INPUT_UNUSABLE, "run.rejects-of-unknown-run", file.name(), name.group(2))
                        .with(new NextAction.ListRuns()));
        ledger.closure(origin.id())
                .filter(closure -> closure.kind() == RunClosure.ClosureKind.PURGED)
                .ifPresent(closure -> {
                    throw UserException.of(ExitCode.INPUT_UNUSABLE, closure.message(origin.id()));
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
        if (missing.isEmpty() && added.isEmpty()) {
            throw UserException.of(ExitCode.INPUT_UNUSABLE, "run.rejects-reordered", file.name(), origin.id());
        }
        throw UserException.of(
                ExitCode.INPUT_UNUSABLE,
                "run.rejects-with-other-columns",
                file.name(),
                origin.id(),
                list(" (missing: ", missing) + list(" (added: ", added));
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
            throw UserException.usage("run.rejects-of-other-api", origin.apiOrigin(), origin.id(), apiOrigin);
        }
        MappingPlan plan = MappingPlan.fromJson(origin.plan(), targets);
        boolean otherTarget = request.target() != null && !request.target().equals(origin.target());
        if (request.mapping() != null || otherTarget || !agree(request.constants(), plan.constants())) {
            throw UserException.usage("run.rejects-have-choices", origin.id(), origin.target());
        }
        return plan;
    }

    private static boolean agree(Map<String, String> asked, Map<String, Object> decided) {
        return asked.entrySet().stream()
                .allMatch(constant -> constant.getValue().equals(String.valueOf(decided.get(constant.getKey()))));
    }
}
