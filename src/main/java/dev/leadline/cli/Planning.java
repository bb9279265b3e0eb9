package dev.leadline.cli;

import dev.leadline.job.Settings;
import dev.leadline.lead.conversion.Profile;
import dev.leadline.lead.mapping.Plan;
import dev.leadline.lead.mapping.PlanRequest;
import dev.leadline.lead.mapping.Planner;
import dev.leadline.source.LeadFile;
import dev.leadline.source.RowReader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A file and what an import would make of its columns, found out without a job or a database.
 *
 * @param file the file, opened
 * @param rows how many rows it has
 * @param plan which column feeds which field
 * @param notes how the file is read and what of it is not
 */
record Planning(LeadFile file, long rows, Plan plan, List<String> notes) {

    /** With a plan that may be carried out. */
    static Planning of(Path path, Meaning meaning, Settings settings, ConsoleProgress progress) {
        return of(path, meaning, settings, progress, Planner::plan);
    }

    /** With a plan as far as it goes, for showing what was recognised. */
    static Planning draft(Path path, Meaning meaning, Settings settings, ConsoleProgress progress) {
        return of(path, meaning, settings, progress, Planner::draft);
    }

    private static Planning of(
            Path path,
            Meaning meaning,
            Settings settings,
            ConsoleProgress progress,
            Function<PlanRequest, Plan> planner) {
        LeadFile file = LeadFile.open(path, settings.reading());
        try (RowReader rows = file.read()) {
            progress.step("Reading", -1);
            CountedRows counted = new CountedRows(rows, progress);
            Profile profile = Profile.of(file.header(), counted);
            progress.end();
            List<String> notes =
                    Stream.concat(file.notes().stream(), rows.notes().stream()).toList();
            Plan plan = planner.apply(new PlanRequest(
                    meaning.target(),
                    file.header(),
                    profile,
                    meaning.mapping(),
                    meaning.constants(),
                    settings.constants(),
                    settings.lookups()));
            return new Planning(file, counted.count(), plan, notes);
        }
    }
}
