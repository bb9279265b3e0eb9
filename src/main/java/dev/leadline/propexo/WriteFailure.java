package dev.leadline.propexo;

import java.util.List;

/**
 * What a webhook of the trigger WRITE_OPERATION_FAILURE tells.
 *
 * @param jobId the job of the create
 * @param outcome PARTIAL_SUCCESS or FAILURE
 * @param errors the vendor's errors; may hold personal data
 * @see <a href="https://docs.propexo.com/how-it-works/webhooks/webhook-details/write-operation-failure">its page</a>
 */
public record WriteFailure(String jobId, WriteOutcome outcome, List<String> errors) {

    public WriteFailure {
        errors = List.copyOf(errors);
    }
}
