package dev.leadline.batch.submit;

import dev.leadline.ledger.ClaimResult;
import dev.leadline.ledger.EarlyStop;
import dev.leadline.ledger.RunExecution;
import dev.leadline.ledger.SendingRepository;
import dev.leadline.ledger.StagedRow;
import dev.leadline.message.UserMessage;
import dev.leadline.propexo.CreateResult;
import dev.leadline.propexo.Propexo;
import dev.leadline.shared.Ticker;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a claimed row with one request, and records what came of it as soon as it is known. */
final class ProspectSender {

    private static final Logger LOG = LoggerFactory.getLogger(ProspectSender.class);

    private final RunExecution execution;
    private final SendingRepository ledger;
    private final Propexo propexo;
    private final CreateEndpoint endpoint;
    private final RetryBudget retryBudget;
    private final SystemicRefusalDetector refusalDetector;
    private final InFlightLimit inFlight;
    private final Ticker ticker;

    ProspectSender(
            RunExecution execution,
            SendingRepository ledger,
            Propexo propexo,
            CreateEndpoint endpoint,
            RetryBudget retryBudget,
            SystemicRefusalDetector refusalDetector,
            InFlightLimit inFlight,
            Ticker ticker) {
        this.execution = execution;
        this.ledger = ledger;
        this.propexo = propexo;
        this.endpoint = endpoint;
        this.retryBudget = retryBudget;
        this.refusalDetector = refusalDetector;
        this.inFlight = inFlight;
        this.ticker = ticker;
    }

    /** What is to be sent again, if the row surely was not acted on. */
    Optional<StagedRow> send(ClaimedRow claimed) {
        StagedRow row = claimed.row();
        ClaimResult.Held claim = claimed.claim();
        execution.sent();
        String failedJob = row.retryJob();
        if (failedJob == null) {
            return record(claim, created(row)) ? Optional.of(row) : Optional.empty();
        }
        return recordRetry(claim, row, propexo.retryWrite(failedJob));
    }

    private CreateResult created(StagedRow row) {
        long start = ticker.nanos();
        CreateResult answer = propexo.create(endpoint.path(), row.body(), endpoint.jobIdAt());
        if (answer instanceof CreateResult.Queued) {
            inFlight.accepted(ticker.since(start));
        }
        return answer;
    }

    /** Where Propexo does not retry a failed write, the row is created again. */
    private Optional<StagedRow> recordRetry(ClaimResult.Held claim, StagedRow row, CreateResult answer) {
        if (answer instanceof CreateResult.Refused refused) {
            ledger.notRetried(claim, refused.httpStatus(), refused.code(), refused.message());
            return Optional.of(row.anew());
        }
        return record(claim, answer) ? Optional.of(row) : Optional.empty();
    }

    private boolean record(ClaimResult.Held claim, CreateResult answer) {
        if (answer instanceof CreateResult.NotActedOn notActedOn) {
            return notActedOn(claim, notActedOn);
        }
        retryBudget.answered();
        if (answer instanceof CreateResult.Queued queued) {
            refusalDetector.taken();
            ledger.queued(claim, queued.httpStatus(), queued.jobId());
        } else if (answer instanceof CreateResult.Refused refused) {
            refused(claim, refused);
        } else if (answer instanceof CreateResult.CreateUnauthorized denied) {
            ledger.unsent(claim, denied.httpStatus(), denied.code(), denied.message());
            stop(EarlyStop.Cause.TOKEN, denied.message());
        } else if (answer instanceof CreateResult.Misdirected misdirected) {
            ledger.unsent(claim, misdirected.httpStatus(), misdirected.code(), misdirected.message());
            stop(EarlyStop.Cause.ADDRESS, misdirected.message());
        } else if (answer instanceof CreateResult.Unknown unknown) {
            inDoubt(claim, unknown);
        }
        return false;
    }

    private boolean notActedOn(ClaimResult.Held claim, CreateResult.NotActedOn answer) {
        Integer http = answer.httpStatus();
        ledger.unsent(claim, http, answer.code(), answer.message());
        if (http != null && http == 429) {
            execution.throttled();
        }
        if (!answer.heldBack()) {
            retryBudget.notActedOn(answer.message());
        }
        if (retryBudget.outlasts()) {
            stop(EarlyStop.Cause.API, retryBudget.lastWord());
        }
        return true;
    }

    private void inDoubt(ClaimResult.Held claim, CreateResult.Unknown answer) {
        LOG.info(
                "The row is in doubt: the request was sent, and its result is unknown (status {}).",
                answer.httpStatus());
        refusalDetector.taken();
        ledger.inDoubt(claim, answer.httpStatus(), answer.code(), answer.message());
        if (answer.redirected()) {
            execution.stop(new EarlyStop(
                    EarlyStop.Cause.ADDRESS, UserMessage.of("batch.redirected", String.valueOf(answer.httpStatus()))));
        }
    }

    private void refused(ClaimResult.Held claim, CreateResult.Refused refused) {
        LOG.info("Propexo refused the row with status {}.", refused.httpStatus());
        ledger.refused(claim, refused.httpStatus(), refused.code(), refused.message());
        if (refusalDetector.allAlike(refused.code(), refused.message())) {
            execution.stop(
                    new EarlyStop(EarlyStop.Cause.ALL_REFUSED, UserMessage.of("batch.all-refused", refused.message())));
        }
    }

    private void stop(EarlyStop.Cause cause, String message) {
        execution.stop(new EarlyStop(cause, message));
    }
}
