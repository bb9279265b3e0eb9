package dev.leadline.job;

import dev.leadline.lead.Target;
import dev.leadline.lead.Targets;
import dev.leadline.lead.conversion.Profile;
import dev.leadline.lead.mapping.Mapping;
import dev.leadline.lead.mapping.Plan;
import dev.leadline.lead.mapping.PlanRequest;
import dev.leadline.lead.mapping.Planner;
import dev.leadline.source.LeadFile;
import dev.leadline.source.RowReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** From the wish to import a file to all that has to be decided before anything is stored or sent. */
final class Preparation {

    private final Settings settings;
    private final Targets targets;
    private final String apiOrigin;

    Preparation(Settings settings, Targets targets, String apiOrigin) {
        this.settings = settings;
        this.targets = targets;
        this.apiOrigin = apiOrigin;
    }

    /**
     * A file that can be imported.
     *
     * @param file opened and checked
     * @param plan what feeds which field
     * @param rows how many data records it holds
     * @param identity of its run
     */
    record Prepared(LeadFile file, Plan plan, long rows, String identity) {}

    Prepared prepare(ImportRequest request) {
        Target target = targets.named(request.target(), settings.vendor());
        Mapping mapping = request.mapping() == null ? null : Mapping.read(request.mapping());
        LeadFile file = LeadFile.open(request.file(), settings.limits());
        Profile profile = profile(file);
        Plan plan = Planner.plan(
                new PlanRequest(target, file.header(), profile, mapping, request.constants(), settings.constants()));
        return new Prepared(file, plan, profile.rows(), identity(file, plan));
    }

    private static Profile profile(LeadFile file) {
        try (RowReader rows = file.read()) {
            return Profile.of(file.header(), rows);
        }
    }

    private String identity(LeadFile file, Plan plan) {
        String parts = String.join("\n", file.sha256(), plan.target().name(), plan.identity(), apiOrigin);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(parts.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
