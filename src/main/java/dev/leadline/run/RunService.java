package dev.leadline.run;

import dev.leadline.home.Home;
import dev.leadline.ledger.EarlyStop;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.RunExecutions;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.propexo.RateLimiter.Priority;
import dev.leadline.reconcile.ManualDecision;
import dev.leadline.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/** Starts, resumes, retries and stops runs. Every command, page and schedule uses this service. */
public final class RunService {

    private final Home home;
    private final ApiConnection connection;
    private final RunLifecycle lifecycle;
    private final RunFiles files;
    private final LateConfirmation confirmation;
    private final RunExecutions executions;
    private final FinishForecast forecast;
    private final Clock clock;
    private final DataSource database;

    RunService(
            Home home,
            ApiConnection connection,
            RunLifecycle lifecycle,
            RunFiles files,
            LateConfirmation confirmation,
            RunExecutions executions,
            FinishForecast forecast,
            Clock clock,
            DataSource database) {
        this.home = home;
        this.connection = connection;
        this.lifecycle = lifecycle;
        this.files = files;
        this.confirmation = confirmation;
        this.executions = executions;
        this.forecast = forecast;
        this.clock = clock;
        this.database = database;
    }

    /**
     * Imports a file, or resumes its import. An import that is already complete is not repeated: its result is returned.
     *
     * @param request what to import
     * @throws UserException when it cannot start, a name in the request does not exist or fit, or the columns cannot be mapped
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
     * A file of a run as its rows are now, to be read once. Of a run that another home has ended, it is written anew, which takes about
     * as long as at the end of the run.
     *
     * @param name such as {@code rejects.csv}
     * @return empty where there is none, because the run has not ended or its data was deleted
     */
    public Optional<Resource> file(long run, String name) {
        lifecycle.updateFiles();
        return files.file(run, name);
    }

    /** Whether the last files of a run are in another home, so that {@link #file} writes them anew. */
    public boolean hasFilesElsewhere(long run) {
        return files.areElsewhere(run);
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
     * Decides that the rows of a run that were not sent are never sent, so that the run needs nobody any more and its file can be imported with
     * other choices. A run whose file was not read to its end is canceled.
     *
     * @param who decides
     * @return how many rows waited to be sent
     * @throws UserException when the run does not exist, or another process is running it
     */
    public long leaveOut(long run, String who) {
        return lifecycle.leaveOut(run, who);
    }

    /**
     * Undoes {@link #leaveOut}: the rows wait to be sent again, with the mapping and the constants of the run.
     *
     * @return how many rows; 0 where there are none, or a process is running the run
     * @throws UserException when the run does not exist
     */
    public long undoLeaveOut(long run) {
        return lifecycle.undoLeaveOut(run);
    }

    /**
     * Stops all runs of this process cleanly and prevents new ones. Returns at once; the runs end when their open requests
     * have finished.
     */
    public void stopAll() {
        executions.stopAll(new EarlyStop(EarlyStop.Cause.USER, UserMessage.of("run.stopped-by-user")));
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
     * Predicts what the earlier runs of this home change in an import.
     *
     * @param settings as {@link OpenHome#of} got them
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
}
