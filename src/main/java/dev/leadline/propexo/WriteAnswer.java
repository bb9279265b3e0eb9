package dev.leadline.propexo;

import dev.leadline.message.UserMessage;
import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * The answer to a write: where it names the job differs by target.
 *
 * @param httpStatus its status, 2xx
 * @param body what it says
 */
record WriteAnswer(int httpStatus, JsonNode body) {

    private static final JsonPointer JOB_ID = JsonPointer.compile("/job_id");

    /**
     * The job that a create queued.
     *
     * @param jobIdAt where the target says that the job id stands
     * @return the job
     * @throws PropexoException when no usable job id is there
     */
    CreateResult queued(JsonPointer jobIdAt) {
        Optional<String> jobId = JobIds.find(body, jobIdAt);
        if (jobId.isEmpty()) {
            throw PropexoException.unusable(httpStatus, ExchangeFault.NO_JOB_ID);
        }
        return jobId.filter(JobIds::isSane)
                .map(id -> new CreateResult.Queued(httpStatus, id))
                .orElseThrow(() -> PropexoException.unusable(httpStatus, ExchangeFault.BAD_JOB_ID));
    }

    /**
     * The job that carries a failed write from now on.
     *
     * @return queued, or refused when the API says that it will not retry
     * @throws PropexoException when no usable job id is there
     */
    CreateResult retried() {
        JsonNode success = body.path("success");
        return success.isBoolean() && !success.booleanValue()
                ? new CreateResult.Refused(
                        httpStatus,
                        "NOT_RETRIED",
                        UserMessage.of("propexo.not-retried").text())
                : queued(JOB_ID);
    }
}
