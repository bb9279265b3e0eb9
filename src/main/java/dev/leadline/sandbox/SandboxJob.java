package dev.leadline.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A write in the sandbox's queue.
 *
 * @param id unique over all sandboxes, so that a job of one is never taken for a job of the next
 * @param target the name of the target that the prospect was posted to
 * @param path the target's path
 * @param json the body, compact since many are kept
 * @param recordId the prospect's id once it is created
 * @param createdAt when the write was queued
 * @param settlesAt when it ends, unless it never does
 * @param ending how it ends
 * @param retried whether it repeats a failed write and so was not received itself
 */
record SandboxJob(
        String id,
        String target,
        String path,
        String json,
        String recordId,
        Instant createdAt,
        Instant settlesAt,
        SimulatedOutcome ending,
        boolean retried) {

    static SandboxJob queued(String target, String path, JsonNode body, Instant now, Duration pendingFor) {
        return new SandboxJob(
                UUID.randomUUID().toString(),
                target,
                path,
                body.toString(),
                UUID.randomUUID().toString(),
                now,
                now.plus(pendingFor),
                SimulatedOutcome.askedForBy(body),
                false);
    }

    SandboxJob retry(Instant now, Duration pendingFor) {
        String newId = UUID.randomUUID().toString();
        return new SandboxJob(
                newId, target, path, json, recordId, now, now.plus(pendingFor), SimulatedOutcome.SUCCESS, true);
    }

    JsonNode body() {
        return JsonMapper.shared().readTree(json);
    }

    SimulatedOutcome statusAt(Instant now) {
        return now.isBefore(settlesAt) ? SimulatedOutcome.PENDING : ending;
    }

    @Nullable
    String recordIdAt(Instant now) {
        return statusAt(now).createsRecord() ? recordId : null;
    }

    List<String> errorsAt(Instant now) {
        return switch (statusAt(now)) {
            case FAILURE ->
                List.of("The sandbox did not create this prospect, because its e-mail address contains +failure.");
            case PARTIAL_SUCCESS ->
                List.of("The sandbox saved this prospect without its notes, because its e-mail address contains"
                        + " +partial.");
            default -> List.of();
        };
    }
}
