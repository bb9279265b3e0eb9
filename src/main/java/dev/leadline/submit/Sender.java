package dev.leadline.submit;

import dev.leadline.ledger.Claim;
import dev.leadline.ledger.Sending;
import dev.leadline.ledger.StagedRow;
import dev.leadline.ledger.Stop;
import dev.leadline.ledger.Tenure;
import dev.leadline.propexo.Answer;
import dev.leadline.propexo.Propexo;
import dev.leadline.propexo.RateGovernor;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Sends one row: permit, claim, send, record. Only what was surely not acted on is sent again. */
final class Sender {

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Tenure tenure;
    private final Sending ledger;
    private final Propexo propexo;
    private final Endpoint endpoint;
    private final Outage outage;
    private final Refusals refusals;

    Sender(Tenure tenure, Sending ledger, Propexo propexo, Endpoint endpoint, Outage outage, Refusals refusals) {
        this.tenure = tenure;
        this.ledger = ledger;
        this.propexo = propexo;
        this.endpoint = endpoint;
        this.outage = outage;
        this.refusals = refusals;
    }

    void send(StagedRow row) throws InterruptedException {
        Duration wait = FIRST_WAIT;
        Optional<StagedRow> next = sentWithPermit(row);
        while (next.isPresent() && !tenure.pause(jittered(wait))) {
            next = sentWithPermit(next.get());
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
        }
    }

    private Optional<StagedRow> sentWithPermit(StagedRow row) throws InterruptedException {
        waitWhileTheApiIsDown();
        Optional<RateGovernor.Permit> permit = propexo.governor()
                .acquire(RateGovernor.Priority.CREATE, () -> tenure.stopped().isPresent());
        return permit.flatMap(held -> sentOnce(row, held));
    }

    private void waitWhileTheApiIsDown() throws InterruptedException {
        Duration held = propexo.heldBackFor();
        while (!held.isZero() && tenure.stopped().isEmpty()) {
            if (outage.outlasts()) {
                stop("The API is down: it has not taken a request for a while; see that it runs, then resume.");
            } else {
                tenure.pause(held);
            }
            held = propexo.heldBackFor();
        }
    }

    /** What is to be sent again, if the row surely was not acted on. */
    private Optional<StagedRow> sentOnce(StagedRow row, RateGovernor.Permit permit) {
        if (!(ledger.claim(tenure.lease(), row) instanceof Claim.Held claim)) {
            permit.giveBack();
            return Optional.empty();
        }
        tenure.sent();
        String failedJob = row.retryJob();
        if (failedJob == null) {
            Answer answer = propexo.create(endpoint.path(), row.body(), endpoint.jobIdAt());
            return record(claim, answer) ? Optional.of(row) : Optional.empty();
        }
        return recordRetry(claim, row, propexo.retryWrite(failedJob));
    }

    /** Where Propexo does not retry a failed write itself, the row is created anew. */
    private Optional<StagedRow> recordRetry(Claim.Held claim, StagedRow row, Answer answer) {
        if (answer instanceof Answer.Refused refused) {
            ledger.notRetried(claim, refused.httpStatus(), refused.code(), refused.message());
            return Optional.of(row.anew());
        }
        return record(claim, answer) ? Optional.of(row) : Optional.empty();
    }

    private boolean record(Claim.Held claim, Answer answer) {
        if (answer instanceof Answer.NotActedOn notActedOn) {
            return notActedOn(claim, notActedOn);
        }
        outage.answered();
        if (answer instanceof Answer.Queued queued) {
            refusals.taken();
            ledger.queued(claim, queued.httpStatus(), queued.jobId());
        } else if (answer instanceof Answer.Refused refused) {
            refused(claim, refused);
        } else if (answer instanceof Answer.Unauthorised denied) {
            ledger.unsent(claim, denied.httpStatus(), denied.code(), denied.message());
            stop(denied.message());
        } else if (answer instanceof Answer.Misdirected misdirected) {
            ledger.unsent(claim, misdirected.httpStatus(), misdirected.code(), misdirected.message());
            stop(misdirected.message());
        } else if (answer instanceof Answer.Unknown unknown) {
            refusals.taken();
            ledger.inDoubt(claim, unknown.httpStatus(), unknown.code(), unknown.message());
        }
        return false;
    }

    private boolean notActedOn(Claim.Held claim, Answer.NotActedOn answer) {
        Integer http = answer.httpStatus();
        ledger.unsent(claim, http, answer.code(), answer.message());
        if (http != null && http == 429) {
            tenure.throttled();
        }
        if (outage.outlasts()) {
            stop(answer.message());
        }
        return true;
    }

    private void refused(Claim.Held claim, Answer.Refused refused) {
        ledger.refused(claim, refused.httpStatus(), refused.code(), refused.message());
        if (refusals.allAlike(refused.code(), refused.message())) {
            stop("Propexo refuses every row for the same reason: " + refused.message());
        }
    }

    private void stop(String message) {
        tenure.stop(new Stop(Stop.Cause.API, message));
    }

    private static Duration jittered(Duration wait) {
        return wait.dividedBy(2).plusNanos(ThreadLocalRandom.current().nextLong(wait.toNanos() / 2 + 1));
    }
}
