package dev.leadline.plan;

import dev.leadline.lead.mapping.ChosenAccount;
import dev.leadline.lead.mapping.Lookups;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.lead.mapping.PlanRequest;
import dev.leadline.lead.mapping.Planner;
import dev.leadline.settings.Settings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Function;

/** Maps the columns of files that were read. */
public final class ImportPlanner {

    private ImportPlanner() {}

    /**
     * Makes a plan for validating rows: ids of the account may be missing, and a warning of the plan lists them.
     *
     * @param path the file
     * @param mappingOptions the mapping, the target and the constants
     * @param account chosen in the console, for what nothing else says
     * @param settings the effective settings
     * @param progress receives the progress and the notes
     * @throws dev.leadline.source.UnusableFileException when the file is not a lead file
     * @throws dev.leadline.message.UserException when anything else that is required is missing, or the user named
     *     something that does not exist or is not valid
     */
    public static ImportPlan forCheck(
            Path path, MappingOptions mappingOptions, ChosenAccount account, Settings settings, PlanListener progress) {
        return forCheck(read(path, mappingOptions, settings, progress), mappingOptions, account, settings);
    }

    /**
     * Makes a plan for validating the rows of a file that was already read: ids of the account may be missing.
     *
     * @param read the file
     * @param mappingOptions the mapping, the target and the constants
     * @param account chosen in the console, for what nothing else says
     * @param settings the effective settings
     * @throws dev.leadline.message.UserException when anything else that is required is missing, or the user named
     *     something that does not exist or is not valid
     */
    public static ImportPlan forCheck(
            ProfiledFile read, MappingOptions mappingOptions, ChosenAccount account, Settings settings) {
        return of(read, mappingOptions, account, settings, settings.lookups(), Planner::planForCheck);
    }

    /**
     * Makes a plan that an import can carry out.
     *
     * @param read the file
     * @param mappingOptions the mapping, the target and the constants
     * @param account chosen in the console, for what nothing else says
     * @param settings the effective settings
     * @param lists Propexo's lists of names
     * @throws dev.leadline.message.UserException when anything that is required is missing, or the user named
     *     something that does not exist or is not valid
     */
    public static ImportPlan forImport(
            ProfiledFile read,
            MappingOptions mappingOptions,
            ChosenAccount account,
            Settings settings,
            Lookups.PropexoLists lists) {
        return of(read, mappingOptions, account, settings, settings.lookups().with(lists), Planner::plan);
    }

    /**
     * Makes a plan that may be incomplete, for showing what was recognized. An integration_id may be
     * missing.
     *
     * @param path the file
     * @param mappingOptions the mapping, the target and the constants
     * @param account chosen in the console, for what nothing else says
     * @param settings the effective settings
     * @param progress receives the progress and the notes
     * @return a plan whose mapping's gap says what is missing, if anything
     * @throws dev.leadline.source.UnusableFileException when the file is not a lead file
     * @throws dev.leadline.message.UserException when the user named something that does not exist or is not valid
     */
    public static ImportPlan preview(
            Path path, MappingOptions mappingOptions, ChosenAccount account, Settings settings, PlanListener progress) {
        return preview(read(path, mappingOptions, settings, progress), mappingOptions, account, settings);
    }

    /**
     * The same for a file that was already read.
     *
     * @param read the file
     */
    public static ImportPlan preview(
            ProfiledFile read, MappingOptions mappingOptions, ChosenAccount account, Settings settings) {
        return of(read, mappingOptions, account, settings, settings.lookups(), Planner::draftToShow);
    }

    /**
     * Makes a plan that may be incomplete, for a file that was already read.
     *
     * @param read the file
     * @param mappingOptions the mapping, the target and the constants
     * @param account chosen in the console, for what nothing else says
     * @param settings the effective settings
     * @return a plan whose mapping's gap says what is missing, if anything
     * @throws dev.leadline.message.UserException when the user named something that does not exist or is not valid
     */
    public static ImportPlan draft(
            ProfiledFile read, MappingOptions mappingOptions, ChosenAccount account, Settings settings) {
        return of(read, mappingOptions, account, settings, settings.lookups(), Planner::draft);
    }

    private static ProfiledFile read(
            Path path, MappingOptions mappingOptions, Settings settings, PlanListener progress) {
        return ProfiledFile.read(path, mappingOptions.readOptions(settings.readOptions()), progress);
    }

    private static ImportPlan of(
            ProfiledFile read,
            MappingOptions mappingOptions,
            ChosenAccount account,
            Settings settings,
            Lookups lookups,
            Function<PlanRequest, MappingPlan> planner) {
        MappingPlan mapping = planner.apply(new PlanRequest(
                mappingOptions.target(),
                read.file().header(),
                read.profile(),
                mappingOptions.mapping(),
                mappingOptions.constants(),
                settings.constantsFor(mappingOptions.target()),
                account,
                lookups,
                read.file().name(),
                read.file().isDelimited(),
                settings.invalidValues(),
                LocalDate.now(ZoneOffset.UTC)));
        MappingPlan ordered = mappingOptions
                .order()
                .map(column -> mapping.orderedBy(column, read.profile()))
                .orElse(mapping);
        return new ImportPlan(read, ordered.forRowsRead(mappingOptions.readOptions(settings.readOptions())));
    }
}
