package dev.leadline.notification;

import dev.leadline.ledger.RowStatus;
import dev.leadline.message.UserMessage;
import dev.leadline.report.StatusLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Summarizes what happened in a few words, the worst first. */
final class Headline {

    private static final List<RowStatus> BAD =
            List.of(RowStatus.REJECTED, RowStatus.REFUSED, RowStatus.FAILED, RowStatus.PARTIAL, RowStatus.IN_DOUBT);
    private static final List<RowStatus> GOOD =
            List.of(RowStatus.CREATED, RowStatus.QUEUED, RowStatus.STAGED, RowStatus.DUPLICATE);

    private Headline() {}

    static String of(List<NotificationEvent> happenings) {
        List<String> words = new ArrayList<>(failures(happenings));
        words.addAll(unusual(happenings));
        words.addAll(bad(happenings));
        if (happenings.stream().anyMatch(NotificationEvent.Late.class::isInstance)) {
            words.add("late");
        }
        if (happenings.stream().anyMatch(NotificationEvent.NothingFound.class::isInstance)) {
            words.add("no file arrived");
        }
        if (happenings.stream().anyMatch(NotificationEvent.StillFailing.class::isInstance)) {
            words.add("still failing");
        }
        if (happenings.stream().anyMatch(NotificationEvent.Recovered.class::isInstance)) {
            words.add(0, "works again");
        }
        return words.isEmpty() ? good(happenings) : String.join(", ", words);
    }

    private static List<String> failures(List<NotificationEvent> happenings) {
        List<ExitDescription> failures = happenings.stream()
                .flatMap(Headline::ending)
                .filter(ending -> ending.level() == Notification.Level.FAILURE)
                .toList();
        return switch (failures.size()) {
            case 0 -> List.of();
            case 1 -> List.of(failures.get(0).brief());
            default ->
                List.of(UserMessage.of("notification.brief-failures", failures.size())
                        .text());
        };
    }

    private static List<String> unusual(List<NotificationEvent> happenings) {
        return happenings.stream()
                .filter(NotificationEvent.Unusual.class::isInstance)
                .map(event -> ((NotificationEvent.Unusual) event).held() ? "waiting for approval" : "unusual file")
                .distinct()
                .toList();
    }

    private static Stream<ExitDescription> ending(NotificationEvent event) {
        if (event instanceof NotificationEvent.Ran ran) {
            return Stream.of(ran.ending());
        }
        return event instanceof NotificationEvent.ScheduleFailed failed ? Stream.of(failed.ending()) : Stream.empty();
    }

    private static List<String> bad(List<NotificationEvent> happenings) {
        List<String> words = new ArrayList<>();
        for (RowStatus status : BAD) {
            add(words, sum(happenings, status), StatusLabels.name(status));
            if (status == RowStatus.REJECTED && rans(happenings).anyMatch(NotificationEvent.Ran::rejectedTooMany)) {
                words.add("above the limit");
            }
        }
        add(words, unsettled(happenings), "pending");
        return words;
    }

    /** Only the first count contains the unit. */
    private static void add(List<String> words, long rows, String what) {
        if (rows > 0) {
            words.add((words.isEmpty() ? NotificationFormat.rows(rows) : NotificationFormat.number(rows)) + " " + what);
        }
    }

    private static long unsettled(List<NotificationEvent> happenings) {
        return rans(happenings)
                .filter(ran -> ran.ending() == ExitDescription.ROWS_UNCERTAIN)
                .mapToLong(ran -> ran.rows().of(RowStatus.QUEUED))
                .sum();
    }

    private static String good(List<NotificationEvent> happenings) {
        return GOOD.stream()
                .filter(status -> sum(happenings, status) > 0)
                .findFirst()
                .map(status -> NotificationFormat.rows(sum(happenings, status)) + " " + StatusLabels.name(status))
                .orElse("nothing to import");
    }

    private static long sum(List<NotificationEvent> happenings, RowStatus status) {
        return rans(happenings).mapToLong(ran -> ran.rows().of(status)).sum();
    }

    private static Stream<NotificationEvent.Ran> rans(List<NotificationEvent> happenings) {
        return happenings.stream()
                .filter(NotificationEvent.Ran.class::isInstance)
                .map(NotificationEvent.Ran.class::cast);
    }
}
