package dev.leadline.sandbox;

import dev.leadline.lead.Target;
import dev.leadline.lead.Violation;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Handles writes: creates prospects, reports their status and retries them. */
final class Writes {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Set<String> UNKNOWN_FIELD = Set.of("additionalProperties", "unevaluatedProperties");

    private final SandboxJobs jobs;
    private final SandboxSettings settings;
    private final InstantSource clock;

    Writes(SandboxJobs jobs, SandboxSettings settings, InstantSource clock) {
        this.jobs = jobs;
        this.settings = settings;
        this.clock = clock;
    }

    /** Answers a POST to a target's path. */
    SandboxResponse create(Target target, SandboxRequest request) {
        if (!request.contentType().equals("application/json")) {
            return SandboxResponse.error(415, "unsupported_media_type", "The Content-Type must be application/json.");
        }
        if (request.body().length > SandboxRequest.MOST_BYTES) {
            return SandboxResponse.error(
                    413, "payload_too_large", "The body can have at most " + SandboxRequest.MOST_BYTES + " bytes.");
        }
        try {
            return create(target, STRICT.readTree(request.body()));
        } catch (JacksonException e) {
            return SandboxResponse.error(400, "invalid_request", "The body is not valid JSON.");
        }
    }

    private SandboxResponse create(Target target, JsonNode body) {
        List<Violation> violations = target.violations(body);
        if (!violations.isEmpty()) {
            return SandboxResponse.invalid(
                    "The body is not valid for " + target.path() + ".",
                    violations.stream().map(Writes::issue).toList());
        }
        SandboxJob job = SandboxJob.queued(target.name(), target.path(), body, clock.instant(), settings.pendingFor());
        if (job.ending() == SimulatedOutcome.REFUSED) {
            String message = "The sandbox rejects this prospect, because its e-mail address contains +refused.";
            return SandboxResponse.invalid(
                    message, List.of(new SandboxResponse.Issue("custom", List.of(), message, List.of("email_1"))));
        }
        jobs.add(job);
        return SandboxResponse.ok(queued(target.jobIdAt(), job.id()));
    }

    private static ObjectNode queued(String jobIdAt, String jobId) {
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        String[] steps = jobIdAt.substring(1).split("/");
        ObjectNode parent = answer;
        for (int i = 0; i < steps.length - 1; i++) {
            parent = parent.putObject(steps[i]);
        }
        parent.put(steps[steps.length - 1], jobId);
        answer.putObject(steps.length == 1 ? "data" : "result");
        return answer;
    }

    private static SandboxResponse.Issue issue(Violation violation) {
        List<String> field = violation.field() == null ? List.of() : List.of(violation.field());
        if (UNKNOWN_FIELD.contains(violation.keyword())) {
            return new SandboxResponse.Issue("unrecognized_keys", field, violation.message(), List.of());
        }
        return new SandboxResponse.Issue(zodCode(violation.keyword()), List.of(), violation.message(), field);
    }

    private static String zodCode(String keyword) {
        return switch (keyword) {
            case "required", "type" -> "invalid_type";
            case "minimum", "minLength", "minItems" -> "too_small";
            case "maximum", "maxLength", "maxItems" -> "too_big";
            case "enum", "const" -> "invalid_enum_value";
            case "pattern", "format" -> "invalid_string";
            default -> "custom";
        };
    }

    /** Returns the status of a write. */
    SandboxResponse status(String id) {
        return jobs.find(id).map(this::status).orElseGet(Writes::unknownJob);
    }

    private SandboxResponse status(SandboxJob job) {
        Instant now = clock.instant();
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        answer.put("write_status", job.statusAt(now).name());
        answer.set("errors", JsonMapper.shared().valueToTree(job.errorsAt(now)));
        answer.put("created_record_id", job.recordIdAt(now));
        return SandboxResponse.ok(answer);
    }

    /** Queues a failed write again; the retry succeeds. */
    SandboxResponse retry(String id) {
        return jobs.find(id).map(this::retry).orElseGet(Writes::unknownJob);
    }

    private SandboxResponse retry(SandboxJob job) {
        Instant now = clock.instant();
        if (job.statusAt(now) != SimulatedOutcome.FAILURE) {
            return SandboxResponse.error(400, "invalid_request", "Only a failed write can be retried.");
        }
        SandboxJob again = job.retry(now, settings.pendingFor());
        jobs.add(again);
        return SandboxResponse.ok(
                JsonMapper.shared().createObjectNode().put("success", true).put("job_id", again.id()));
    }

    private static SandboxResponse unknownJob() {
        return SandboxResponse.error(404, "not_found", "The job does not exist.");
    }
}
