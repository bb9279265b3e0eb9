package dev.leadline.serve;

import dev.leadline.ledger.RunComparison;
import dev.leadline.notification.Notification;
import dev.leadline.notification.NotificationService;
import dev.leadline.schedule.InboxFileResult;
import dev.leadline.schedule.ProblemChange;
import dev.leadline.schedule.ScheduleEvent;
import dev.leadline.schedule.ScheduleExecution;
import dev.leadline.shared.ExitCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Sends the notification of an execution, according to the rules of its schedule. */
final class ScheduleNotifier implements Consumer<ScheduleEvent> {

    private static final Set<ExitCode> COMPLETED =
            EnumSet.of(ExitCode.OK, ExitCode.ROWS_TO_FIX, ExitCode.ROWS_UNCERTAIN);

    private final NotificationService notifications;
    private final Clock clock;

    ScheduleNotifier(NotificationService notifications, Clock clock) {
        this.notifications = notifications;
        this.clock = clock;
    }

    @Override
    public void accept(ScheduleEvent event) {
        Notification notification = notificationOf(event);
        if (!notification.isEmpty()) {
            notifications.tell(notification, event.schedule().rules());
        }
    }

    /** That it waits says more than that it has stopped. */
    private static boolean isHeld(ScheduleEvent event, InboxFileResult taken) {
        return event.unusual().stream()
                .filter(RunComparison::isHeld)
                .anyMatch(held -> taken.run().equals(Optional.of(held.run())));
    }

    private Notification notificationOf(ScheduleEvent event) {
        ScheduleExecution execution = event.execution();
        Instant at = Objects.requireNonNullElseGet(execution.endedAt(), clock::instant);
        Notification notification =
                Notification.of(execution.schedule(), at, event.schedule().zone());
        for (RunComparison unusual : event.unusual()) {
            notification = notification.unusual(unusual);
        }
        for (InboxFileResult taken : event.taken()) {
            if (!isHeld(event, taken) && !isKnown(event, taken)) {
                notification = with(taken, event, notification);
            }
        }
        if (event.late() && execution.dueAt() != null) {
            notification = notification.late(Duration.between(execution.dueAt(), execution.startedAt()));
        }
        if (event.nothingSince() != null) {
            notification = notification.foundNothing(event.nothingSince());
        }
        return withProblem(event, notification);
    }

    private static Notification with(InboxFileResult taken, ScheduleEvent event, Notification notification) {
        return taken instanceof InboxFileResult.ByRun byRun
                ? notification.ran(byRun.outcome().summary(), event.schedule().maxRejected())
                : notification.failed(taken.exit(), taken.run().orElse(null));
    }

    private static Notification withProblem(ScheduleEvent event, Notification notification) {
        ProblemChange problem = event.problem();
        return switch (problem.kind()) {
            case NEW -> isFailedBesideFiles(event) ? notification.failed(ExitCode.USAGE, null) : notification;
            case REMINDER -> notification.stillFailing(problem.since(), problem.executions());
            case RECOVERED -> notification.recovered(problem.since(), problem.executions());
            case KNOWN, NONE -> notification;
        };
    }

    /** What failed is the inbox or the server of the schedule, and no file. */
    private static boolean isFailedBesideFiles(ScheduleEvent event) {
        return event.taken().stream().map(InboxFileResult::exit).allMatch(COMPLETED::contains);
    }

    /** A failure of which people were told, and nothing has changed since. */
    private static boolean isKnown(ScheduleEvent event, InboxFileResult taken) {
        return event.problem().kind() == ProblemChange.ChangeKind.KNOWN && !COMPLETED.contains(taken.exit());
    }
}
