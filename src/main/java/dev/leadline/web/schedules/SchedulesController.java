package dev.leadline.web.schedules;

import dev.leadline.audit.AuditLog;
import dev.leadline.ledger.ComparisonRepository;
import dev.leadline.ledger.RunComparison;
import dev.leadline.message.UserException;
import dev.leadline.notification.NotificationService;
import dev.leadline.schedule.FailedFile;
import dev.leadline.schedule.SavedSchedule;
import dev.leadline.schedule.ScheduleExecution;
import dev.leadline.schedule.ScheduleState;
import dev.leadline.schedule.Schedules;
import dev.leadline.web.page.FlashMessage;
import dev.leadline.web.page.NotFoundException;
import java.nio.file.Path;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The schedules. */
@Controller
@RequestMapping("/schedules")
final class SchedulesController {

    private static final int FEW = 8;
    private static final int MESSAGES = 12;

    private final Schedules schedules;
    private final NotificationService notifications;
    private final ComparisonRepository comparisons;
    private final AuditLog audit;

    SchedulesController(
            Schedules schedules, NotificationService notifications, ComparisonRepository comparisons, AuditLog audit) {
        this.schedules = schedules;
        this.comparisons = comparisons;
        this.notifications = notifications;
        this.audit = audit;
    }

    /**
     * An execution as it is now.
     *
     * @param decision what a person decided about its held runs, or null
     */
    record ShownExecution(
            ScheduleExecution execution, @Nullable HoldDecision decision) {}

    /** What a person decided about a run that waited for approval. */
    record HoldDecision(boolean isApproved, String sentence) {

        static HoldDecision of(RunComparison decided) {
            boolean isApproved = decided.decision() == RunComparison.Decision.APPROVED;
            String who = Objects.requireNonNullElse(decided.decidedBy(), "a person");
            return new HoldDecision(
                    isApproved,
                    "Run %d was %s by %s.".formatted(decided.run(), isApproved ? "approved" : "canceled", who));
        }
    }

    /** A schedule with what it did last. */
    record ScheduleView(
            ScheduleState state, List<ShownExecution> executions, List<FailedFile> failed, List<String> leftOut) {

        /** The name of the folder; templates may not call a path. */
        public String inbox() {
            SavedSchedule saved = state.saved();
            return saved == null
                    ? String.valueOf(state.settings().inbox().getFileName())
                    : saved.values().inbox();
        }

        /** When it runs, in plain language, or null where only the cron expression says it. */
        public @Nullable String times() {
            return SchedulePreview.description(state.settings().cron());
        }

        /** The name of the mapping file, or null where there is none. */
        public @Nullable String mapping() {
            Path mapping = state.settings().mapping();
            return mapping == null ? null : String.valueOf(mapping.getFileName());
        }
    }

    @GetMapping
    String all(Model model) {
        List<ScheduleState> states = schedules.all();
        model.addAttribute("isRunning", states.stream().anyMatch(ScheduleState::isRunning));
        model.addAttribute(
                "schedules",
                states.stream()
                        .map(state -> new ScheduleView(
                                state,
                                schedules.executions(state.settings().name(), FEW).stream()
                                        .map(this::shown)
                                        .toList(),
                                schedules.failedFiles(state.settings().name()),
                                schedules.leftOutFiles(state.settings().name())))
                        .toList());
        model.addAttribute(
                "messages", notifications.recent().stream().limit(MESSAGES).toList());
        return "schedules/schedules";
    }

    private ShownExecution shown(ScheduleExecution execution) {
        if (execution.ending() != ScheduleExecution.Ending.HELD) {
            return new ShownExecution(execution, null);
        }
        List<RunComparison> held = execution.runs().stream()
                .map(comparisons::find)
                .flatMap(Optional::stream)
                .toList();
        return new ShownExecution(
                execution,
                held.stream().anyMatch(RunComparison::isHeld)
                        ? null
                        : held.stream()
                                .filter(run -> run.decision() != null)
                                .findFirst()
                                .map(HoldDecision::of)
                                .orElse(null));
    }

    @PostMapping("/{name}/pause")
    String pause(@PathVariable String name, Principal who, RedirectAttributes redirect) {
        return done(name, who, "pause-schedule", redirect, "%s is paused.", () -> schedules.pause(name, who.getName()));
    }

    @PostMapping("/{name}/unpause")
    String unpause(@PathVariable String name, Principal who, RedirectAttributes redirect) {
        return done(name, who, "unpause-schedule", redirect, "%s is active again.", () -> schedules.unpause(name));
    }

    @PostMapping("/{name}/run")
    String run(@PathVariable String name, Principal who, RedirectAttributes redirect) {
        return done(
                name, who, "run-schedule", redirect, "%s is starting.", () -> schedules.runNow(name, who.getName()));
    }

    @PostMapping("/{name}/leave-out")
    String leaveOut(@PathVariable String name, @RequestParam String file, Principal who, RedirectAttributes redirect) {
        return undoable(
                name,
                who,
                "leave-out-file",
                redirect,
                "The file will not be imported. It stays in the folder failed of the inbox of %s.",
                () -> schedules.leaveOut(name, file).map(left -> undo(name, left)));
    }

    private static String undo(String schedule, String file) {
        return UriComponentsBuilder.fromPath("/schedules/{name}/restore-file")
                .queryParam("file", "{file}")
                .encode()
                .buildAndExpand(schedule, file)
                .toUriString();
    }

    @PostMapping("/{name}/restore-file")
    String restoreFile(
            @PathVariable String name, @RequestParam String file, Principal who, RedirectAttributes redirect) {
        return done(
                name,
                who,
                "restore-file",
                redirect,
                "The file of %s waits to be imported again. Match its columns and import it.",
                () -> {
                    if (!schedules.restoreFile(name, file)) {
                        throw UserException.usage("schedule.file-gone");
                    }
                });
    }

    private String done(
            String name, Principal who, String what, RedirectAttributes redirect, String sentence, Runnable action) {
        return undoable(name, who, what, redirect, sentence, () -> {
            action.run();
            return Optional.empty();
        });
    }

    /**
     * Does something, and says so.
     *
     * @param action returns the address whose POST undoes it, if any
     */
    private String undoable(
            String name,
            Principal who,
            String what,
            RedirectAttributes redirect,
            String sentence,
            Supplier<Optional<String>> action) {
        if (schedules.all().stream().noneMatch(state -> state.settings().name().equals(name))) {
            throw new NotFoundException();
        }
        try {
            Optional<String> undo = action.get();
            audit.note(who.getName(), what, null, name);
            undo.ifPresentOrElse(
                    address -> FlashMessage.undoable(redirect, sentence.formatted(name), address),
                    () -> FlashMessage.done(redirect, sentence.formatted(name)));
        } catch (UserException e) {
            FlashMessage.refused(redirect, e.forConsole());
        }
        return "redirect:/schedules";
    }
}
