package dev.leadline.web.home;

import dev.leadline.ledger.LeadGroup;
import dev.leadline.ledger.RunLine;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of the leads of some runs. A row that a correction replaced counts once, with the run that sent it.
 *
 * @param day on which the runs started, or null for runs of several days
 * @param files how many runs there were
 * @param created in the CRM
 * @param waiting for being sent, or for the CRM
 * @param open those that a person has to look at
 * @param leftOut duplicates, and rows that somebody dismissed
 */
record LeadTotals(@Nullable LocalDate day, long files, long created, long waiting, long open, long leftOut) {

    private static final double PERCENT = 100;

    /**
     * A part of a bar.
     *
     * @param x where it begins, in percent
     * @param width in percent
     * @param tone the class that colors it
     */
    record BarPart(String x, String width, String tone) {}

    static LeadTotals of(@Nullable LocalDate day, Collection<RunLine> runs) {
        return new LeadTotals(
                day,
                runs.size(),
                sum(runs, LeadGroup.CREATED),
                sum(runs, LeadGroup.WAITING),
                sum(runs, LeadGroup.OPEN),
                sum(runs, LeadGroup.LEFT_OUT));
    }

    private static long sum(Collection<RunLine> runs, LeadGroup group) {
        return runs.stream().mapToLong(group::count).sum();
    }

    /** The days on which runs started, the latest first. */
    static List<LeadTotals> byDay(Collection<RunLine> runs, ZoneId zone) {
        Map<LocalDate, List<RunLine>> days =
                runs.stream().collect(Collectors.groupingBy(run -> LocalDate.ofInstant(run.startedAt(), zone)));
        return days.entrySet().stream()
                .map(day -> of(day.getKey(), day.getValue()))
                .sorted(Comparator.comparing(LeadTotals::day, Comparator.nullsLast(Comparator.reverseOrder())))
                .toList();
    }

    public long leads() {
        return created + waiting + open + leftOut;
    }

    /** Those that a person has to look at, in percent of all. */
    public String openShare() {
        return leads() == 0 ? "" : String.format(Locale.ROOT, "%.0f %%", PERCENT * open / leads());
    }

    /** From left to right, of the width that the busiest day has. */
    public List<BarPart> bar(long most) {
        List<BarPart> parts = new ArrayList<>();
        double x = 0;
        for (Map.Entry<String, Long> part : List.of(
                Map.entry("created", created),
                Map.entry("queued", waiting),
                Map.entry("rejected", open),
                Map.entry("resolved", leftOut))) {
            double width = most == 0 ? 0 : PERCENT * part.getValue() / most;
            if (width > 0) {
                parts.add(new BarPart(decimal(x), decimal(width), part.getKey()));
            }
            x += width;
        }
        return parts;
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
