package dev.leadline.job;

import dev.leadline.lead.Target;
import dev.leadline.lead.Targets;
import dev.leadline.lead.conversion.Profile;
import dev.leadline.lead.mapping.Mapping;
import dev.leadline.lead.mapping.Plan;
import dev.leadline.lead.mapping.PlanRequest;
import dev.leadline.lead.mapping.Planner;
import dev.leadline.lead.reject.RejectForm;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.Run;
import dev.leadline.source.LeadFile;
import dev.leadline.source.RowReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From the wish to import a file to all that has to be decided before anything is stored or sent. */
final class Preparation {

    private final Settings settings;
    private final Targets targets;
    private final String apiOrigin;
    private final LedgerView ledger;

    Preparation(Settings settings, Targets targets, String apiOrigin, LedgerView ledger) {
        this.settings = settings;
        this.targets = targets;
        this.apiOrigin = apiOrigin;
        this.ledger = ledger;
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
            Plan plan,
            List<String> header,
            long rows,
            String identity,
            @Nullable Long fixes,
            List<String> notes) {}

    Prepared prepare(ImportRequest request) {
        LeadFile file = LeadFile.open(request.file(), settings.reading());
        return RejectForm.isRejects(file.header()) ? fixedRejects(request, file) : newLeads(request, file);
    }

    private Prepared fixedRejects(ImportRequest request, LeadFile file) {
        ReturnedRejects rejects = ReturnedRejects.of(file, ledger);
        Run origin = rejects.origin();
        Plan plan = rejects.plan(request, apiOrigin, targets);
        return new Prepared(
                file,
                plan,
                origin.header(),
                rejects.rows(),
                identity(file, plan, origin.id()),
                origin.id(),
                file.notes());
    }

    private Prepared newLeads(ImportRequest request, LeadFile file) {
        Target target = targets.named(Objects.requireNonNullElse(request.target(), Targets.USUAL), settings.vendor());
        Mapping mapping = request.mapping() == null ? null : Mapping.read(request.mapping());
        List<String> notes = new ArrayList<>(file.notes());
        Profile profile = profile(file, notes);
        Plan plan = Planner.plan(
                new PlanRequest(target, file.header(), profile, mapping, request.constants(), settings.constants()));
        return new Prepared(
                file, plan, file.header(), profile.rows(), identity(file, plan, null), null, List.copyOf(notes));
    }

    private static Profile profile(LeadFile file, List<String> notes) {
        try (RowReader rows = file.read()) {
            Profile profile = Profile.of(file.header(), rows);
            notes.addAll(rows.notes());
            return profile;
        }
    }

    private String identity(LeadFile file, Plan plan, @Nullable Long fixes) {
        String parts = String.join("\n", file.sha256(), plan.target().name(), plan.identity(), apiOrigin)
                + (fixes == null ? "" : "\n" + fixes);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(parts.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
