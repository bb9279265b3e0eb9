package dev.leadline.notification;

import dev.leadline.report.Summary;
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
 * What happened on one occasion, such as one turn of a schedule with all its files. It is one message to each channel, however
 * much happened. Facts go in, and words come out: no text of a file, an API or an exception gets in here, so none gets out.
 *
 * <p>Instances do not change: each fact gives new ones.
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

    /** How much it matters. */
    public enum Level {
        /** All went well. */
        FINE,
        /** A person has something to do. */
        PROBLEM,
        /** An import did not come to its end. */
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
     * An occasion on which nothing has happened yet.
     *
     * @param schedule the schedule's name, or null where none is concerned
     * @param at when it was
     * @param zone in which people read times
     * @return news without a fact
     */
    public static Notification of(@Nullable String schedule, Instant at, ZoneId zone) {
        String name = schedule == null ? null : UNSAFE.matcher(schedule).replaceAll("_");
        return new Notification(name, at, zone, List.of());
    }

    /**
     * A run has ended, well or not.
     *
     * @param summary what it came to; its file's name and its report's paths are left out
     * @param mostRejected the share of rejected rows, in percent, above which they are too many; null for any
     * @return these news and that one
     * @throws NullPointerException when the summary is that of a check, which is no run
     */
    public Notification ran(Summary summary, @Nullable Integer mostRejected) {
        return with(NotificationEvent.Ran.of(summary, mostRejected));
    }

    /**
     * A file was not imported, and there is no summary of it.
     *
     * @param exit the exit code that says why, as in {@code job.Mishap}
     * @param run its number, or null where there was no run yet
     * @return these news and that one
     */
    public Notification failed(int exit, @Nullable Long run) {
        return with(new NotificationEvent.Failed(ExitDescription.ofFailure(exit), run));
    }

    /**
     * A schedule began later than it should have.
     *
     * @param by how much
     * @return these news and that one
     */
    public Notification late(Duration by) {
        return with(new NotificationEvent.Late(by));
    }

    /**
     * A schedule found no file, for longer than is usual.
     *
     * @param since when the last one came, or null where none ever has
     * @return these news and that one
     */
    public Notification foundNothing(@Nullable Instant since) {
        return with(new NotificationEvent.NothingFound(since));
    }

    /**
     * Whether there is nothing to tell.
     *
     * @return true before the first fact
     */
    public boolean isEmpty() {
        return happenings.isEmpty();
    }

    /**
     * How much all of it together matters.
     *
     * @return that of the worst fact; fine where there is none
     */
    public Level level() {
        return happenings.stream()
                .map(NotificationEvent::level)
                .max(Comparator.naturalOrder())
                .orElse(Level.FINE);
    }

    /**
     * All of it in a few words.
     *
     * @return such as {@code 3 rows rejected, late}
     */
    public String headline() {
        return Headline.of(happenings);
    }

    /**
     * All of it in sentences.
     *
     * @return one for each fact, the worst first
     */
    public List<String> lines() {
        return Sections.of(this).stream().map(Section::sentence).toList();
    }

    @Override
    public String toString() {
        return title();
    }

    /** The headline for those who get other messages beside. */
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
