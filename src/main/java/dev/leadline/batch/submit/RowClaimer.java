package dev.leadline.batch.submit;

import dev.leadline.ledger.ClaimResult;
import dev.leadline.ledger.EarlyStop;
import dev.leadline.ledger.RunExecution;
import dev.leadline.ledger.RunWait;
import dev.leadline.ledger.SendingRepository;
import dev.leadline.ledger.StagedRow;
import dev.leadline.message.UserMessage;
import dev.leadline.propexo.ApiPause;
import dev.leadline.propexo.Propexo;
import dev.leadline.propexo.RateLimiter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a row passes before it is sent: the send window, a permit, and the claim. */
final class RowClaimer {

    /** How late the opening of the window may be noticed, also where the clock of the machine is set. */
    private static final Duration GLANCE = Duration.ofMillis(500);

    private final RunExecution execution;
    private final SendingRepository ledger;
    private final Propexo propexo;
    private final RetryBudget retryBudget;
    private final Duration patience;
    private final SendWindow window;
    private final Clock clock;

    /**
     * @param patience the longest pause that is waited for when the API asks for one
     * @param clock for the window, and for telling people until when something waits
     */
    RowClaimer(
            RunExecution execution,
            SendingRepository ledger,
            Propexo propexo,
            RetryBudget retryBudget,
            Duration patience,
            SendWindow window,
            Clock clock) {
        this.execution = execution;
        this.ledger = ledger;
        this.propexo = propexo;
        this.retryBudget = retryBudget;
        this.patience = patience;
        this.window = window;
        this.clock = clock;
    }

    /** Waits for a permit and claims the row; empty when the row must not be sent, or the run has to end. */
    Optional<ClaimedRow> pass(StagedRow row) throws InterruptedException {
        return permit().flatMap(permit -> claim(new PermittedRow(row, permit)));
    }

    /** Waits for a permit; empty when the run has to end. */
    Optional<RateLimiter.Permit> permit() throws InterruptedException {
        Optional<RateLimiter.Permit> permit = permitOfApi();
        // the window may have closed while the row waited for its permit
        while (permit.isPresent() && !untilOpen().isZero()) {
            permit.get().giveBack();
            permit = permitOfApi();
        }
        return permit;
    }

    /** Waits for another permit where the claim took so long that the row's own came too late; unless the run has to end. */
    void awaitTimely(ClaimedRow row) {
        try {
            if (propexo.rateLimiter().renewed(row.permit(), this::unwanted) != row.permit()) {
                execution.goesOn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A permit for which nobody has to wait. */
    Optional<RateLimiter.Permit> permitAtOnce() {
        return propexo.rateLimiter().tryAcquire();
    }

    /** Claims a row; empty when it must not be sent. */
    Optional<ClaimedRow> claim(PermittedRow row) {
        return held(row, ledger.claim(execution.lease(), row.row()));
    }

    /** Claims rows in one transaction; empty when one of them is a duplicate, so that each has to be claimed alone. */
    Optional<List<ClaimedRow>> claimTogether(List<PermittedRow> rows) {
        return ledger.claimTogether(
                        execution.lease(), rows.stream().map(PermittedRow::row).toList())
                .map(claims -> IntStream.range(0, rows.size())
                        .mapToObj(i -> held(rows.get(i), claims.get(i)))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static Optional<ClaimedRow> held(PermittedRow row, ClaimResult result) {
        if (result instanceof ClaimResult.Held claim) {
            return Optional.of(new ClaimedRow(row.row(), claim, row.permit()));
        }
        row.permit().giveBack();
        return Optional.empty();
    }

    private Optional<RateLimiter.Permit> permitOfApi() throws InterruptedException {
        waitForTheWindow();
        waitWhileTheApiIsDown();
        Optional<RateLimiter.Permit> permit =
                propexo.rateLimiter().acquire(RateLimiter.Priority.CREATE, this::unwanted);
        execution.goesOn();
        return permit;
    }

    private void waitForTheWindow() throws InterruptedException {
        Duration closed = untilOpen();
        if (closed.isZero()) {
            return;
        }
        while (!closed.isZero() && execution.stopped().isEmpty()) {
            execution.waits(new RunWait(closed, clock.instant().plus(closed), closedReason()));
            execution.pause(closed.compareTo(GLANCE) > 0 ? GLANCE : closed);
            closed = untilOpen();
        }
        retryBudget.restart();
        execution.goesOn();
    }

    private Duration untilOpen() {
        return window.untilOpen(clock.instant());
    }

    private String closedReason() {
        return UserMessage.of("batch.window-closed", window, window.opens()).text();
    }

    private void waitWhileTheApiIsDown() throws InterruptedException {
        Duration held = propexo.heldBackFor();
        while (!held.isZero() && execution.stopped().isEmpty()) {
            if (retryBudget.outlasts()) {
                execution.stop(new EarlyStop(EarlyStop.Cause.API, retryBudget.lastWord()));
            } else {
                rest(held, UserMessage.of("batch.last-requests-failed").text());
            }
            held = propexo.heldBackFor();
        }
    }

    /** Lets time pass after a failure, and says so; whether the run has to end. */
    boolean rest(Duration time) throws InterruptedException {
        return rest(time, retryBudget.lastWord());
    }

    private boolean rest(Duration time, String reason) throws InterruptedException {
        execution.waits(new RunWait(time, clock.instant().plus(time), reason));
        boolean ends = execution.pause(time);
        execution.goesOn();
        return ends;
    }

    private boolean unwanted() {
        propexo.rateLimiter().pause().ifPresent(this::heed);
        return execution.stopped().isPresent();
    }

    private void heed(ApiPause pause) {
        if (pause.outlasts(patience)) {
            execution.stop(new EarlyStop(EarlyStop.Cause.WAIT, UserMessage.of("batch.api-pauses", pause.request())));
        } else {
            execution.waits(new RunWait(pause.length(), pause.until(), pause.reason()));
        }
    }
}
