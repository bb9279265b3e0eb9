package dev.leadline.job;

import dev.leadline.confirm.ConfirmStep;
import dev.leadline.lead.Targets;
import dev.leadline.ledger.DuplicateRules;
import dev.leadline.ledger.KnownNames;
import dev.leadline.ledger.Lease;
import dev.leadline.ledger.Leases;
import dev.leadline.ledger.Ledger;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.NewRun;
import dev.leadline.ledger.Ownership;
import dev.leadline.ledger.Reconciling;
import dev.leadline.ledger.Retrying;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunStatus;
import dev.leadline.ledger.Runs;
import dev.leadline.ledger.Sending;
import dev.leadline.ledger.Settling;
import dev.leadline.ledger.Staging;
import dev.leadline.ledger.Stop;
import dev.leadline.ledger.Tenures;
import dev.leadline.propexo.Propexo;
import dev.leadline.report.ReportStep;
import dev.leadline.settings.Settings;
import dev.leadline.stage.CopyNotTakenException;
import dev.leadline.stage.PrivateCopies;
import dev.leadline.stage.StageStep;
import dev.leadline.submit.SubmitStep;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.PlatformTransactionManager;

/** The one door to imports, which every command, page and schedule calls. */
public final class Imports implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final Home home;
    private final Connection connection;
    private final Preparation preparation;
    private final PrivateCopies copies;
    private final Runs runs;
    private final Ledger ledger;
    private final Tenures tenures;
    private final Owners owners;
    private final RunDriver driver;
    private final Retrying retrying;
    private final Reconciliation reconciliation;
    private final DuplicateRules duplicates;
    private final Clock clock;

    private Imports(Settings settings, Connection connection, Home home, ConfigurableApplicationContext context) {
        this.home = home;
        this.context = context;
        this.connection = connection;
        this.duplicates = settings.duplicates();
        this.runs = context.getBean(Runs.class);
        this.ledger = context.getBean(Ledger.class);
        this.tenures = context.getBean(Tenures.class);
        this.owners = new Owners(context.getBean(Leases.class));
        this.copies = new PrivateCopies(settings.home());
        Targets targets = settings.targets();
        this.driver = driver(settings, targets, connection.propexo());
        this.retrying = context.getBean(Retrying.class);
        Reconciling reconciling = context.getBean(Reconciling.class);
        this.clock = context.getBean(Clock.class);
        KnownNames names = context.getBean(KnownNames.class);
        this.preparation = new Preparation(
                settings,
                targets,
                connection.origin(),
                ledger,
                progress -> new PropexoNames(
                        connection, names, settings.namesMaxAge(), clock, tenures::isStopping, progress));
        this.reconciliation = new Reconciliation(reconciling, new Evidence(connection.propexo(), reconciling, clock));
    }

    /**
     * Opens the ledger of a home, which starts Spring.
     *
     * @param settings in force
     * @return to be closed at the end
     * @throws NotStartedException when the database cannot be opened or the settings of the API cannot be used
     */
    public static Imports open(Settings settings) {
        Connection connection = Connection.to(settings);
        Home home = new Home(settings.home());
        home.prepare();
        if (settings.database().url() == null) {
            home.prepareDatabase();
        }
        ConfigurableApplicationContext context = LedgerDatabase.open(settings);
        home.close();
        return new Imports(settings, connection, home, context);
    }

    private RunDriver driver(Settings settings, Targets targets, Propexo propexo) {
        JobRepository jobs = context.getBean(JobRepository.class);
        Clock clock = context.getBean(Clock.class);
        Sending sending = context.getBean(Sending.class);
        Attempt attempt = new Attempt(
                jobs,
                context.getBean(JobOperator.class),
                targets,
                new StageStep(
                        jobs,
                        context.getBean(PlatformTransactionManager.class),
                        context.getBean(Staging.class),
                        ledger,
                        runs,
                        targets,
                        settings.reading(),
                        copies),
                new SubmitStep(jobs, ledger, sending, settings.submit(), clock),
                new ConfirmStep(jobs, context.getBean(Settling.class), settings.confirm(), clock),
                new ReportStep(jobs));
        return new RunDriver(
                runs, context.getBean(Leases.class), ledger, sending, tenures, attempt, propexo, settings, clock);
    }

    /**
     * Imports a file, or goes on with its import. The same import once complete is not done again: its outcome is told.
     *
     * @param request what to import
     * @param progress who watches
     * @return what it came to
     * @throws NotStartedException when it cannot start
     * @throws dev.leadline.lead.UsageException when a name in the request does not exist or fit
     * @throws dev.leadline.lead.mapping.NoSureMappingException when nobody can say which column is what
     * @throws dev.leadline.source.UnusableFileException when the file is no lead file
     */
    public Outcome start(ImportRequest request, Progress progress) {
        home.warning().ifPresent(progress::warning);
        Preparation.Prepared prepared = preparation.prepare(request, progress);
        prepared.notes().forEach(progress::note);
        prepared.plan().notes().forEach(progress::note);
        prepared.plan().warnings().forEach(progress::warning);
        copies.sweep(runs.unstaged(), clock.instant());
        Optional<Run> earlier = runs.latestOf(prepared.identity());
        if (earlier.isPresent() && !request.again()) {
            return goOn(earlier.get(), request, prepared, progress);
        }
        refuseBesideUnfinished(prepared);
        return begin(request, prepared, progress);
    }

    private Outcome goOn(Run run, ImportRequest request, Preparation.Prepared prepared, Progress progress) {
        if (isDone(run, request)) {
            return told(run);
        }
        requireReadiness();
        Ownership idle = owners.idle(run.id());
        Run now = known(run.id());
        if (isDone(now, request)) {
            return told(now);
        }
        Lease lease = owners.take(run.id(), idle);
        runs.limit(lease, request.limit());
        if (request.duplicates() != null) {
            runs.duplicates(lease, request.duplicates());
        }
        progress.note("Going on with run %d.".formatted(run.id()));
        return driver.drive(lease, request.confirm(), prepared.rows(), progress);
    }

    private boolean isDone(Run run, ImportRequest request) {
        boolean wider = !Objects.equals(run.sendLimit(), request.limit());
        boolean unsent = ledger.counts(run.id()).of(RowStatus.STAGED) > 0;
        return run.status() == RunStatus.COMPLETED && !(wider && unsent);
    }

    private Outcome told(Run run) {
        return driver.outcome(
                run.id(),
                List.of("Run %d imported this file already, on %s; nothing was sent now. To send it once more: --again"
                        .formatted(run.id(), run.startedAt())));
    }

    private void refuseBesideUnfinished(Preparation.Prepared prepared) {
        runs.unfinishedOf(prepared.file().sha256(), connection.origin()).stream()
                .filter(run -> !run.identity().equals(prepared.identity()))
                .findFirst()
                .ifPresent(run -> {
                    throw new NotStartedException(
                            ExitCode.USAGE,
                            "Run %d of the same file is unfinished under another target, mapping or constant; go on with it first: leadline resume %d"
                                    .formatted(run.id(), run.id()));
                });
    }

    private Outcome begin(ImportRequest request, Preparation.Prepared prepared, Progress progress) {
        requireReadiness();
        takeCopy(request, prepared);
        Lease lease;
        try {
            lease = runs.begin(newRun(request, prepared));
        } catch (DuplicateKeyException e) {
            copies.discard(prepared.identity(), runs.unstaged());
            Run other = runs.latestOf(prepared.identity()).orElseThrow(() -> e);
            return goOn(other, request, prepared, progress);
        }
        return driver.drive(lease, request.confirm(), prepared.rows(), progress);
    }

    private void takeCopy(ImportRequest request, Preparation.Prepared prepared) {
        try {
            copies.take(prepared.file(), request.file(), prepared.identity());
        } catch (CopyNotTakenException e) {
            throw new NotStartedException(ExitCode.STOPPED_EARLY, String.valueOf(e.getMessage()));
        }
    }

    private NewRun newRun(ImportRequest request, Preparation.Prepared prepared) {
        return new NewRun(
                prepared.identity(),
                // without --again it is the first, or another process was faster
                request.again() ? runs.starts(prepared.identity()) : 0,
                prepared.file().name(),
                request.file().toAbsolutePath().toString(),
                prepared.file().sha256(),
                prepared.plan().target().name(),
                connection.origin(),
                prepared.plan().toJson(),
                prepared.header(),
                prepared.fixes(),
                request.limit(),
                request.duplicates() == null ? duplicates : duplicates.with(request.duplicates()),
                request.starter());
    }

    /**
     * Goes on with a run: sends what is staged, whatever limit it was started with, and asks again for what is queued.
     *
     * @param run its number
     * @param progress who watches
     * @return what it came to
     * @throws NotStartedException when there is no such run, somebody else works on it, or it belongs to another API
     */
    public Outcome resume(long run, Progress progress) {
        Run known = ours(run);
        requireReadiness();
        if (known.stagedAt() == null && !copies.holds(known.identity())) {
            throw new NotStartedException(
                    ExitCode.INPUT,
                    "The copy of %s that run %d was reading is gone; import the file again, and it goes on."
                            .formatted(known.file(), run));
        }
        Lease lease = owners.take(run);
        runs.limit(lease, null);
        return driver.drive(lease, true, rowsOf(known), progress);
    }

    /**
     * Sends again what ended badly and was not replaced: by Propexo's own retry where a failed write has a job id, else anew.
     *
     * @param run its number
     * @param statuses which rows: REFUSED, FAILED, and IN_DOUBT only where a person names it
     * @param progress who watches
     * @return what it came to
     * @throws NotStartedException when there is no such run, somebody else works on it, or it belongs to another API
     */
    public Outcome retry(long run, Set<RowStatus> statuses, Progress progress) {
        Run known = ours(run);
        requireReadiness();
        Lease lease = owners.take(run);
        int rows = retrying.stageAgain(lease, statuses);
        progress.note(rows == 1 ? "1 row is sent again." : rows + " rows are sent again.");
        return driver.drive(lease, true, rowsOf(known), progress);
    }

    /**
     * Settles rows in doubt, by evidence from the API or by a person's word; sends nothing.
     *
     * @param run its number
     * @param word of a person, or null to look for evidence
     * @return what is known of every row that was in doubt, and the run as it stands then
     * @throws NotStartedException when there is no such run, somebody else works on it, or it belongs to another API
     */
    public Reconciled reconcile(long run, @Nullable Word word) {
        ours(run);
        if (word == null) {
            requireReadiness();
        }
        Lease lease = owners.take(run);
        try {
            driver.settleCrash(lease);
            return new Reconciled(reconciliation.reconcile(run, word), driver.close(lease));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reconciled(List.of(), driver.close(lease));
        }
    }

    private Run ours(long run) {
        Run known = known(run);
        if (!known.apiOrigin().equals(connection.origin())) {
            throw new NotStartedException(
                    ExitCode.USAGE,
                    "Run %d belongs to %s, and the settings name %s; set --api-url to go on with it."
                            .formatted(run, known.apiOrigin(), connection.origin()));
        }
        return known;
    }

    private Run known(long run) {
        return ledger.run(run)
                .orElseThrow(() -> new NotStartedException(
                        ExitCode.USAGE, "There is no run %d here; leadline runs lists them all.".formatted(run)));
    }

    private static long rowsOf(Run run) {
        Long rows = run.rowsRead();
        return rows == null ? 0 : rows;
    }

    private void requireReadiness() {
        if (tenures.isStopping()) {
            throw new NotStartedException(ExitCode.STOPPED_BY_USER, "Stopped as you asked, before anything was sent.");
        }
        if (!connection.hasToken()) {
            throw new NotStartedException(
                    ExitCode.USAGE,
                    "There is no token for %s: set LEADLINE_API_TOKEN, or try it without one with --sandbox."
                            .formatted(connection.origin()));
        }
    }

    /**
     * Asks a run, in this process or another, to stop cleanly; returns at once, and the run ends when what is in flight has
     * ended.
     *
     * @param run its number
     * @return the process that was asked, or empty when nobody works on the run
     * @throws NotStartedException when there is no such run
     */
    public Optional<String> stop(long run) {
        known(run);
        return owners.askToStop(run);
    }

    /**
     * Ends all runs of this process in an orderly way, and lets none begin any more; returns at once, and the runs end when
     * what is in flight has ended.
     */
    public void stopAll() {
        tenures.stopAll(new Stop(Stop.Cause.USER, "Stopped by the user."));
    }

    /**
     * Whether {@link #stopAll()} was called.
     *
     * @return true when nothing should begin any more
     */
    public boolean isStopping() {
        return tenures.isStopping();
    }

    /**
     * What the ledger knows.
     *
     * @return to read only
     */
    public LedgerView ledger() {
        return ledger;
    }

    /**
     * The database that holds the ledger, for those who keep state of their own beside it.
     *
     * @return open until these imports are closed
     */
    public DataSource database() {
        return context.getBean(DataSource.class);
    }

    @Override
    public void close() {
        connection.close();
        context.close();
    }
}
