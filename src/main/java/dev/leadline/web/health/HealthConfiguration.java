package dev.leadline.web.health;

import dev.leadline.ledger.LedgerStatistics;
import dev.leadline.ledger.LedgerView;
import dev.leadline.report.DisplayFormat;
import dev.leadline.schedule.ScheduleState;
import dev.leadline.schedule.Schedules;
import dev.leadline.shared.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What can be wrong with a running {@code leadline serve}. A check is named as its bean, without the ending. */
@Configuration(proxyBeanMethods = false)
@Import(ProcessHealthConfiguration.class)
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
