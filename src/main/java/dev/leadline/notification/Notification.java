package dev.leadline.notification;

import dev.leadline.ledger.RunComparison;
import dev.leadline.report.Summary;
import dev.leadline.shared.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What happened in one execution of a schedule, with all its files. It becomes one message to each channel. It contains facts
 * only: no text of a file, an API or an exception is accepted, so a message cannot reveal any.
 *
 * <p>Immutable: each method that adds an event returns a new instance.
 */
public final class Notification {

    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private final @Nullable String schedule;
    private final Instant at;
    private final ZoneId zone;
    private final List<NotificationEvent> happenings;

    private Notification(@Nullable String schedule, Instant at, ZoneId zone, List<NotificationEvent> happenings) {
        this.schedule = schedule;
        this.at = at;
        this.zone = zone;
        this.happenings = happenings;
    }

    /** The severity. */
    public enum Level {
        /** No problem. */
        FINE,
        /** A user needs to do something. */
        PROBLEM,
        /** An import did not finish. */
        FAILURE;

        /**
         * The level as documents name it.
         *
         * @return lower case
         */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A notification without events.
     *
     * @param schedule the schedule's name, or null for none
     * @param at when it happened
     * @param zone the time zone of displayed times
     */
    public static Notification of(@Nullable String schedule, Instant at, ZoneId zone) {
        String name = schedule == null ? null : UNSAFE.matcher(schedule).replaceAll("_");
        return new Notification(name, at, zone, List.of());
    }

    /**
     * Adds the result of a run.
     *
     * @param summary its result; the file name and the paths of its report are not used
     * @param mostRejected the share of rejected rows, in percent, above which they are too many; null for any
     * @throws NullPointerException when the summary is that of a check, which is no run
     */
    public Notification ran(Summary summary, @Nullable Integer mostRejected) {
        return with(NotificationEvent.Ran.of(summary, mostRejected));
    }

    /**
     * Adds a file that was not imported and has no summary.
     *
     * @param exit the exit code of the error
     * @param run its number, or null where there was no run yet
     */
    public Notification failed(ExitCode exit, @Nullable Long run) {
        return with(new NotificationEvent.ScheduleFailed(ExitDescription.ofFailure(exit), run));
    }

    /**
     * Adds that a run differs from earlier runs of its schedule.
     *
     * @param comparison with differences; the names of columns are not used
     */
    public Notification unusual(RunComparison comparison) {
        return with(new NotificationEvent.Unusual(comparison.run(), comparison.brief(), comparison.isHeld()));
    }

    /**
     * Adds that a schedule has failed in the same way for a while.
     *
     * @param since when it began
     * @param executions how many executions in a row have failed
     */
    public Notification stillFailing(Instant since, int executions) {
        return with(new NotificationEvent.StillFailing(since, executions));
    }

    /**
     * Adds that a schedule works again; whoever is told of anything is told of this.
     *
     * @param since when it began to fail
     * @param executions how many executions in a row had failed
     */
    public Notification recovered(Instant since, int executions) {
        return with(new NotificationEvent.Recovered(since, executions));
    }

    /** Whether it is about a schedule that works again. */
    boolean isRecovery() {
        return happenings.stream().anyMatch(NotificationEvent.Recovered.class::isInstance);
    }

    /**
     * Adds a late start.
     *
     * @param by the delay
     */
    public Notification late(Duration by) {
        return with(new NotificationEvent.Late(by));
    }

    /**
     * Adds that a schedule has not found a file for longer than its setting allows.
     *
     * @param since when the last file arrived, or null if none ever has
     */
    public Notification foundNothing(@Nullable Instant since) {
        return with(new NotificationEvent.NothingFound(since));
    }

    /**
     * Whether there are no events.
     */
    public boolean isEmpty() {
        return happenings.isEmpty();
    }

    /**
     * The severity of the worst event; fine if there are none.
     */
    public Level level() {
        return happenings.stream()
                .map(NotificationEvent::level)
                .max(Comparator.naturalOrder())
                .orElse(Level.FINE);
    }

    /**
     * The summary in a few words.
     *
     * @return such as {@code 3 rows rejected, late}
     */
    public String headline() {
        return Headline.of(happenings);
    }

    /**
     * The events in sentences.
     *
     * @return one for each event, the worst first
     */
    public List<String> lines() {
        return Sections.of(this).stream().map(Section::sentence).toList();
    }

    @Override
    public String toString() {
        return title();
    }

    /** The subject of a message. */
    String title() {
        return "Leadline: " + (schedule == null ? "" : schedule + ", ") + headline();
    }

    @Nullable
    String schedule() {
        return schedule;
    }

    Instant at() {
        return at;
    }

    ZoneId zone() {
        return zone;
    }

    /** The worst first. */
    List<NotificationEvent> happenings() {
        return happenings.stream()
                .sorted(Comparator.comparing(NotificationEvent::level).reversed())
                .toList();
    }

    private Notification with(NotificationEvent more) {
        return new Notification(
                schedule,
                at,
                zone,
                Stream.concat(happenings.stream(), Stream.of(more)).toList());
    }
}
