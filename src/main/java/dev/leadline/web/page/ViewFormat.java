package dev.leadline.web.page;

import dev.leadline.ledger.RowCounts;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.RunState;
import dev.leadline.report.DisplayFormat;
import dev.leadline.report.StatusLabels;
import dev.leadline.report.VisibleText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How pages show numbers, times, texts and statuses; templates call it {@code show}. */
public final class ViewFormat {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int BAR = 100;
    private static final double THINNEST = 1.5;
    private static final Map<RunState, String> STANDINGS = Map.of(
            RunState.RUNNING, "running",
            RunState.INTERRUPTED, "interrupted",
            RunState.STOPPED, "stopped",
            RunState.FAILED, "failed",
            RunState.TO_LOOK_AT, "needs attention",
            RunState.DONE, "done");

    private final ZoneId zone;

    /**
     * @param zone whose time pages show
     */
    public ViewFormat(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * A part of a bar.
     *
     * @param x where it begins, of 100
     * @param width how wide it is, of 100
     * @param tone the class that colours it
     */
    public record Segment(String x, String width, String tone) {}

    /**
     * The zone of all times on pages.
     *
     * @return such as {@code America/New_York}
     */
    public String zone() {
        return zone.getId();
    }

    /**
     * Such as {@code 12,345}.
     *
     * @param number any
     * @return never null
     */
    public String number(long number) {
        return DisplayFormat.number(number);
    }

    /**
     * Such as {@code 25 rows}.
     *
     * @param number any
     * @param noun in the singular
     * @return never null
     */
    public String count(long number, String noun) {
        return DisplayFormat.count(number, noun);
    }

    /**
     * To the minute.
     *
     * @param at when, or null
     * @return empty for null
     */
    public String minute(@Nullable Instant at) {
        return at == null ? "" : MINUTE.format(at.atZone(zone));
    }

    /**
     * To the second.
     *
     * @param at when, or null
     * @return empty for null
     */
    public String second(@Nullable Instant at) {
        return at == null ? "" : SECOND.format(at.atZone(zone));
    }

    /**
     * How long something takes.
     *
     * @param duration any
     * @return such as {@code 14 min}
     */
    public String duration(Duration duration) {
        return DisplayFormat.duration(duration);
    }

    /**
     * How long something took.
     *
     * @param from its beginning
     * @param to its end, or null while it goes on
     * @return empty while it goes on
     */
    public String took(Instant from, @Nullable Instant to) {
        return to == null ? "" : DisplayFormat.duration(Duration.between(from, to));
    }

    /**
     * A text of a stranger, fit to be looked at.
     *
     * @param text any text, or null
     * @return still to be escaped; empty for null
     */
    public String text(@Nullable String text) {
        return text == null ? "" : VisibleText.text(text);
    }

    /**
     * A text of a stranger, cut.
     *
     * @param text any text, or null
     * @param longest how many characters are shown
     * @return still to be escaped; empty for null
     */
    public String text(@Nullable String text, int longest) {
        return text == null ? "" : VisibleText.text(text, longest);
    }

    /**
     * A status as a word.
     *
     * @param status any
     * @return such as {@code in doubt}
     */
    public String status(RowStatus status) {
        return StatusLabels.name(status);
    }

    /**
     * What a status means for a row.
     *
     * @param status any
     * @return half a sentence, maybe empty
     */
    public String meaning(RowStatus status) {
        return StatusLabels.meaning(status);
    }

    /**
     * The class that colours what stands for a constant.
     *
     * @param constant a status or standing
     * @return such as {@code in-doubt}
     */
    public String tone(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * A standing in words.
     *
     * @param standing any
     * @return such as {@code to look at}
     */
    public String standing(RunState standing) {
        return STANDINGS.getOrDefault(standing, "");
    }

    /**
     * The statuses in which rows of a run stand, good ends first.
     *
     * @param counts of the run
     * @return without those in which no row stands
     */
    public List<RowStatus> statuses(RowCounts counts) {
        return StatusLabels.ORDER.stream()
                .filter(status -> counts.of(status) > 0)
                .toList();
    }

    /**
     * The counts in one line.
     *
     * @param counts of a run
     * @return such as {@code 25 rows: 22 created, 3 rejected}
     */
    public String line(RowCounts counts) {
        List<String> parts = statuses(counts).stream()
                .map(status -> number(counts.of(status)) + " " + status(status))
                .toList();
        String rows = count(counts.total(), "row");
        return parts.isEmpty() ? rows : rows + ": " + String.join(", ", parts);
    }

    /**
     * The counts as a bar; what is there is seen, however little it is.
     *
     * @param counts of a run
     * @return from left to right
     */
    public List<Segment> bar(RowCounts counts) {
        List<RowStatus> statuses = statuses(counts);
        double scale = BAR
                / statuses.stream()
                        .mapToDouble(status -> Math.max(THINNEST, share(counts, status)))
                        .sum();
        List<Segment> bar = new ArrayList<>();
        double x = 0;
        for (RowStatus status : statuses) {
            double width = Math.max(THINNEST, share(counts, status)) * scale;
            bar.add(new Segment(decimal(x), decimal(width), tone(status)));
            x += width;
        }
        return bar;
    }

    private static double share(RowCounts counts, RowStatus status) {
        return counts.of(status) * (double) BAR / counts.total();
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
