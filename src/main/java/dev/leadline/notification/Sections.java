package dev.leadline.notification;

import dev.leadline.lead.ProblemCode;
import dev.leadline.ledger.ProblemCount;
import dev.leadline.ledger.RowCounts;
import dev.leadline.ledger.RowStatus;
import dev.leadline.message.UserMessage;
import dev.leadline.report.StatusLabels;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Turns events into sentences. */
final class Sections {

    private static final int FEW = 5;

    private Sections() {}

    /** The worst first. */
    static List<Section> of(Notification notification) {
        return notification.happenings().stream()
                .map(event -> section(event, notification.zone()))
                .toList();
    }

    private static Section section(NotificationEvent event, ZoneId zone) {
        if (event instanceof NotificationEvent.Ran ran) {
            return ran(ran);
        }
        if (event instanceof NotificationEvent.ScheduleFailed failed) {
            String sentence = failed.ending().told(failed.run()) + ".";
            return new Section(sentence, List.of(), List.of(), failed.ending().next(failed.run()), failed.run());
        }
        if (event instanceof NotificationEvent.StillFailing failing) {
            return plain(
                    UserMessage.of(
                            "notification.still-failing",
                            failing.executions(),
                            NotificationFormat.time(failing.since(), zone)),
                    UserMessage.of("notification.fix-the-cause"));
        }
        if (event instanceof NotificationEvent.Recovered recovered) {
            return Section.plain(recovered(recovered, zone).text(), "");
        }
        if (event instanceof NotificationEvent.Unusual unusual) {
            return unusual(unusual);
        }
        if (event instanceof NotificationEvent.NothingFound nothing) {
            return nothingFound(nothing, zone);
        }
        return late((NotificationEvent.Late) event);
    }

    private static Section unusual(NotificationEvent.Unusual unusual) {
        UserMessage what = unusual.held()
                ? UserMessage.of("notification.held", unusual.run(), unusual.brief())
                : UserMessage.of("notification.unusual", unusual.run(), unusual.brief());
        return new Section(what.text(), List.of(), List.of(), what.advice().orElseThrow(), unusual.run());
    }

    private static UserMessage recovered(NotificationEvent.Recovered event, ZoneId zone) {
        String since = NotificationFormat.time(event.since(), zone);
        return event.executions() == 1
                ? UserMessage.of("notification.recovered-from-one", since)
                : UserMessage.of("notification.recovered", event.executions(), since);
    }

    private static Section nothingFound(NotificationEvent.NothingFound nothing, ZoneId zone) {
        return plain(
                nothing.since() == null
                        ? UserMessage.of("notification.no-file-yet")
                        : UserMessage.of("notification.no-file-since", NotificationFormat.time(nothing.since(), zone)),
                UserMessage.of("notification.ask-the-sender"));
    }

    private static Section late(NotificationEvent.Late late) {
        return plain(
                UserMessage.of("notification.late", NotificationFormat.duration(late.by())),
                UserMessage.of("notification.check-the-machine"));
    }

    private static Section plain(UserMessage sentence, UserMessage next) {
        return Section.plain(sentence.text(), next.text());
    }

    private static Section ran(NotificationEvent.Ran ran) {
        String sentence = ran.ending().told(ran.run()) + ": " + String.join(", ", brief(ran.rows())) + ".";
        return new Section(
                ran.rejectedTooMany() ? sentence + " " + tooMany(ran) : sentence,
                counts(ran.rows()),
                reasons(ran.problems()),
                next(ran),
                ran.run());
    }

    private static String tooMany(NotificationEvent.Ran ran) {
        long percent = ran.rows().of(RowStatus.REJECTED) * 100 / ran.rows().total();
        return UserMessage.of("notification.too-many-rejected", percent, String.valueOf(ran.mostRejected()))
                .text();
    }

    private static List<String> brief(RowCounts rows) {
        List<String> words = new ArrayList<>(List.of(NotificationFormat.rows(rows.total()) + " read"));
        counts(rows).forEach(count -> words.add(NotificationFormat.number(count.rows()) + " " + count.name()));
        return words;
    }

    private static List<Section.Count> counts(RowCounts rows) {
        return StatusLabels.ORDER.stream()
                .filter(status -> rows.of(status) > 0)
                .map(status ->
                        new Section.Count(rows.of(status), StatusLabels.name(status), StatusLabels.meaning(status)))
                .toList();
    }

    private static List<Section.Reason> reasons(List<ProblemCount> problems) {
        return problems.stream()
                .limit(FEW)
                .map(problem ->
                        new Section.Reason(problem.count(), problem.code(), problem.field(), advice(problem.code())))
                .toList();
    }

    private static String advice(String code) {
        return Arrays.stream(ProblemCode.values())
                .filter(known -> known.name().equals(code))
                .findFirst()
                .map(ProblemCode::advice)
                .orElse("");
    }

    private static String next(NotificationEvent.Ran ran) {
        RowCounts rows = ran.rows();
        if (ran.ending() == ExitDescription.ROWS_UNCERTAIN && rows.of(RowStatus.IN_DOUBT) == 0) {
            return UserMessage.of("notification.leadline-keeps-checking").text();
        }
        long fixable = RowStatus.FIXABLE.stream().mapToLong(rows::of).sum();
        String look = rows.of(RowStatus.PARTIAL) > 0
                ? UserMessage.of("notification.check-partial").text()
                : "";
        String next = ran.ending() == ExitDescription.ROWS_TO_FIX && fixable == 0
                ? ""
                : ran.ending().next(ran.run());
        return String.join(
                " ",
                Stream.of(next, look).filter(sentence -> !sentence.isEmpty()).toList());
    }
}
