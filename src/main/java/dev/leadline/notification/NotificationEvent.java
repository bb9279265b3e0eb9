package dev.leadline.notification;

import dev.leadline.ledger.ProblemCount;
import dev.leadline.ledger.RowCounts;
import dev.leadline.ledger.RowStatus;
import dev.leadline.report.Summary;
import dev.leadline.shared.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An event in a notification. Contains no lead data. */
sealed interface NotificationEvent {

    /** The severity. */
    Notification.Level level();

    /** Its name in JSON documents. */
    String event();

    /**
     * A run has ended.
     *
     * @param run its number
     * @param status its status, or null if unknown
     * @param exit its exit code
     * @param rows the number of rows by status
     * @param problems the problems, the most frequent first
     * @param mostRejected the highest acceptable share of rejected rows, in percent, or null for no limit
     */
    record Ran(
            long run,
            @Nullable String status,
            ExitCode exit,
            RowCounts rows,
            List<ProblemCount> problems,
            @Nullable Integer mostRejected)
            implements NotificationEvent {

        /** An API's code can be any text: one with digits may hold a phone number, one with other signs an address. */
        private static final Pattern CODE = Pattern.compile("HTTP_\\d{3}|[A-Za-z_]{1,60}");

        private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9_.]{1,60}");

        static Ran of(Summary summary, @Nullable Integer mostRejected) {
            return new Ran(
                    Objects.requireNonNull(summary.run(), "a check is no run"),
                    summary.status(),
                    summary.exit(),
                    summary.rows(),
                    summary.problems().stream().map(Ran::safe).toList(),
                    mostRejected);
        }

        private static ProblemCount safe(ProblemCount problem) {
            String field = problem.field();
            return new ProblemCount(
                    CODE.matcher(problem.code()).matches() ? problem.code() : "OTHER",
                    field != null && FIELD.matcher(field).matches() ? field : null,
                    problem.count());
        }

        ExitDescription ending() {
            return ExitDescription.of(exit);
        }

        boolean rejectedTooMany() {
            return mostRejected != null && rows.of(RowStatus.REJECTED) * 100 > rows.total() * mostRejected;
        }

        @Override
        public Notification.Level level() {
            return ending().level();
        }

        @Override
        public String event() {
            return "run";
        }
    }

    /**
     * A file was not imported.
     *
     * @param ending why
     * @param run its number, or null if there was none yet
     */
    record ScheduleFailed(ExitDescription ending, @Nullable Long run) implements NotificationEvent {

        @Override
        public Notification.Level level() {
            return Notification.Level.FAILURE;
        }

        @Override
        public String event() {
            return "failed";
        }
    }

    /**
     * A schedule started late.
     *
     * @param by the delay
     */
    record Late(Duration by) implements NotificationEvent {

        @Override
        public Notification.Level level() {
            return Notification.Level.PROBLEM;
        }

        @Override
        public String event() {
            return "late";
        }
    }

    /**
     * A run differs from earlier runs of its schedule.
     *
     * @param run its number
     * @param brief the differences in numbers
     * @param held whether it waits for a person's approval
     */
    record Unusual(long run, String brief, boolean held) implements NotificationEvent {

        @Override
        public Notification.Level level() {
            return held ? Notification.Level.FAILURE : Notification.Level.PROBLEM;
        }

        @Override
        public String event() {
            return held ? "held" : "unusual";
        }
    }

    /**
     * A schedule has failed in the same way for a while.
     *
     * @param since when it began
     * @param executions how many executions in a row have failed
     */
    record StillFailing(Instant since, int executions) implements NotificationEvent {

        @Override
        public Notification.Level level() {
            return Notification.Level.FAILURE;
        }

        @Override
        public String event() {
            return "still_failing";
        }
    }

    /**
     * A schedule that failed works again.
     *
     * @param since when it began to fail
     * @param executions how many executions in a row had failed
     */
    record Recovered(Instant since, int executions) implements NotificationEvent {

        @Override
        public Notification.Level level() {
            return Notification.Level.FINE;
        }

        @Override
        public String event() {
            return "recovered";
        }
    }

    /**
     * No file arrived.
     *
     * @param since when the last file arrived, or null if none ever has
     */
    record NothingFound(@Nullable Instant since) implements NotificationEvent {

        @Override
        public Notification.Level level() {
            return Notification.Level.PROBLEM;
        }

        @Override
        public String event() {
            return "nothing_found";
        }
    }
}
