package dev.leadline.check;

import dev.leadline.job.Progress;
import dev.leadline.lead.conversion.Profile;
import dev.leadline.lead.mapping.Plan;
import dev.leadline.lead.mapping.PlanRequest;
import dev.leadline.lead.mapping.Planner;
import dev.leadline.settings.Settings;
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
public record Planning(LeadFile file, long rows, Plan plan, List<String> notes) {

    public Planning {
        notes = List.copyOf(notes);
    }

    /**
     * With a plan that may be carried out.
     *
     * @param path the file
     * @param meaning what is said of its columns
     * @param settings in force
     * @param progress who watches
     * @return never null
     * @throws dev.leadline.source.UnusableFileException when the file is no lead file
     * @throws dev.leadline.lead.mapping.NoSureMappingException when nobody can say which column is what
     * @throws dev.leadline.lead.UsageException when something that was named does not exist or fit
     */
    public static Planning of(Path path, Meaning meaning, Settings settings, Progress progress) {
        return of(path, meaning, settings, progress, Planner::plan);
    }

    /**
     * With a plan as far as it goes, for showing what was recognised.
     *
     * @param path the file
     * @param meaning what is said of its columns
     * @param settings in force
     * @param progress who watches
     * @return with a plan whose gap says what it lacks, if anything
     * @throws dev.leadline.source.UnusableFileException when the file is no lead file
     * @throws dev.leadline.lead.UsageException when something that was named does not exist or fit
     */
    public static Planning draft(Path path, Meaning meaning, Settings settings, Progress progress) {
        return of(path, meaning, settings, progress, Planner::draft);
    }

    private static Planning of(
            Path path, Meaning meaning, Settings settings, Progress progress, Function<PlanRequest, Plan> planner) {
        LeadFile file = LeadFile.open(path, settings.reading());
        try (RowReader rows = file.read()) {
            progress.step("Reading", -1);
            CountedRows counted = new CountedRows(rows, progress);
            Profile profile = Profile.of(file.header(), counted);
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
