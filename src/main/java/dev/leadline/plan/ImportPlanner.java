package dev.leadline.plan;

import dev.leadline.lead.mapping.ChosenAccount;
import dev.leadline.lead.mapping.Lookups;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.lead.mapping.PlanRequest;
import dev.leadline.lead.mapping.Planner;
import dev.leadline.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Function;

/** Maps the columns of files that were read. */
public final class ImportPlanner {

    private final Settings settings;
    private final Clock clock;

    /**
     * @param settings the effective settings
     * @param clock says which dates are past when a plan is made
     */
    public ImportPlanner(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Makes a plan for validating rows: ids of the account may be missing, and a warning of the plan lists them.
     *
     * @param path the file
     * @param mappingOptions the mapping, the target and the constants
     * @param account chosen in the console, for what nothing else says
     * @param progress receives the progress and the notes
     * @throws dev.leadline.source.UnusableFileException when the file is not a lead file
     * @throws dev.leadline.message.UserException when anything else that is required is missing, or the user named
     *     something that does not exist or is not valid
     */
    public ImportPlan forCheck(Path path, MappingOptions mappingOptions, ChosenAccount account, PlanListener progress) {
        return forCheck(read(path, mappingOptions, progress), mappingOptions, account);
    }

    /**
     * Makes a plan for validating the rows of a file that was already read: ids of the account may be missing.
     *
     * @param read the file
     * @param mappingOptions the mapping, the target and the constants
     * @param account chosen in the console, for what nothing else says
     * @throws dev.leadline.message.UserException when anything else that is required is missing, or the user named
     *     something that does not exist or is not valid
     */
    public ImportPlan forCheck(ProfiledFile read, MappingOptions mappingOptions, ChosenAccount account) {
        return of(read, mappingOptions, account, settings.lookups(), Planner::planForCheck);
    }

    /**
     * Makes a plan that an import can carry out.
     *
     * @param read the file
     * @param mappingOptions the mapping, the target and the constants
     * @param account chosen in the console, for what nothing else says
     * @param lists Propexo's lists of names
     * @throws dev.leadline.message.UserException when anything that is required is missing, or the user named
     *     something that does not exist or is not valid
     */
    public ImportPlan forImport(
            ProfiledFile read, MappingOptions mappingOptions, ChosenAccount account, Lookups.PropexoLists lists) {
        return of(read, mappingOptions, account, settings.lookups().with(lists), Planner::plan);
    }

    /**
     * Makes a plan that may be incomplete, for showing what was recognized. An integration_id may be
     * missing.
     *
     * @param path the file
     * @param mappingOptions the mapping, the target and the constants
     * @param account chosen in the console, for what nothing else says
     * @param progress receives the progress and the notes
     * @return a plan whose mapping's gap says what is missing, if anything
     * @throws dev.leadline.source.UnusableFileException when the file is not a lead file
     * @throws dev.leadline.message.UserException when the user named something that does not exist or is not valid
     */
    public ImportPlan preview(Path path, MappingOptions mappingOptions, ChosenAccount account, PlanListener progress) {
        return preview(read(path, mappingOptions, progress), mappingOptions, account);
    }

    /**
     * The same for a file that was already read.
     *
     * @param read the file
     */
    public ImportPlan preview(ProfiledFile read, MappingOptions mappingOptions, ChosenAccount account) {
        return of(read, mappingOptions, account, settings.lookups(), Planner::draftToShow);
    }

    /**
     * Makes a plan that may be incomplete, for a file that was already read.
     *
     * @param read the file
     * @param mappingOptions the mapping, the target and the constants
     * @param account chosen in the console, for what nothing else says
     * @return a plan whose mapping's gap says what is missing, if anything
     * @throws dev.leadline.message.UserException when the user named something that does not exist or is not valid
     */
    public ImportPlan draft(ProfiledFile read, MappingOptions mappingOptions, ChosenAccount account) {
        return of(read, mappingOptions, account, settings.lookups(), Planner::draft);
    }

    private ProfiledFile read(Path path, MappingOptions mappingOptions, PlanListener progress) {
        return ProfiledFile.read(path, mappingOptions.readOptions(settings.readOptions()), progress);
    }

    private ImportPlan of(
            ProfiledFile read,
            MappingOptions mappingOptions,
            ChosenAccount account,
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
                LocalDate.now(clock.withZone(ZoneOffset.UTC))));
        MappingPlan ordered = mappingOptions
                .order()
                .map(column -> mapping.orderedBy(column, read.profile()))
                .orElse(mapping);
        return new ImportPlan(read, ordered.forRowsRead(mappingOptions.readOptions(settings.readOptions())));
    }
}
