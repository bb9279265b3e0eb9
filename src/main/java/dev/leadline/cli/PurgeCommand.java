package dev.leadline.cli;

import dev.leadline.cli.output.PrivacyJson;
import dev.leadline.cli.output.PrivacyText;
import dev.leadline.home.DatabaseCompaction;
import dev.leadline.privacy.PurgeResult;
import dev.leadline.settings.RetentionPeriod;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deletes the personal data of runs that ended long ago. */
@Command(
        name = "purge",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Delete the personal data of runs that ended long ago; duplicates are still found.",
        footer = {
            "",
            "Deleted: cells, request bodies, messages, corrections and search words of the",
            "rows, the rejects and the messages in the files of the run, and old uploads.",
            "Kept: statuses, problem codes, job IDs, counts and the salted hashes that find",
            "duplicates. Runs that are not finished, or have rows that are staged, queued",
            "or in doubt, are not changed. A purged run cannot be resumed, retried or",
            "corrected.",
            "",
            "To do this every night in leadline serve, set leadline.retention, such as 90d.",
            "",
            "Examples:",
            "  leadline purge --older-than 90d --dry-run   what it would delete",
            "  leadline purge --older-than 12w"
        })
final class PurgeCommand implements Callable<Integer> {

    private final CliContext here;

    @Option(
            names = "--older-than",
            paramLabel = "PERIOD",
            required = true,
            converter = PeriodConverter.class,
            description = "How long ago a run must have ended: days (90d), weeks (12w) or an ISO 8601 period (P3M).")
    private @Nullable RetentionPeriod olderThan;

    @Option(names = "--dry-run", description = "Show what would be deleted, and delete nothing.")
    private boolean dryRun;

    @Mixin
    private CommonOptions common = new CommonOptions();

    PurgeCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Settings settings = common.settings(here);
        Instant before = Objects.requireNonNull(olderThan).before(Instant.now());
        PurgeResult result;
        try (RunOperations operations = here.ledger(settings)) {
            result = operations.purge(before, dryRun);
        }
        boolean compacted = dryRun || DatabaseCompaction.compact(settings);
        here.print(
                common.json()
                        ? PrivacyJson.of(result, before, dryRun, compacted)
                        : PrivacyText.of(result, before, dryRun, compacted));
        return ExitCode.OK.code();
    }

    /** Reads the period. */
    static final class PeriodConverter implements ITypeConverter<RetentionPeriod> {

        @Override
        public RetentionPeriod convert(String typed) {
            return RetentionPeriod.parse(typed);
        }
    }
}
