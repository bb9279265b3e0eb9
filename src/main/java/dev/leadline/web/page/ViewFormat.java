package dev.leadline.web.page;

import dev.leadline.lead.Problem;
import dev.leadline.ledger.RowCounts;
import dev.leadline.ledger.RowGroup;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.RunLine;
import dev.leadline.ledger.RunState;
import dev.leadline.message.ConsoleWording;
import dev.leadline.report.DisplayFormat;
import dev.leadline.report.ProblemLabels;
import dev.leadline.report.StatusLabels;
import dev.leadline.report.VisibleText;
import dev.leadline.schedule.ScheduleExecution;
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
    private static final int LONGEST_LABEL = 60;
    private static final int BAR = 100;
    private static final double THINNEST = 1.5;
    private static final Map<RunState, String> STANDINGS = Map.of(
            RunState.RUNNING, "Running",
            RunState.INTERRUPTED, "Interrupted",
            RunState.STOPPED, "Stopped",
            RunState.HELD, "Waiting for approval",
            RunState.CANCELED, "Canceled",
            RunState.FAILED, "Failed",
            RunState.TO_LOOK_AT, "Needs attention",
            RunState.AWAITING_CRM, "Sent - awaiting CRM",
            RunState.DONE, "Complete");

    private final ZoneId zone;
    private final ServerPaths paths;
    private final Map<String, String> crms;

    /**
     * @param zone whose time pages show
     * @param paths that pages do not show
     * @param crms what people call each target
     */
    ViewFormat(ZoneId zone, ServerPaths paths, Map<String, String> crms) {
        this.zone = zone;
        this.paths = paths;
        this.crms = crms;
    }

    /** Where the leads of a target go, such as {@code Knock}; the name of a target that is not known any more. */
    public String crm(String target) {
        return crms.getOrDefault(target, target);
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
     * Rows of a run that need the same.
     *
     * @param rows how many
     * @param label of them
     * @param meaning for the rows, maybe empty
     * @param tone the class that colours them
     * @param key of the rows in addresses: the name of a status or of a group of rows
     */
    public record Part(long rows, String label, String meaning, String tone, String key) {

        static Part of(long rows, RowGroup group, String label, String meaning, String tone) {
            return new Part(rows, label, meaning, tone, group.name());
        }
    }

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

    /** To the minute, in another zone than that of other times on the page; empty for null. */
    public String minute(@Nullable Instant at, ZoneId other) {
        return at == null ? "" : MINUTE.format(at.atZone(other));
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
     * A status as a label.
     *
     * @param status any
     * @return such as {@code Needs fixing}
     */
    public String status(RowStatus status) {
        return StatusLabels.label(status);
    }

    /** The status of a row of a run as a label. */
    public String status(RowStatus status, RunLine run) {
        return StatusLabels.label(status, run.standing() == RunState.CANCELED);
    }

    /** What a status means for a row of a run: half a sentence, maybe empty. */
    public String meaning(RowStatus status, RunLine run) {
        return StatusLabels.meaning(status, run.standing() == RunState.CANCELED);
    }

    /**
     * A problem as a label.
     *
     * @param code of a problem or of an answer, or null
     * @return such as {@code Invalid date}
     */
    public String problem(@Nullable String code) {
        return text(ProblemLabels.label(code), LONGEST_LABEL);
    }

    /** What people call a field of a prospect. */
    public String field(String name) {
        return FieldLabel.of(name);
    }

    /** What is wrong with a row, without what only helps at the command line. */
    public String explanation(Problem problem) {
        return text(ProblemMessage.of(problem));
    }

    /**
     * A sentence that may name a file, without the folders of the server and the words of the command line.
     *
     * @param sentence any, or null
     * @return still to be escaped; empty for null
     */
    public String sentence(@Nullable String sentence) {
        return sentence == null ? "" : text(paths.without(ConsoleWording.of(sentence)));
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
     * @return such as {@code Needs attention}
     */
    public String standing(RunState standing) {
        return STANDINGS.getOrDefault(standing, "");
    }

    /**
     * The end of a schedule execution in words.
     *
     * @param ending any
     * @return such as {@code No file}
     */
    public String ending(ScheduleExecution.Ending ending) {
        return switch (ending) {
            case TOOK -> "Imported";
            case NOTHING -> "No file";
            case HELD -> "Waiting for approval";
            case FAILED -> "Failed";
            case INTERRUPTED -> "Interrupted";
        };
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
     * The rows of a run in one line.
     *
     * @param run any
     * @return such as {@code 25 rows: 22 created, 1 needs fixing, 2 corrected}
     */
    public String line(RunLine run) {
        List<String> parts = parts(run).stream().map(this::words).toList();
        String rows = count(run.counts().total(), "row");
        return parts.isEmpty() ? rows : rows + ": " + String.join(", ", parts);
    }

    private String words(Part part) {
        String label = part.label().replace(", ", " and ");
        String words = label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
        return number(part.rows()) + " " + (part.rows() == 1 ? words : words.replace("needs ", "need "));
    }

    /**
     * The rows of a run by what they need, good ends first.
     *
     * @param run any
     * @return without what no row needs
     */
    public List<Part> parts(RunLine run) {
        return allParts(run).stream().filter(part -> part.rows() > 0).toList();
    }

    /** The same with what no row needs: as many parts for each run, in the same order. */
    public List<Part> allParts(RunLine run) {
        List<Part> parts = new ArrayList<>();
        for (RowStatus status : StatusLabels.ORDER) {
            boolean isCanceled = run.standing() == RunState.CANCELED;
            boolean isRejected = status == RowStatus.REJECTED;
            parts.add(new Part(
                    isRejected ? Math.max(0, run.open(status) - run.possibleDuplicates()) : run.open(status),
                    StatusLabels.label(status, isCanceled),
                    StatusLabels.meaning(status, isCanceled),
                    tone(status),
                    status.name()));
            if (isRejected) {
                parts.add(possibleDuplicates(run.possibleDuplicates()));
            }
        }
        parts.add(Part.of(
                run.resolved().replaced().total(),
                RowGroup.CORRECTED,
                "Corrected",
                "replaced by a row of a later run",
                "resolved"));
        parts.add(Part.of(
                run.resolved().dismissed().total(),
                RowGroup.DISMISSED,
                "Dismissed",
                "not sent, as a person decided",
                "resolved"));
        return parts;
    }

    private static Part possibleDuplicates(long rows) {
        return Part.of(
                rows,
                RowGroup.POSSIBLE_DUPLICATE,
                rows == 1 ? "Possible duplicate to decide" : "Possible duplicates to decide",
                "not sent; looks like a lead that was already sent, so a person decides",
                "possible-duplicate");
    }

    /**
     * The rows of a run as a bar; what is there is seen, however little it is.
     *
     * @param run any
     * @return from left to right
     */
    public List<Segment> bar(RunLine run) {
        List<Part> parts = parts(run);
        long total = run.counts().total();
        double scale = BAR
                / parts.stream()
                        .mapToDouble(part -> Math.max(THINNEST, share(part, total)))
                        .sum();
        List<Segment> bar = new ArrayList<>();
        double x = 0;
        for (Part part : parts) {
            double width = Math.max(THINNEST, share(part, total)) * scale;
            bar.add(new Segment(decimal(x), decimal(width), part.tone()));
            x += width;
        }
        return bar;
    }

    private static double share(Part part, long total) {
        return part.rows() * (double) BAR / total;
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
