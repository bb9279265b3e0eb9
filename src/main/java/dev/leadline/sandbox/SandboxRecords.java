package dev.leadline.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What can be read about the writes afterwards: the prospects that came of them, and the write logs. */
final class SandboxRecords {

    private static final Map<String, Duration> RANGES = Map.of(
            "hour", Duration.ofHours(1),
            "day", Duration.ofDays(1),
            "week", Duration.ofDays(7),
            "month", Duration.ofDays(30));

    private final SandboxJobs jobs;
    private final Directory directory;
    private final boolean writeLogs;
    private final InstantSource clock;

    SandboxRecords(SandboxJobs jobs, Directory directory, boolean writeLogs, InstantSource clock) {
        this.jobs = jobs;
        this.directory = directory;
        this.writeLogs = writeLogs;
        this.clock = clock;
    }

    /** The prospects that a vendor holds by now, oldest first. */
    List<Map<String, Object>> prospects() {
        Instant now = clock.instant();
        return jobs.all().stream()
                .filter(job -> job.statusAt(now).createsRecord())
                .map(this::prospect)
                .toList();
    }

    /**
     * The logs of the writes that have ended, oldest first. They know SUCCESS and FAILURE alone: a partial success is logged
     * as a failure, as Propexo's webhook counts it. Empty where the settings say so.
     *
     * @throws InvalidQueryException when {@code time_range} is none that there is
     */
    List<Map<String, Object>> logs(SandboxRequest request) {
        Instant now = clock.instant();
        Instant from = request.parameter("time_range")
                .map(range -> now.minus(range(range)))
                .orElse(Instant.MIN);
        return jobs.all().stream()
                .filter(job -> writeLogs && job.statusAt(now) != SimulatedOutcome.PENDING)
                .filter(job -> !job.createdAt().isBefore(from))
                .map(job -> log(job, now))
                .toList();
    }

    private static Duration range(String name) {
        Duration range = RANGES.get(name);
        if (range == null) {
            throw new InvalidQueryException("time_range must be hour, day, week or month.");
        }
        return range;
    }

    private Map<String, Object> prospect(SandboxJob job) {
        Map<String, Object> prospect = new LinkedHashMap<>();
        prospect.put("id", job.recordId());
        prospect.put("created_at", job.settlesAt());
        prospect.put("updated_at", job.settlesAt());
        prospect.put("last_seen", job.settlesAt());
        JsonNode body = job.body();
        body.forEachEntry(prospect::put);
        prospect.put("integration_id", integrationId(body));
        prospect.put("integration_vendor", directory.vendor(integrationId(body), job.target()));
        prospect.computeIfPresent("community_id", (name, value) -> ((JsonNode) value).asString(""));
        return prospect;
    }

    private Map<String, Object> log(SandboxJob job, Instant now) {
        JsonNode body = job.body();
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("id", "log-" + job.id());
        log.put("created_at", job.settlesAt());
        log.put("job_id", job.id());
        log.put("job_log_id", "job-log-" + job.id());
        log.put("status", job.statusAt(now) == SimulatedOutcome.SUCCESS ? "SUCCESS" : "FAILURE");
        log.put("integration_id", integrationId(body));
        log.put("job_type", "CREATE_PROSPECT");
        log.put("parameters", body);
        log.put("error", String.join(" ", job.errorsAt(now)));
        log.put("name", "Create prospect");
        log.put("vendor", directory.vendor(integrationId(body), job.target()));
        return log;
    }

    private static String integrationId(JsonNode body) {
        return body.path("integration_id").asString("");
    }
}
