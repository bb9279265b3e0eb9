package dev.leadline.run;

import dev.leadline.audit.AuditLog;
import dev.leadline.ledger.BreakdownRepository;
import dev.leadline.ledger.CorrectionRepository;
import dev.leadline.ledger.DismissalRepository;
import dev.leadline.ledger.EarlyStop;
import dev.leadline.ledger.ImportDraftRepository;
import dev.leadline.ledger.LedgerPages;
import dev.leadline.ledger.LedgerQueries;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.OpenRejects;
import dev.leadline.ledger.RestoreRepository;
import dev.leadline.ledger.RowRef;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.RunExecutions;
import dev.leadline.privacy.ForgetService;
import dev.leadline.privacy.PurgeService;
import dev.leadline.propexo.RateLimiter.Priority;
import dev.leadline.reconcile.ManualDecision;
import dev.leadline.settings.Settings;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts, resumes, stops and reads runs. Every command, page and schedule uses this service. */
public final class RunService implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final Home home;
    private final ApiConnection connection;
    private final RunLifecycle lifecycle;
    private final LateConfirmation confirmation;
    private final RunExecutions executions;
    private final LedgerQueries ledger;
    private final LedgerPages pages;
    private final AuditLog actions;
    private final CorrectionRepository corrections;
    private final OpenRejects rejects;
    private final BreakdownRepository breakdown;
    private final FinishForecast forecast;
    private final RestoreRepository restoring;
    private final PurgeService purge;
    private final ForgetService forget;
    private final DismissalRepository dismissals;
    private final ImportDraftRepository drafts;
    private final Clock clock;
    private final DataSource database;
    private final RemoteWork remoteWork;

    RunService(
            ConfigurableApplicationContext context,
            Home home,
            ApiConnection connection,
            RunLifecycle lifecycle,
            LateConfirmation confirmation,
            RunExecutions executions,
            LedgerQueries ledger,
            LedgerPages pages,
            AuditLog actions,
            CorrectionRepository corrections,
            OpenRejects rejects,
            BreakdownRepository breakdown,
            FinishForecast forecast,
            RestoreRepository restoring,
            PurgeService purge,
            ForgetService forget,
            DismissalRepository dismissals,
            ImportDraftRepository drafts,
            Clock clock,
            DataSource database,
            RemoteWork remoteWork) {
        this.context = context;
        this.home = home;
        this.connection = connection;
        this.lifecycle = lifecycle;
        this.confirmation = confirmation;
        this.executions = executions;
        this.ledger = ledger;
        this.pages = pages;
        this.actions = actions;
        this.corrections = corrections;
        this.rejects = rejects;
        this.breakdown = breakdown;
        this.forecast = forecast;
        this.restoring = restoring;
        this.purge = purge;
        this.forget = forget;
        this.dismissals = dismissals;
        this.drafts = drafts;
        this.clock = clock;
        this.database = database;
        this.remoteWork = remoteWork;
    }

    /**
     * Opens the ledger of a home, which starts Spring.
     *
     * @param settings in force
     * @return to be closed at the end
     * @throws UserException when the database cannot be opened or is not that of the home, or the settings of the API
     *     cannot be used
     */
    public static RunService open(Settings settings) {
        return open(settings, Clock.systemUTC());
    }

    /**
     * Opens the ledger of a home for somebody who watches.
     *
     * @param observations told of each step, request and wait for a permit
     */
    public static RunService open(Settings settings, ObservationRegistry observations) {
        return open(settings, Clock.systemUTC(), observations);
    }

    /** Opens it with a clock of its own. */
    static RunService open(Settings settings, Clock clock) {
        return open(settings, clock, ObservationRegistry.NOOP);
    }

    private static RunService open(Settings settings, Clock clock, ObservationRegistry observations) {
        ApiConnection connection = ApiConnection.to(settings, observations);
        Home home = new Home(settings.home());
        home.prepare();
        RemoteWork.requireDatabase(settings);
        LedgerCheck check = LedgerCheck.of(settings);
        check.requireFile();
        if (settings.database().url() == null) {
            home.prepareDatabase();
        }
        ConfigurableApplicationContext context = LedgerDatabase.open(settings, check, beans -> {
            beans.registerSingleton("settings", settings);
            beans.registerSingleton("apiConnection", connection);
            beans.registerSingleton("leadlineHome", home);
            beans.registerSingleton("clock", clock);
            beans.registerSingleton("observationRegistry", observations);
        });
        try {
            RunService service = context.getBean(RunService.class);
            nameLedger(new HomeIdentity(settings.home()), service.ledger.homeId());
            home.close();
            return service;
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }

    private static void nameLedger(HomeIdentity identity, String ledger) {
        if (!identity.names(ledger)) {
            identity.note(ledger);
        }
    }

    /**
     * Imports a file, or resumes its import. An import that is already complete is not repeated: its result is returned.
     *
     * @param request what to import
     * @throws UserException when it cannot start
     * @throws dev.leadline.lead.UsageException when a name in the request does not exist or fit
     * @throws dev.leadline.lead.mapping.NoSureMappingException when the columns cannot be mapped
     * @throws dev.leadline.source.UnusableFileException when the file is not a lead file
     */
    public RunResult start(ImportRequest request, RunListener progress) {
        home.warning().ifPresent(progress::warning);
        return lifecycle.start(request, progress);
    }

    /**
     * Resumes a run: sends the staged rows, regardless of the limit of the first start, and polls the queued rows.
     *
     * @throws UserException when the run does not exist, another process is running it, or it belongs to another API
     */
    public RunResult resume(long run, RunListener progress) {
        return lifecycle.resume(run, progress);
    }

    /**
     * Retries rows that failed and were not replaced: by Propexo's retry where a failed write has a job ID, otherwise by a new
     * create.
     *
     * @param statuses which rows: REFUSED, FAILED, and IN_DOUBT only on explicit request
     * @throws UserException when the run does not exist, another process is running it, or it belongs to another API
     */
    public RunResult retry(long run, Set<RowStatus> statuses, RunListener progress) {
        return lifecycle.retry(run, statuses, progress);
    }

    /**
     * Settles rows in doubt, by evidence from the API or by a manual decision; sends nothing.
     *
     * @param word the manual decision, or null to look for evidence
     * @return the evidence for each row that was in doubt, and the updated run
     * @throws UserException when the run does not exist, another process is running it, or it belongs to another API, or
     *     the API asked for a longer wait than the settings allow
     */
    public ReconciliationResult reconcile(long run, @Nullable ManualDecision word, RunListener progress) {
        return lifecycle.reconcile(run, word, progress);
    }

    /**
     * Undoes manual decisions about rows: they are in doubt again.
     *
     * @param rows their numbers
     * @param who undoes them
     * @return the rows for which it was not too late: a row was not sent again, and no other row reserved its prospect
     * @throws UserException when the run does not exist, another process is running it, or it belongs to another API
     */
    public List<Long> undoDecisions(long run, Set<Long> rows, String who) {
        return lifecycle.undoDecisions(run, rows, who);
    }

    /**
     * Decides that a reject is not sent. It keeps its status, and the files of its run leave it out from their next update on.
     *
     * @param who decides
     * @return false when the row is no reject any more, or was dismissed before
     */
    public boolean dismiss(RowRef row, String who) {
        return dismissals.dismiss(row, who);
    }

    /**
     * Undoes {@link #dismiss}.
     *
     * @return false when the row was not dismissed
     */
    public boolean restore(RowRef row) {
        return dismissals.restore(row);
    }

    /** Writes the files again of ended runs whose rows have changed since; quick when there are none. */
    public void updateFiles() {
        lifecycle.updateFiles();
    }

    /**
     * Completed runs that are not running and have rows to send, because the rows that they duplicated were not created.
     *
     * @return their numbers, the oldest first
     */
    public List<Long> runsWithReleasedRows() {
        return lifecycle.withReleasedRows();
    }

    /**
     * Sends the rows of a run that other runs have released. The limit of the run still applies.
     *
     * @throws UserException when another process is running it, or it belongs to another API
     */
    public RunResult sendReleased(long run, RunListener progress) {
        return lifecycle.sendReleased(run, progress);
    }

    /**
     * Asks a run, in this process or another, to stop cleanly. Returns at once; the run ends when its open requests have
     * finished.
     *
     * @return the process that was asked, or empty when the run is not running
     * @throws UserException when the run does not exist
     */
    public Optional<String> stop(long run) {
        return lifecycle.stop(run);
    }

    /**
     * Stops all runs of this process cleanly and prevents new ones. Returns at once; the runs end when their open requests
     * have finished.
     */
    public void stopAll() {
        executions.stopAll(new EarlyStop(EarlyStop.Cause.USER, "Stopped by the user."));
        confirmation.stop();
    }

    /**
     * Whether {@link #stopAll()} was called.
     *
     * @return true when nothing should begin any more
     */
    public boolean isStopping() {
        return executions.isStopping();
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
     * Polls the queued rows of ended runs once. Runs that are running are skipped, and the longer ago a run ended, the less
     * often its rows are polled.
     *
     * @return how many rows have their outcome now
     */
    public long confirmQueued() {
        return confirmation.pollOnce();
    }

    /**
     * Processes a webhook from Propexo: a failed write settles its row at once.
     *
     * @param body as it came, byte by byte
     * @param signature the header {@code propexo-signature}, or null where there is none
     */
    public WebhookResult told(byte[] body, @Nullable String signature) {
        return confirmation.receive(body, signature);
    }

    /**
     * How long a number of rows takes at the pace that is allowed now, requests for outcomes included.
     *
     * @param rows to be sent
     * @return zero when nothing limits the pace
     */
    public Duration estimate(long rows) {
        return forecast.work(rows);
    }

    /**
     * When a number of rows is done, by the rate limit and the send window.
     *
     * @param rows to be sent
     * @return empty when nothing limits the pace
     */
    public Optional<Instant> end(long rows) {
        return forecast.end(rows);
    }

    /**
     * When the send window opens.
     *
     * @return empty while it is open
     */
    public Optional<Instant> windowOpens() {
        return forecast.opens();
    }

    /**
     * Takes one request of the API's rate limit, for a request of low priority.
     *
     * @param patience the longest wait for it
     * @return false where all requests are taken by others; then none may be made
     */
    public boolean awaitPermit(Duration patience) {
        long began = System.nanoTime();
        try {
            return connection
                    .propexo()
                    .rateLimiter()
                    .acquire(Priority.POLL, () -> System.nanoTime() - began > patience.toNanos())
                    .isPresent();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * The ledger a page at a time.
     *
     * @return to read only
     */
    public LedgerPages pages() {
        return pages;
    }

    /**
     * Activity log.
     *
     * @return to add to, and to read
     */
    public AuditLog actions() {
        return actions;
    }

    /**
     * Corrections of rejects that are not sent yet.
     *
     * @return for every run of this home
     */
    public CorrectionRepository corrections() {
        return corrections;
    }

    /**
     * The rejects that a person can still do something about.
     *
     * @return of every run of this home
     */
    public OpenRejects rejects() {
        return rejects;
    }

    /**
     * Where leads came from and went to, and why rows were rejected.
     *
     * @return to read only
     */
    public BreakdownRepository breakdown() {
        return breakdown;
    }

    /** Makes a restored ledger safe. */
    RestoreRepository restoring() {
        return restoring;
    }

    /** Deletes the personal data of runs that ended long ago. */
    public PurgeService purge() {
        return purge;
    }

    /** Works on runs of other processes on the same database. */
    public RemoteWork remoteWork() {
        return remoteWork;
    }

    /** Deletes the personal data of one person. */
    public ForgetService forget() {
        return forget;
    }

    /**
     * Imports that people prepare in the console.
     *
     * @return of this home
     */
    public ImportDraftRepository drafts() {
        return drafts;
    }

    /**
     * Predicts what the earlier runs of this home change in an import.
     *
     * @param settings as {@link #open} got them
     * @return to be closed at the end
     */
    public ImportHistory history(Settings settings) {
        return ImportHistory.over(database, settings, connection.origin(), clock);
    }

    /**
     * The time by which rows are stamped.
     */
    public Clock clock() {
        return clock;
    }

    /**
     * The database that holds the ledger, for those who keep state of their own beside it.
     *
     * @return open until these imports are closed
     */
    public DataSource database() {
        return database;
    }

    @Override
    public void close() {
        connection.close();
        context.close();
    }
}
