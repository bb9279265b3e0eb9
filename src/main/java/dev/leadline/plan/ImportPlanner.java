package dev.leadline.plan;

import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.lead.mapping.PlanRequest;
import dev.leadline.lead.mapping.Planner;
import dev.leadline.run.RunListener;
import dev.leadline.settings.Settings;
import dev.leadline.source.LeadFile;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * A file and the plan for its columns, made without a job or a database.
 *
 * @param file the file, opened
 * @param rows how many rows it has
 * @param plan which column feeds which field
 * @param notes how the file is read and what of it is not
 */
public record ImportPlanner(LeadFile file, long rows, MappingPlan plan, List<String> notes) {

    public ImportPlanner {
        notes = List.copyOf(notes);
    }

    /**
     * With a plan for validating rows: ids of the account may be missing, and a warning of the plan lists them.
     *
     * @param path the file
     * @param mappingOptions what is said of its columns
     * @param settings in force
     * @param progress who watches
     * @throws dev.leadline.source.UnusableFileException when the file is no lead file
     * @throws dev.leadline.lead.mapping.NoSureMappingException when anything else that is required is missing
     * @throws dev.leadline.lead.UsageException when something that was named does not exist or fit
     */
    public static ImportPlanner forCheck(
            Path path, MappingOptions mappingOptions, Settings settings, RunListener progress) {
        return of(ProfiledFile.read(path, settings, progress), mappingOptions, settings, Planner::planForCheck);
    }

    /**
     * With a plan as far as it goes, for showing what was recognised.
     *
     * @param path the file
     * @param mappingOptions what is said of its columns
     * @param settings in force
     * @param progress who watches
     * @return with a plan whose gap says what it lacks, if anything
     * @throws dev.leadline.source.UnusableFileException when the file is no lead file
     * @throws dev.leadline.lead.UsageException when something that was named does not exist or fit
     */
    public static ImportPlanner draft(
            Path path, MappingOptions mappingOptions, Settings settings, RunListener progress) {
        return draft(ProfiledFile.read(path, settings, progress), mappingOptions, settings);
    }

    /**
     * With a plan as far as it goes, for a file that was read before.
     *
     * @param read the file
     * @param mappingOptions what is said of its columns
     * @param settings in force
     * @return with a plan whose gap says what it lacks, if anything
     * @throws dev.leadline.lead.UsageException when something that was named does not exist or fit
     */
    public static ImportPlanner draft(ProfiledFile read, MappingOptions mappingOptions, Settings settings) {
        return of(read, mappingOptions, settings, Planner::draft);
    }

    private static ImportPlanner of(
            ProfiledFile read,
            MappingOptions mappingOptions,
            Settings settings,
            Function<PlanRequest, MappingPlan> planner) {
        MappingPlan plan = planner.apply(new PlanRequest(
                mappingOptions.target(),
                read.file().header(),
                read.profile(),
                mappingOptions.mapping(),
                mappingOptions.constants(),
                settings.constants(),
                settings.lookups()));
        return new ImportPlanner(read.file(), read.rows(), plan, read.notes());
    }
}
