package dev.leadline.run;

import dev.leadline.ledger.EarlyStop;
import dev.leadline.ledger.LeaseLostException;
import dev.leadline.ledger.ResourceShortage;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.report.ReportNotWrittenException;
import dev.leadline.source.UnusableFileException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Why a job did not complete. */
final class JobFailure {

    private JobFailure() {}

    /** One failure often causes others: the reason is the one that says most. */
    static EarlyStop reason(JobExecution execution) {
        List<Throwable> failures = execution.getAllFailureExceptions().stream()
                .flatMap(failure -> Stream.iterate(failure, Objects::nonNull, Throwable::getCause))
                .toList();
        return failures.stream()
                .filter(JobFailure::isTelling)
                .findFirst()
                .or(() -> failures.stream()
                        .filter(failure -> failure.getCause() == null)
                        // which only reports that a step was stopped or failed
                        .filter(failure -> !(failure instanceof JobExecutionException))
                        .findFirst())
                .map(JobFailure::reason)
                .orElseGet(() -> withoutFailure(execution.getStatus()));
    }

    /** The reason behind one exception. */
    static EarlyStop reason(Throwable failure) {
        if (failure instanceof UnusableFileException unusable) {
            return new EarlyStop(EarlyStop.Cause.INPUT, unusable.getMessage());
        }
        return failure instanceof ReportNotWrittenException unwritten
                ? new EarlyStop(EarlyStop.Cause.DISK, UserMessage.of("run.report-not-written", unwritten.getMessage()))
                : EarlyStop.because(failure);
    }

    private static boolean isTelling(Throwable failure) {
        return failure instanceof DataAccessException
                || failure instanceof UserException
                || failure instanceof TransactionException
                || failure instanceof LeaseLostException
                || failure instanceof ReportNotWrittenException
                || ResourceShortage.behind(failure).isPresent();
    }

    private static EarlyStop withoutFailure(BatchStatus status) {
        return status == BatchStatus.STOPPED
                ? EarlyStop.asked()
                : new EarlyStop(EarlyStop.Cause.FAULT, UserMessage.of("run.job-ended", status));
    }
}
