package dev.leadline.run;

import dev.leadline.lead.Target;
import dev.leadline.lead.Targets;
import dev.leadline.lead.mapping.ChosenAccount;
import dev.leadline.lead.mapping.Lookups;
import dev.leadline.lead.mapping.Mapping;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.lead.reject.RejectForm;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.Run;
import dev.leadline.message.UserMessage;
import dev.leadline.plan.ImportPlan;
import dev.leadline.plan.ImportPlanner;
import dev.leadline.plan.MappingOptions;
import dev.leadline.plan.ProfiledFile;
import dev.leadline.settings.Settings;
import dev.leadline.shared.Hashes;
import dev.leadline.source.LeadFile;
import dev.leadline.source.ReadOptions;
import dev.leadline.source.UnusableFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds to the plan of a file what only the ledger and the API know, before anything is stored or sent. */
final class ImportPreparation {

    private final Settings settings;
    private final Targets targets;
    private final String apiOrigin;
    private final LedgerView ledger;
    private final ChosenAccounts accounts;
    private final ImportPlanner planner;
    private final Function<RunListener, Lookups.PropexoLists> names;

    /**
     * @param accounts where leads go of which nothing else says it
     * @param names who knows the API's own lists of names, and tells a watcher of it
     */
    ImportPreparation(
            Settings settings,
            Targets targets,
            String apiOrigin,
            LedgerView ledger,
            ChosenAccounts accounts,
            Clock clock,
            Function<RunListener, Lookups.PropexoLists> names) {
        this.settings = settings;
        this.targets = targets;
        this.apiOrigin = apiOrigin;
        this.ledger = ledger;
        this.accounts = accounts;
        this.planner = new ImportPlanner(settings, clock);
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
        // the steps that a run reports are those of its job
        Mapping mapping = request.mapping() == null ? null : Mapping.read(request.mapping());
        ProfiledFile leads =
                ProfiledFile.read(request.file(), readOptions(request.file(), mapping), new SilentListener());
        if (request.sha256() != null) {
            leads.file().verifyContent(request.sha256());
        }
        return RejectForm.isRejects(leads.file().header())
                ? correctedRejects(request, leads)
                : newLeads(request, mapping, leads, progress);
    }

    /** Rejects have a header, whatever the mapping says of the files that they come from. */
    private ReadOptions readOptions(Path file, @Nullable Mapping mapping) {
        ReadOptions usual = settings.readOptions();
        ReadOptions wanted = mapping == null ? usual : mapping.readOptions(usual);
        return wanted.hasHeader() || !isRejects(file) ? wanted : usual;
    }

    private boolean isRejects(Path file) {
        try {
            return RejectForm.isRejects(
                    LeadFile.open(file, settings.readOptions()).header());
        } catch (UnusableFileException e) {
            return false;
        }
    }

    private Prepared correctedRejects(ImportRequest request, ProfiledFile leads) {
        CorrectedRejectFile rejects = CorrectedRejectFile.of(leads, ledger);
        Run origin = rejects.origin();
        MappingPlan plan = rejects.plan(request, apiOrigin, targets).forRowsRead(settings.readOptions());
        return new Prepared(
                leads.file(),
                plan,
                origin.header(),
                leads.rows(),
                identity(leads.file(), plan, apiOrigin, String.valueOf(origin.id())),
                origin.id(),
                Stream.concat(leads.file().notes().stream(), keptOrder(request, plan, origin).stream())
                        .toList());
    }

    private static Optional<String> keptOrder(ImportRequest request, MappingPlan plan, Run origin) {
        return request.orderBy() == null || plan.order().equals(Optional.of(request.orderBy()))
                ? Optional.empty()
                : Optional.of(plan.order()
                        .map(column -> UserMessage.of("run.rejects-in-order-of-column", origin.id(), column))
                        .orElseGet(() -> UserMessage.of("run.rejects-in-order-of-file", origin.id()))
                        .text());
    }

    private Prepared newLeads(
            ImportRequest request, @Nullable Mapping mapping, ProfiledFile leads, RunListener progress) {
        Target target = targets.named(Objects.requireNonNullElse(request.target(), Targets.USUAL), settings.vendor());
        MappingOptions mappingOptions =
                new MappingOptions(target, request.mapping(), mapping, request.constants(), request.orderBy());
        ChosenAccount account = Objects.requireNonNullElseGet(request.account(), accounts::account);
        ImportPlan plan = planner.forImport(leads, mappingOptions, account, names.apply(progress));
        return new Prepared(
                leads.file(),
                plan.mapping(),
                leads.file().header(),
                leads.rows(),
                identity(leads.file(), plan.mapping(), apiOrigin, plan.meaningOfNames()),
                null,
                leads.notes());
    }

    /** @param more what else makes it this import and no other; may be empty */
    static String identity(LeadFile file, MappingPlan plan, String apiOrigin, String more) {
        String parts = String.join("\n", file.sha256(), plan.target().name(), plan.identity(), apiOrigin)
                + (more.isEmpty() ? "" : "\n" + more);
        return Hashes.sha256(parts);
    }
}
