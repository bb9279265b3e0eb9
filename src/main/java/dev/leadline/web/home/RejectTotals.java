package dev.leadline.web.home;

import dev.leadline.ledger.RunLine;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was wrong with the rows of files, whatever became of them later. Files of corrected rows are left out, so that fixing rows
 * does not change the share of rejects.
 *
 * @param day on which the runs started, or null for runs of several days
 * @param rows of the files
 * @param byProblem how many were rejected, by the code of their first problem
 */
record RejectTotals(@Nullable LocalDate day, long rows, Map<String, Long> byProblem) {

    private static final double PERCENT = 100;

    static RejectTotals of(
            @Nullable LocalDate day, Collection<RunLine> runs, Map<Long, Map<String, Long>> problemsOfRuns) {
        Map<String, Long> byProblem = new TreeMap<>();
        long rows = 0;
        for (RunLine run : runs) {
            if (run.fixes() == null) {
                rows += run.counts().total();
                problemsOfRuns
                        .getOrDefault(run.id(), Map.of())
                        .forEach((code, rejected) -> byProblem.merge(code, rejected, Long::sum));
            }
        }
        return new RejectTotals(day, rows, byProblem);
    }

    /** The days on which files were imported, the latest first. */
    static List<RejectTotals> byDay(
            Collection<RunLine> runs, Map<Long, Map<String, Long>> problemsOfRuns, ZoneId zone) {
        return runs.stream()
                .collect(Collectors.groupingBy(run -> LocalDate.ofInstant(run.startedAt(), zone)))
                .entrySet()
                .stream()
                .map(day -> of(day.getKey(), day.getValue(), problemsOfRuns))
                .filter(day -> day.rows() > 0)
                .sorted(Comparator.comparing(RejectTotals::day, Comparator.nullsLast(Comparator.reverseOrder())))
                .toList();
    }

    public long rejected() {
        return byProblem.values().stream().mapToLong(Long::longValue).sum();
    }

    public long of(String code) {
        return byProblem.getOrDefault(code, 0L);
    }

    /** The most frequent problems, by their codes. */
    List<String> top(int most) {
        return byProblem.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The rejects in percent of the rows, such as {@code 3 %}. */
    public String share() {
        return rows == 0 ? "" : String.format(Locale.ROOT, "%.0f %%", PERCENT * rejected() / rows);
    }

    /** The width of a bar, in percent. */
    public String width() {
        return String.format(Locale.ROOT, "%.2f", rows == 0 ? 0 : PERCENT * rejected() / rows);
    }
}
