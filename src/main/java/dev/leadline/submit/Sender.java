package dev.leadline.submit;

import dev.leadline.ledger.Claim;
import dev.leadline.ledger.Sending;
import dev.leadline.ledger.StagedRow;
import dev.leadline.ledger.Stop;
import dev.leadline.ledger.Tenure;
import dev.leadline.propexo.Answer;
import dev.leadline.propexo.Propexo;
import java.util.Optional;

/** Sends a claimed row with one request, and records what came of it as soon as it is known. */
final class Sender {

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

    /** What is to be sent again, if the row surely was not acted on. */
    Optional<StagedRow> send(StagedRow row, Claim.Held claim) {
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
            stop(Stop.Cause.TOKEN, denied.message());
        } else if (answer instanceof Answer.Misdirected misdirected) {
            ledger.unsent(claim, misdirected.httpStatus(), misdirected.code(), misdirected.message());
            stop(Stop.Cause.ADDRESS, misdirected.message());
        } else if (answer instanceof Answer.Unknown unknown) {
            inDoubt(claim, unknown);
        }
        return false;
    }

    private boolean notActedOn(Claim.Held claim, Answer.NotActedOn answer) {
        Integer http = answer.httpStatus();
        ledger.unsent(claim, http, answer.code(), answer.message());
        if (http != null && http == 429) {
            tenure.throttled();
        }
        if (!answer.heldBack()) {
            outage.notActedOn(answer.message());
        }
        if (outage.outlasts()) {
            stop(Stop.Cause.API, outage.lastWord());
        }
        return true;
    }

    private void inDoubt(Claim.Held claim, Answer.Unknown answer) {
        refusals.taken();
        ledger.inDoubt(claim, answer.httpStatus(), answer.code(), answer.message());
        if (answer.redirected()) {
            stop(
                    Stop.Cause.ADDRESS,
                    "The API redirects (%d), and no redirect is followed; check leadline.api.url and the target's path."
                            .formatted(answer.httpStatus()));
        }
    }

    private void refused(Claim.Held claim, Answer.Refused refused) {
        ledger.refused(claim, refused.httpStatus(), refused.code(), refused.message());
        if (refusals.allAlike(refused.code(), refused.message())) {
            stop(Stop.Cause.ALL_REFUSED, "Propexo refuses every row for the same reason: " + refused.message());
        }
    }

    private void stop(Stop.Cause cause, String message) {
        tenure.stop(new Stop(cause, message));
    }
}
