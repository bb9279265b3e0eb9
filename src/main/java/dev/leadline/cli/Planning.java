package dev.leadline.cli;

import dev.leadline.job.Settings;
import dev.leadline.lead.conversion.Profile;
import dev.leadline.lead.mapping.Plan;
import dev.leadline.lead.mapping.PlanRequest;
import dev.leadline.lead.mapping.Planner;
import dev.leadline.source.LeadFile;
import dev.leadline.source.RowReader;
import java.nio.file.Path;

/**
 * A file and what an import would make of its columns, found out without a job or a database.
 *
 * @param file the file, opened
 * @param rows how many rows it has
 * @param plan which column feeds which field
 */
record Planning(LeadFile file, long rows, Plan plan) {

    static Planning of(Path path, Meaning meaning, Settings settings, ConsoleProgress progress) {
        LeadFile file = LeadFile.open(path, settings.limits());
        try (RowReader rows = file.read()) {
            progress.step("Reading", -1);
            CountedRows counted = new CountedRows(rows, progress);
            Profile profile = Profile.of(file.header(), counted);
            progress.end();
            Plan plan = Planner.plan(new PlanRequest(
                    meaning.target(),
                    file.header(),
                    profile,
                    meaning.mapping(),
                    meaning.constants(),
                    settings.constants()));
            return new Planning(file, counted.count(), plan);
        }
    }
}
