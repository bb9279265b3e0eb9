package dev.leadline.web.health;

import dev.leadline.ledger.LedgerStatistics;
import dev.leadline.ledger.LedgerView;
import dev.leadline.report.DisplayFormat;
import dev.leadline.schedule.ScheduleState;
import dev.leadline.schedule.Schedules;
import dev.leadline.settings.Settings;
import dev.leadline.shared.Ticker;
import dev.leadline.watch.Watch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be wrong with a running {@code leadline serve}. A check is named as its bean, without the ending. */
@Configuration(proxyBeanMethods = false)
public class HealthConfiguration {

    /**
     * The groups and their checks: a process that is not live needs a restart, one that is not ready answers nobody usefully, and one
     * that does not work needs a person.
     */
    public static final Map<String, List<String>> GROUPS = Map.of(
            "liveness", List.of("threads"),
            "readiness", List.of("ledger", "disk"),
            "work", List.of("ledger", "disk", "api", "queue", "runs", "schedules"));

    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Duration WHILE = Duration.ofSeconds(10);

    /** Propexo settles a write within minutes; one that takes longer than this needs somebody who looks. */
    private static final Duration LONG_QUEUED = Duration.ofHours(24);

    /** Another process takes a run over within seconds, and a machine that restarts is back before. */
    private static final Duration LONG_INTERRUPTED = Duration.ofMinutes(10);

    private static final long TOO_LITTLE = 100_000_000;

    @Bean(destroyMethod = "shutdownNow")
    ExecutorService healthThreads() {
        return Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "health");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Bean
    HealthIndicator threadsHealthIndicator(Ticker ticker, ExecutorService healthThreads) {
        return new ReasonedHealth(
                HealthConfiguration::deadlock, "The threads cannot be checked.", WHILE, ticker, healthThreads);
    }

    private static Optional<String> deadlock() {
        long[] locked = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
        return locked == null
                ? Optional.empty()
                : Optional.of("%s wait for each other forever. Restart leadline serve; runs can be resumed."
                        .formatted(DisplayFormat.count(locked.length, "thread")));
    }

    @Bean
    HealthIndicator ledgerHealthIndicator(LedgerView ledger, Ticker ticker, ExecutorService healthThreads) {
        Supplier<Optional<String>> answers = () -> {
            ledger.run(0);
            return Optional.empty();
        };
        return new ReasonedHealth(
                answers,
                "The database does not respond. Check the database and its disk; leadline doctor says more.",
                MOMENT,
                ticker,
                healthThreads);
    }

    @Bean
    HealthIndicator diskHealthIndicator(Settings settings, Ticker ticker, ExecutorService healthThreads) {
        return new ReasonedHealth(
                () -> space(settings.home()),
                "The disk of the home cannot be read. Check the disk; leadline doctor says more.",
                WHILE,
                ticker,
                healthThreads);
    }

    private static Optional<String> space(Path home) {
        try {
            long free = Files.getFileStore(home).getUsableSpace();
            return free >= TOO_LITTLE
                    ? Optional.empty()
                    : Optional.of(
                            "The disk of the home has less than 100 MB left. Free disk space: an import that fills the disk stops.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Bean
    HealthIndicator apiHealthIndicator(Watch watch, Ticker ticker, ExecutorService healthThreads) {
        return new ReasonedHealth(
                watch.answers()::problem, "The API cannot be checked.", Duration.ZERO, ticker, healthThreads);
    }

    @Bean
    HealthIndicator queueHealthIndicator(
            DataSource database, Clock clock, Ticker ticker, ExecutorService healthThreads) {
        LedgerStatistics ledger = LedgerStatistics.of(database);
        return new ReasonedHealth(
                () -> ledger.oldestQueued().flatMap(since -> queued(Duration.between(since, clock.instant()))),
                "The queued rows cannot be counted, because the database does not respond.",
                WHILE,
                ticker,
                healthThreads);
    }

    private static Optional<String> queued(Duration age) {
        return age.compareTo(LONG_QUEUED) < 0
                ? Optional.empty()
                : Optional.of(
                        "The oldest queued row has waited %s for its outcome. Resume its run, and ask Propexo about its job."
                                .formatted(DisplayFormat.count(age.toHours(), "hour")));
    }

    @Bean
    HealthIndicator runsHealthIndicator(
            DataSource database, Clock clock, Ticker ticker, ExecutorService healthThreads) {
        LedgerStatistics ledger = LedgerStatistics.of(database);
        return new ReasonedHealth(
                () -> ledger.interruptedSince().flatMap(since -> interrupted(Duration.between(since, clock.instant()))),
                "The runs cannot be counted, because the database does not respond.",
                WHILE,
                ticker,
                healthThreads);
    }

    private static Optional<String> interrupted(Duration age) {
        return age.compareTo(LONG_INTERRUPTED) < 0
                ? Optional.empty()
                : Optional.of(
                        "A run was interrupted %s ago, and no process has continued it. Resume it; the first page of the"
                                        .formatted(DisplayFormat.count(age.toMinutes(), "minute"))
                                + " console names it.");
    }

    @Bean
    HealthIndicator schedulesHealthIndicator(
            Schedules schedules, Clock clock, Ticker ticker, ExecutorService healthThreads) {
        return new ReasonedHealth(
                () -> late(schedules.all(), clock.instant()),
                "The schedules cannot be read, because the database does not respond.",
                MOMENT,
                ticker,
                healthThreads);
    }

    private static Optional<String> late(List<ScheduleState> schedules, Instant now) {
        long late = schedules.stream()
                .filter(schedule ->
                        schedule.lateness(now).compareTo(schedule.settings().lateAfter()) > 0)
                .count();
        return late == 0
                ? Optional.empty()
                : Optional.of("%s missed the start. The page Schedules of the console shows why."
                        .formatted(DisplayFormat.count(late, "schedule")));
    }
}
