package dev.leadline.web.runs;

import dev.leadline.audit.AuditEntry;
import dev.leadline.ledger.RunLine;
import dev.leadline.report.DisplayFormat;
import dev.leadline.web.page.ActionLabels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a run.
 *
 * @param at when
 * @param what such as {@code Resumed the run}
 * @param who did it, or null where Leadline did
 * @param detail a few words more, or null
 */
record RunEvent(
        Instant at,
        String what,
        @Nullable String who,
        @Nullable String detail) {

    private static final ActionLabels LABELS = new ActionLabels();

    /** Noted as the start of the run as well. */
    private static final String IMPORT = "import";

    /** The latest first. */
    static List<RunEvent> of(RunLine run, List<AuditEntry> actions) {
        List<RunEvent> events = new ArrayList<>();
        actions.stream()
                .filter(action -> !action.what().equals(IMPORT))
                .map(action -> new RunEvent(action.at(), LABELS.of(action.what()), action.who(), action.detail()))
                .forEach(events::add);
        events.add(new RunEvent(run.startedAt(), "Started", run.startedBy(), run.file()));
        if (run.stagedAt() != null) {
            events.add(new RunEvent(
                    run.stagedAt(),
                    "Read the file",
                    null,
                    DisplayFormat.count(run.counts().total(), "row")));
        }
        if (run.endedAt() != null) {
            events.add(new RunEvent(
                    run.endedAt(),
                    "Ended",
                    null,
                    "after " + DisplayFormat.duration(Duration.between(run.startedAt(), run.endedAt()))));
        }
        events.sort(Comparator.comparing(RunEvent::at).reversed());
        return events;
    }
}
