package dev.leadline.run;

import dev.leadline.lead.Target;
import dev.leadline.lead.Targets;
import dev.leadline.lead.conversion.FileProfile;
import dev.leadline.lead.mapping.Lookups;
import dev.leadline.lead.mapping.Mapping;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.lead.mapping.PlanRequest;
import dev.leadline.lead.mapping.Planner;
import dev.leadline.lead.reject.RejectForm;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.Run;
import dev.leadline.settings.Settings;
import dev.leadline.shared.Hashes;
import dev.leadline.source.LeadFile;
import dev.leadline.source.RowReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** From the request to import a file to all that has to be decided before anything is stored or sent. */
final class ImportPreparation {

    private final Settings settings;
    private final Targets targets;
    private final String apiOrigin;
    private final LedgerView ledger;
    private final Function<RunListener, Lookups.PropexoLists> names;

    /**
     * @param names who knows the API's own lists of names, and tells a watcher of it
     */
    ImportPreparation(
            Settings settings,
            Targets targets,
            String apiOrigin,
            LedgerView ledger,
            Function<RunListener, Lookups.PropexoLists> names) {
        this.settings = settings;
        this.targets = targets;
        this.apiOrigin = apiOrigin;
        this.ledger = ledger;
        this.names = names;
    }

    /**
     * A file that can be imported.
     *
     * @param file opened and checked
     * @param plan what feeds which field
     * @param header the columns of its leads
     * @param rows how many data records it holds
     * @param identity of its run
     * @param fixes the run whose rejects it holds, or null
     * @param notes how the file is read and what of it is not
     */
    record Prepared(
            LeadFile file,
            MappingPlan plan,
            List<String> header,
            long rows,
            String identity,
            @Nullable Long fixes,
            List<String> notes) {}

    Prepared prepare(ImportRequest request, RunListener progress) {
        LeadFile file = LeadFile.open(request.file(), settings.readOptions());
        if (request.sha256() != null) {
            file.verifyContent(request.sha256());
        }
        return RejectForm.isRejects(file.header()) ? fixedRejects(request, file) : newLeads(request, file, progress);
    }

    private Prepared fixedRejects(ImportRequest request, LeadFile file) {
        CorrectedRejectFile rejects = CorrectedRejectFile.of(file, ledger);
        Run origin = rejects.origin();
        MappingPlan plan = rejects.plan(request, apiOrigin, targets);
        return new Prepared(
                file,
                plan,
                origin.header(),
                rejects.rows(),
                identity(file, plan, String.valueOf(origin.id())),
                origin.id(),
                file.notes());
    }

    private Prepared newLeads(ImportRequest request, LeadFile file, RunListener progress) {
        Target target = targets.named(Objects.requireNonNullElse(request.target(), Targets.USUAL), settings.vendor());
        Mapping mapping = request.mapping() == null ? null : Mapping.read(request.mapping());
        List<String> notes = new ArrayList<>(file.notes());
        FileProfile profile = profile(file, notes);
        MappingPlan plan = Planner.plan(new PlanRequest(
                target,
                file.header(),
                profile,
                mapping,
                request.constants(),
                settings.constants(),
                settings.lookups().with(names.apply(progress))));
        String namesMeant = namesIn(file, plan);
        return new Prepared(
                file, plan, file.header(), profile.rows(), identity(file, plan, namesMeant), null, List.copyOf(notes));
    }

    private static String namesIn(LeadFile file, MappingPlan plan) {
        try (RowReader rows = file.read()) {
            return plan.meaningOfNames(rows);
        }
    }

    private static FileProfile profile(LeadFile file, List<String> notes) {
        try (RowReader rows = file.read()) {
            FileProfile profile = FileProfile.of(file.header(), rows);
            notes.addAll(rows.notes());
            return profile;
        }
    }

    /** @param more what else makes it this import and no other; may be empty */
    private String identity(LeadFile file, MappingPlan plan, String more) {
        String parts = String.join("\n", file.sha256(), plan.target().name(), plan.identity(), apiOrigin)
                + (more.isEmpty() ? "" : "\n" + more);
        return Hashes.sha256(parts);
    }
}
