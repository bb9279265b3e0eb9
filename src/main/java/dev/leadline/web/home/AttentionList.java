package dev.leadline.web.home;

import dev.leadline.ledger.ComparisonRepository;
import dev.leadline.ledger.LedgerPages;
import dev.leadline.ledger.OpenRuns;
import dev.leadline.ledger.OpenRuns.OpenRun;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.RunComparison;
import dev.leadline.ledger.RunLine;
import dev.leadline.ledger.RunState;
import dev.leadline.report.DisplayFormat;
import dev.leadline.schedule.FailedFile;
import dev.leadline.schedule.ScheduleExecution;
import dev.leadline.schedule.ScheduleState;
import dev.leadline.schedule.Schedules;
import dev.leadline.web.page.ApiNotice;
import dev.leadline.web.page.ViewFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What waits for a person: leads that may be lost or unconfirmed first, then schedules, then rows to fix. */
final class AttentionList {

    private static final int MOST_URGENT = 50;
    private static final int MOST_OTHERS = 5;
    private static final Duration LONG_WAIT = Duration.ofDays(1);
    private static final int MOST_NAMES = 3;
    private static final int LONGEST_NAME = 60;

    private final OpenRuns openRuns;
    private final LedgerPages pages;
    private final ComparisonRepository comparisons;
    private final Schedules schedules;
    private final ApiNotice api;
    private final ViewFormat show;
    private final Clock clock;

    AttentionList(
            OpenRuns openRuns,
            LedgerPages pages,
            ComparisonRepository comparisons,
            Schedules schedules,
            ApiNotice api,
            ViewFormat show,
            Clock clock) {
        this.openRuns = openRuns;
        this.pages = pages;
        this.comparisons = comparisons;
        this.schedules = schedules;
        this.api = api;
        this.show = show;
        this.clock = clock;
    }

    Attention now() {
        List<OpenRun> open = openRuns.all().stream().filter(this::needsSomebody).toList();
        List<OpenRun> named = Stream.concat(
                        open.stream().filter(AttentionList::isUrgent).limit(MOST_URGENT),
                        open.stream().filter(run -> !isUrgent(run)).limit(MOST_OTHERS))
                .toList();
        List<RunLine> runs = pages.runs(named.stream().map(OpenRun::id).toList());
        List<AttentionItem> items = new ArrayList<>();
        api.sentence().ifPresent(sentence -> items.add(failing(sentence)));
        runs.forEach(run -> addUnfinished(run, items));
        runs.forEach(run -> addUnconfirmed(run, items));
        runs.forEach(run -> addUnsent(run, items));
        runs.forEach(run -> addWaiting(run, items));
        schedules.all().forEach(schedule -> addSchedule(schedule, items));
        runs.forEach(run -> addToFix(run, items));
        runs.forEach(run -> addPartial(run, items));
        return new Attention(items, more(open, named));
    }

    /** Leadline keeps asking for outcomes, so nobody has to look after a run that only waits for them, on its first day. */
    private boolean needsSomebody(OpenRun run) {
        return run.state() != RunState.AWAITING_CRM || isLongAgo(run.endedAt());
    }

    private boolean isLongAgo(@Nullable Instant ended) {
        return ended != null && ended.isBefore(clock.instant().minus(LONG_WAIT));
    }

    /** Whether leads were not sent, or may have been. */
    private static boolean isUrgent(OpenRun run) {
        return run.state() != RunState.TO_LOOK_AT || run.isUnconfirmed() || run.isUnsent();
    }

    private List<Attention.MoreRuns> more(List<OpenRun> open, List<OpenRun> named) {
        Map<RunState, Long> byState = open.stream()
                .filter(run -> !named.contains(run))
                .collect(Collectors.groupingBy(
                        OpenRun::state, () -> new EnumMap<>(RunState.class), Collectors.counting()));
        return byState.entrySet().stream()
                .map(state -> new Attention.MoreRuns(
                        state.getValue(),
                        "and " + DisplayFormat.number(state.getValue()) + " more "
                                + (state.getValue() == 1 ? "run" : "runs") + ": " + show.standing(state.getKey()),
                        "/runs?status=" + state.getKey()))
                .toList();
    }

    private void addUnfinished(RunLine run, List<AttentionItem> items) {
        if (run.standing() == RunState.TO_LOOK_AT || run.standing() == RunState.AWAITING_CRM) {
            return;
        }
        if (run.standing() == RunState.HELD) {
            items.add(item(run, held(run), "Approve or cancel", "/approval", "warn"));
            return;
        }
        long waiting = run.open(RowStatus.STAGED) + run.open(RowStatus.SENDING);
        String left = waiting == 0
                ? ""
                : " " + DisplayFormat.count(waiting, "lead") + (waiting == 1 ? " was" : " were") + " not sent yet.";
        String reason = run.stopReason() == null
                ? "The import did not finish."
                : show.sentence(run.stopReason().message());
        items.add(item(run, reason + left, "See what to do", "", "bad"));
    }

    private String held(RunLine run) {
        String differences =
                comparisons.find(run.id()).map(RunComparison::brief).orElse("");
        return "Waiting for approval. " + DisplayFormat.count(run.open(RowStatus.STAGED), "lead")
                + " will not be sent before that. The file differs from earlier ones: " + differences + ".";
    }

    private void addUnconfirmed(RunLine run, List<AttentionItem> items) {
        long rows = run.open(RowStatus.IN_DOUBT);
        if (rows > 0) {
            items.add(item(
                    run,
                    DisplayFormat.count(rows, "lead") + " may or may not be in the CRM. Leadline does not send "
                            + (rows == 1 ? "it" : "them") + " again until you decide.",
                    "Check Propexo's records",
                    "/doubt",
                    "bad"));
        }
    }

    /** A run that went through all its steps leaves valid rows only where it was limited. */
    private void addUnsent(RunLine run, List<AttentionItem> items) {
        long rows = run.open(RowStatus.STAGED);
        if (rows > 0 && run.standing() == RunState.TO_LOOK_AT) {
            items.add(item(
                    run,
                    DisplayFormat.count(rows, "lead") + (rows == 1 ? " was" : " were")
                            + " not sent, because the import was limited.",
                    "Send the rest",
                    "",
                    "warn"));
        }
    }

    private void addWaiting(RunLine run, List<AttentionItem> items) {
        long rows = run.open(RowStatus.QUEUED);
        if (rows > 0 && isLongAgo(run.endedAt())) {
            items.add(item(
                    run,
                    DisplayFormat.count(rows, "lead") + (rows == 1 ? " was" : " were")
                            + " sent more than a day ago, and the CRM has not confirmed " + (rows == 1 ? "it" : "them")
                            + ". Leadline keeps checking.",
                    "Check now",
                    "",
                    "warn"));
        }
    }

    private void addToFix(RunLine run, List<AttentionItem> items) {
        long duplicates = run.possibleDuplicates();
        if (duplicates > 0) {
            items.add(item(
                    run,
                    DisplayFormat.count(duplicates, "row")
                            + (duplicates == 1 ? " looks like a lead that was" : " look like leads that were")
                            + " already sent.",
                    "Compare and decide",
                    "/duplicates",
                    "warn"));
        }
        long rows = run.toFix();
        if (rows > 0) {
            items.add(item(
                    run,
                    rows == 1 ? "1 row needs fixing." : DisplayFormat.number(rows) + " rows need fixing.",
                    "Fix rows",
                    "/rejects",
                    "warn"));
        }
    }

    private void addPartial(RunLine run, List<AttentionItem> items) {
        long rows = run.open(RowStatus.PARTIAL);
        if (rows > 0) {
            items.add(item(
                    run,
                    DisplayFormat.count(rows, "prospect") + (rows == 1 ? " was" : " were")
                            + " created only in part. Check " + (rows == 1 ? "it" : "them") + " in your CRM.",
                    "See rows",
                    "/rows?status=PARTIAL",
                    "warn"));
        }
    }

    private static AttentionItem item(RunLine run, String sentence, String action, String page, String tone) {
        return new AttentionItem("Run " + run.id(), run.file(), sentence, action, "/runs/" + run.id() + page, tone);
    }

    private void addSchedule(ScheduleState schedule, List<AttentionItem> items) {
        String name = schedule.settings().name();
        ScheduleExecution last = schedule.last();
        if (schedule.inboxProblem() != null) {
            items.add(about(name, show.sentence(schedule.inboxProblem()), "bad"));
        } else if (last != null && last.ending() == ScheduleExecution.Ending.FAILED) {
            items.add(about(name, "The last execution failed. " + show.sentence(last.message()), "bad"));
        }
        addFailedFiles(name, items);
        addLate(schedule, items);
        if (schedule.paused() != null) {
            items.add(about(
                    name,
                    "Paused by %s since %s. Files in its inbox are not imported."
                            .formatted(
                                    show.text(schedule.paused().who(), 60),
                                    show.minute(schedule.paused().at())),
                    "warn"));
        }
    }

    private static AttentionItem failing(String sentence) {
        return new AttentionItem("Propexo's API", null, sentence, "Check the connection", "/settings", "bad");
    }

    private void addLate(ScheduleState schedule, List<AttentionItem> items) {
        Duration lateness = schedule.lateness(clock.instant());
        if (lateness.compareTo(schedule.settings().lateAfter()) > 0) {
            items.add(about(
                    schedule.settings().name(),
                    "Should have started %s ago and has not. Run it now, or ask an administrator to check the server."
                            .formatted(show.duration(lateness)),
                    "bad"));
        }
    }

    private void addFailedFiles(String schedule, List<AttentionItem> items) {
        List<FailedFile> files = schedules.failedFiles(schedule);
        if (!files.isEmpty()) {
            String names = files.stream()
                    .limit(MOST_NAMES)
                    .map(file -> show.text(file.arrival(), LONGEST_NAME))
                    .collect(Collectors.joining(", "));
            String more = files.size() > MOST_NAMES ? " and " + (files.size() - MOST_NAMES) + " more" : "";
            items.add(new AttentionItem(
                    "Schedule " + schedule,
                    null,
                    "No lead was imported from " + DisplayFormat.count(files.size(), "file") + ": " + names + more
                            + ".",
                    "Import the " + (files.size() == 1 ? "file" : "files"),
                    "/schedules",
                    "bad"));
        }
    }

    private static AttentionItem about(String schedule, String sentence, String tone) {
        return new AttentionItem("Schedule " + schedule, null, sentence, "Open schedules", "/schedules", tone);
    }
}
