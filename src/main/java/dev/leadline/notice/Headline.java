package dev.leadline.notice;

import dev.leadline.ledger.RowStatus;
import dev.leadline.report.Statuses;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Says in a few words what happened, the worst first: many people read no more than that. */
final class Headline {

    private static final List<RowStatus> BAD =
            List.of(RowStatus.REJECTED, RowStatus.REFUSED, RowStatus.FAILED, RowStatus.PARTIAL, RowStatus.IN_DOUBT);
    private static final List<RowStatus> GOOD =
            List.of(RowStatus.CREATED, RowStatus.QUEUED, RowStatus.STAGED, RowStatus.DUPLICATE);

    private Headline() {}

    static String of(List<Happening> happenings) {
        List<String> words = new ArrayList<>(failures(happenings));
        words.addAll(bad(happenings));
        if (happenings.stream().anyMatch(Happening.Late.class::isInstance)) {
            words.add("late");
        }
        if (happenings.stream().anyMatch(Happening.NothingFound.class::isInstance)) {
            words.add("no file came");
        }
        return words.isEmpty() ? good(happenings) : String.join(", ", words);
    }

    private static List<String> failures(List<Happening> happenings) {
        List<Ending> failures = happenings.stream()
                .flatMap(Headline::ending)
                .filter(ending -> ending.level() == News.Level.FAILURE)
                .toList();
        return switch (failures.size()) {
            case 0 -> List.of();
            case 1 -> List.of(failures.get(0).brief());
            default -> List.of(failures.size() + " imports failed or stopped");
        };
    }

    private static Stream<Ending> ending(Happening happening) {
        if (happening instanceof Happening.Ran ran) {
            return Stream.of(ran.ending());
        }
        return happening instanceof Happening.Failed failed ? Stream.of(failed.ending()) : Stream.empty();
    }

    private static List<String> bad(List<Happening> happenings) {
        List<String> words = new ArrayList<>();
        for (RowStatus status : BAD) {
            add(words, sum(happenings, status), Statuses.name(status));
            if (status == RowStatus.REJECTED && rans(happenings).anyMatch(Happening.Ran::rejectedTooMany)) {
                words.add("which is too many");
            }
        }
        add(words, unsettled(happenings), "not settled");
        return words;
    }

    /** Only the first of several says of what it is the number. */
    private static void add(List<String> words, long rows, String what) {
        if (rows > 0) {
            words.add((words.isEmpty() ? Words.rows(rows) : Words.number(rows)) + " " + what);
        }
    }

    private static long unsettled(List<Happening> happenings) {
        return rans(happenings)
                .filter(ran -> ran.ending() == Ending.UNSETTLED)
                .mapToLong(ran -> ran.rows().of(RowStatus.QUEUED))
                .sum();
    }

    private static String good(List<Happening> happenings) {
        return GOOD.stream()
                .filter(status -> sum(happenings, status) > 0)
                .findFirst()
                .map(status -> Words.rows(sum(happenings, status)) + " " + Statuses.name(status))
                .orElse("nothing to import");
    }

    private static long sum(List<Happening> happenings, RowStatus status) {
        return rans(happenings).mapToLong(ran -> ran.rows().of(status)).sum();
    }

    private static Stream<Happening.Ran> rans(List<Happening> happenings) {
        return happenings.stream().filter(Happening.Ran.class::isInstance).map(Happening.Ran.class::cast);
    }
}
