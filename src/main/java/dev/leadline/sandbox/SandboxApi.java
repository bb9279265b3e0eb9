package dev.leadline.sandbox;

import dev.leadline.lead.Target;
import dev.leadline.lead.Targets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Routes requests to handlers. */
final class SandboxApi {

    private static final String WRITE_STATUS = "/v1/admin/write-status/";
    private static final String RETRY_WRITE = "/v1/admin/retry-write/";

    private final String authorization;
    private final Writes writes;
    private final Map<String, Target> targets = new HashMap<>();
    private final Map<String, Function<SandboxRequest, SandboxResponse>> lists = new HashMap<>();

    SandboxApi(String token, Targets targets, Writes writes, SandboxRecords records, Directory directory) {
        this.authorization = "Bearer " + token;
        this.writes = writes;
        targets.all().forEach(target -> underBothSpellings(this.targets, target.path(), target));
        list("/v1/admin/logs/writes/", request -> new ListResponse(request).ofLogs(records.logs(request)));
        list("/v1/admin/integrations/", request -> new ListResponse(request).of(directory.integrations()));
        list("/crm/v1/communities/", request -> new ListResponse(request).of(directory.communities()));
        list("/crm/v1/attributions/", request -> new ListResponse(request).of(directory.attributions()));
        list("/crm/v1/agents/", request -> new ListResponse(request).of(directory.agents()));
        list("/crm/v1/prospects/", request -> new ListResponse(request).of(records.prospects()));
    }

    private void list(String path, Function<SandboxRequest, SandboxResponse> answer) {
        underBothSpellings(lists, path, answer);
    }

    // Propexo's own pages write paths that end in a slash without it, too; those without one have one spelling.
    private static <T> void underBothSpellings(Map<String, T> routes, String path, T route) {
        routes.put(path, route);
        if (path.endsWith("/")) {
            routes.put(path.substring(0, path.length() - 1), route);
        }
    }

    SandboxResponse answer(SandboxRequest request) {
        if (!request.authorization().equals(authorization)) {
            return SandboxResponse.error(401, "unauthorized", "The bearer token is missing or wrong.");
        }
        try {
            return switch (request.method()) {
                case "POST" -> post(request);
                case "GET" -> get(request);
                default -> SandboxResponse.notFound();
            };
        } catch (InvalidQueryException e) {
            return SandboxResponse.error(400, "invalid_request", String.valueOf(e.getMessage()));
        }
    }

    private SandboxResponse post(SandboxRequest request) {
        if (request.path().startsWith(RETRY_WRITE)) {
            return writes.retry(request.path().substring(RETRY_WRITE.length()));
        }
        Target target = targets.get(request.path());
        return target == null ? SandboxResponse.notFound() : writes.create(target, request);
    }

    private SandboxResponse get(SandboxRequest request) {
        if (request.path().startsWith(WRITE_STATUS)) {
            return writes.status(request.path().substring(WRITE_STATUS.length()));
        }
        return lists.getOrDefault(request.path(), any -> SandboxResponse.notFound())
                .apply(request);
    }
}
