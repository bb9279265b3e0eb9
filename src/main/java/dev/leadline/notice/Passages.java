package dev.leadline.notice;

import dev.leadline.lead.ProblemCode;
import dev.leadline.ledger.Counts;
import dev.leadline.ledger.ProblemCount;
import dev.leadline.ledger.RowStatus;
import dev.leadline.report.Statuses;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Puts facts into sentences. */
final class Passages {

    private static final int FEW = 5;

    private Passages() {}

    /** The worst first. */
    static List<Passage> of(News news) {
        return news.happenings().stream()
                .map(happening -> passage(happening, news.zone()))
                .toList();
    }

    private static Passage passage(Happening happening, ZoneId zone) {
        if (happening instanceof Happening.Ran ran) {
            return ran(ran);
        }
        if (happening instanceof Happening.Failed failed) {
            String sentence = failed.ending().told(failed.run()) + ".";
            return new Passage(sentence, List.of(), List.of(), failed.ending().next(failed.run()), failed.run());
        }
        if (happening instanceof Happening.NothingFound nothing) {
            return nothingFound(nothing, zone);
        }
        return late((Happening.Late) happening);
    }

    private static Passage nothingFound(Happening.NothingFound nothing, ZoneId zone) {
        String since = nothing.since() == null ? " yet" : " since " + Words.time(nothing.since(), zone);
        return Passage.plain(
                "No file has come" + since + ".",
                "Ask those who send the files, and see that they still go to this inbox.");
    }

    private static Passage late(Happening.Late late) {
        return Passage.plain(
                "It began " + Words.duration(late.by()) + " after its time.",
                "See whether the machine was off, or an earlier run took that long.");
    }

    private static Passage ran(Happening.Ran ran) {
        String sentence = ran.ending().told(ran.run()) + ": " + String.join(", ", brief(ran.rows())) + ".";
        return new Passage(
                ran.rejectedTooMany() ? sentence + " " + tooMany(ran) : sentence,
                counts(ran.rows()),
                reasons(ran.problems()),
                next(ran),
                ran.run());
    }

    private static String tooMany(Happening.Ran ran) {
        long percent = ran.rows().of(RowStatus.REJECTED) * 100 / ran.rows().total();
        return "Of its rows " + percent + " % were rejected, and no more than " + ran.mostRejected()
                + " % are usual: the file may have changed its form.";
    }

    private static List<String> brief(Counts rows) {
        List<String> words = new ArrayList<>(List.of(Words.rows(rows.total()) + " read"));
        counts(rows).forEach(count -> words.add(Words.number(count.rows()) + " " + count.name()));
        return words;
    }

    private static List<Passage.Count> counts(Counts rows) {
        return Statuses.ORDER.stream()
                .filter(status -> rows.of(status) > 0)
                .map(status -> new Passage.Count(rows.of(status), Statuses.name(status), Statuses.meaning(status)))
                .toList();
    }

    private static List<Passage.Reason> reasons(List<ProblemCount> problems) {
        return problems.stream()
                .limit(FEW)
                .map(problem ->
                        new Passage.Reason(problem.count(), problem.code(), problem.field(), advice(problem.code())))
                .toList();
    }

    private static String advice(String code) {
        return Arrays.stream(ProblemCode.values())
                .filter(known -> known.name().equals(code))
                .findFirst()
                .map(ProblemCode::advice)
                .orElse("");
    }

    private static String next(Happening.Ran ran) {
        Counts rows = ran.rows();
        if (ran.ending() == Ending.UNSETTLED && rows.of(RowStatus.IN_DOUBT) == 0) {
            return "Nothing is to be done: it is asked again from time to time what became of them.";
        }
        long fixable = RowStatus.FIXABLE.stream().mapToLong(rows::of).sum();
        String look = rows.of(RowStatus.PARTIAL) > 0 ? "Look at the partly created prospects in your CRM." : "";
        String next = ran.ending() == Ending.UNFIXED && fixable == 0
                ? ""
                : ran.ending().next(ran.run());
        return String.join(
                " ",
                Stream.of(next, look).filter(sentence -> !sentence.isEmpty()).toList());
    }
}
