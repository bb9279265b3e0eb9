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
 * @param rows the number of rows
 * @param plan the field of each column
 * @param notes how the file is read, and what is ignored
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
     * Makes a plan that may be incomplete, for showing what was recognized.
     *
     * @param path the file
     * @param mappingOptions the mapping, the target and the constants
     * @param settings the effective settings
     * @param progress receives the progress and the notes
     * @return a plan whose gap says what is missing, if anything
     * @throws dev.leadline.source.UnusableFileException when the file is not a lead file
     * @throws dev.leadline.lead.UsageException when the user named something that does not exist or is not valid
     */
    public static ImportPlanner draft(
            Path path, MappingOptions mappingOptions, Settings settings, RunListener progress) {
        return draft(ProfiledFile.read(path, settings, progress), mappingOptions, settings);
    }

    /**
     * Makes a plan that may be incomplete, for a file that was already read.
     *
     * @param read the file
     * @param mappingOptions the mapping, the target and the constants
     * @param settings the effective settings
     * @return a plan whose gap says what is missing, if anything
     * @throws dev.leadline.lead.UsageException when the user named something that does not exist or is not valid
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
