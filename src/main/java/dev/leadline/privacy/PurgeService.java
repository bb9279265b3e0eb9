package dev.leadline.privacy;

import dev.leadline.audit.AuditLog;
import dev.leadline.ledger.LedgerQueries;
import dev.leadline.ledger.PurgeRepository;
import dev.leadline.ledger.PurgeRepository.Obstacle;
import dev.leadline.ledger.RunRepository;
import dev.leadline.privacy.PurgeResult.KeptRun;
import dev.leadline.privacy.PurgeResult.PurgedRun;
import dev.leadline.settings.Settings;
import dev.leadline.source.StagingFolder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Deletes the personal data of runs that ended before a time. A purge that was cut off is continued by the next one. */
public final class PurgeService {

    /** Somebody may be about to import a younger upload. */
    private static final Duration YOUNGEST_UPLOAD = Duration.ofDays(1);

    private final PurgeRepository purging;
    private final LedgerQueries ledger;
    private final ReportRewriter reports;
    private final UploadFolder uploads;
    private final StagingFolder staging;
    private final RunRepository runs;
    private final AuditLog audit;
    private final Clock clock;

    PurgeService(
            PurgeRepository purging,
            LedgerQueries ledger,
            RunRepository runs,
            ReportRewriter reports,
            AuditLog audit,
            Settings settings,
            Clock clock) {
        this.purging = purging;
        this.ledger = ledger;
        this.reports = reports;
        this.uploads = new UploadFolder(settings.home());
        this.staging = new StagingFolder(settings.home());
        this.runs = runs;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Purges runs. One that is not finished, or has rows whose outcome is not certain, is kept.
     *
     * @param before the time
     * @param who wants it
     */
    public PurgeResult purge(Instant before, String who) {
        List<PurgedRun> purged = new ArrayList<>();
        List<KeptRun> kept = new ArrayList<>();
        for (long run : purging.before(before)) {
            Optional<Obstacle> obstacle = close(run);
            if (obstacle.isPresent()) {
                kept.add(new KeptRun(run, obstacle.get()));
            } else {
                purged.add(new PurgedRun(run, purge(run), hasFiles(run)));
                audit.note(who, "purge", run, null);
            }
        }
        staging.sweep(runs.unstaged(), clock.instant());
        return new PurgeResult(purged, kept, uploads.deleteBefore(oldEnough(before)));
    }

    /** Says what {@link #purge} would do at this moment. */
    public PurgeResult preview(Instant before) {
        List<PurgedRun> purged = new ArrayList<>();
        List<KeptRun> kept = new ArrayList<>();
        for (long run : purging.before(before)) {
            purging.obstacle(run)
                    .ifPresentOrElse(
                            obstacle -> kept.add(new KeptRun(run, obstacle)),
                            () -> purged.add(
                                    new PurgedRun(run, ledger.counts(run).total(), hasFiles(run))));
        }
        return new PurgeResult(purged, kept, uploads.countBefore(oldEnough(before)));
    }

    /** Another process may change the run after it was looked at, so the obstacle is looked for again. */
    private Optional<Obstacle> close(long run) {
        Optional<Obstacle> obstacle = purging.obstacle(run);
        if (obstacle.isPresent() || purging.close(run)) {
            return obstacle;
        }
        return Optional.of(purging.obstacle(run).orElse(Obstacle.UNFINISHED));
    }

    private boolean hasFiles(long run) {
        return !reports.isElsewhere(ledger.knownRun(run));
    }

    private long purge(long run) {
        long rows = purging.purge(run);
        reports.withoutPersonalData(run);
        purging.finished(run);
        return rows;
    }

    private Instant oldEnough(Instant before) {
        Instant youngest = clock.instant().minus(YOUNGEST_UPLOAD);
        return before.isBefore(youngest) ? before : youngest;
    }
}
