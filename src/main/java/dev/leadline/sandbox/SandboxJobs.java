package dev.leadline.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The writes of a sandbox in the order of their arrival; the oldest are forgotten so that memory stays bounded. */
final class SandboxJobs {

    static final int KEPT = 100_000;

    private final Map<String, SandboxJob> byId = new LinkedHashMap<>();
    private final int kept;

    SandboxJobs(int kept) {
        this.kept = kept;
    }

    synchronized void add(SandboxJob job) {
        byId.put(job.id(), job);
        if (byId.size() > kept) {
            byId.remove(byId.keySet().iterator().next());
        }
    }

    synchronized Optional<SandboxJob> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** A copy, oldest first. */
    synchronized List<SandboxJob> all() {
        return new ArrayList<>(byId.values());
    }
}
