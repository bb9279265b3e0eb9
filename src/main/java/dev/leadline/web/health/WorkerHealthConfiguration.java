package dev.leadline.web.health;

import dev.leadline.report.DisplayFormat;
import dev.leadline.run.WorkerProcess;
import dev.leadline.run.WorkerStatus;
import dev.leadline.settings.Settings;
import dev.leadline.shared.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What can be wrong with a running {@code leadline worker}. A check is named as its bean, without the ending. */
@Configuration(proxyBeanMethods = false)
@Import(ProcessHealthConfiguration.class)
public class WorkerHealthConfiguration {

    /** The groups and their checks: a worker that is not ready takes no rows. */
    public static final Map<String, List<String>> GROUPS = Map.of(
            "liveness", List.of("threads", "loop"),
            "readiness", List.of("database", "schema", "polling", "disk"),
            "work", List.of("database", "schema", "managers", "polling", "disk", "api"));

    private static final Duration MOMENT = Duration.ofSeconds(1);

    /** It looks four times in a second; others take its partitions after five seconds. */
    private static final Duration LONG_WITHOUT_POLL = Duration.ofSeconds(30);

    /** A database that is locked or away is waited for, and a restart would not end that. */
    private static final Duration LONG_STUCK = Duration.ofMinutes(10);

    @Bean
    HealthIndicator databaseHealthIndicator(WorkerProcess worker, Ticker ticker, ExecutorService healthThreads) {
        return new ReasonedHealth(
                () -> {
                    worker.askDatabase();
                    return Optional.empty();
                },
                "The database does not respond. Check the database and its disk; leadline doctor says more.",
                MOMENT,
                ticker,
                healthThreads);
    }

    @Bean
    HealthIndicator schemaHealthIndicator(WorkerProcess worker, Ticker ticker, ExecutorService healthThreads) {
        return new ReasonedHealth(
                worker::schemaProblem, "The schema version is unknown.", Duration.ZERO, ticker, healthThreads);
    }

    /** A worker is ready beside a manager of another version, since it still takes rows of all other managers. */
    @Bean
    HealthIndicator managersHealthIndicator(WorkerProcess worker, Ticker ticker, ExecutorService healthThreads) {
        return new ReasonedHealth(
                worker::managerProblem,
                "The schema versions of managers are unknown.",
                Duration.ZERO,
                ticker,
                healthThreads);
    }

    @Bean
    HealthIndicator pollingHealthIndicator(WorkerProcess worker, Ticker ticker, ExecutorService healthThreads) {
        return new ReasonedHealth(
                () -> polling(worker.status()),
                "The state of the worker is unknown.",
                Duration.ZERO,
                ticker,
                healthThreads);
    }

    private static Optional<String> polling(WorkerStatus worker) {
        return worker.hasPolled()
                ? polling(worker.sincePoll())
                : Optional.of("The worker has not checked for rows yet.");
    }

    static Optional<String> polling(Duration age) {
        return age.compareTo(LONG_WITHOUT_POLL) < 0
                ? Optional.empty()
                : Optional.of(
                        "The worker has not checked for rows for %s and sends nothing. Other processes send the rows. See its log for the reason."
                                .formatted(DisplayFormat.count(age.toSeconds(), "second")));
    }

    @Bean
    HealthIndicator loopHealthIndicator(
            WorkerProcess worker, Settings settings, Ticker ticker, ExecutorService healthThreads) {
        Duration patience = settings.database().patience();
        return new ReasonedHealth(
                () -> loop(worker.status().sinceRound(), patience),
                "The state of the worker is unknown.",
                Duration.ZERO,
                ticker,
                healthThreads);
    }

    static Optional<String> loop(Duration age, Duration patience) {
        Duration twice = patience.multipliedBy(2);
        Duration allowed = twice.compareTo(LONG_STUCK) > 0 ? twice : LONG_STUCK;
        return age.compareTo(allowed) < 0
                ? Optional.empty()
                : Optional.of("The worker has been stuck for %s. Restart it; other processes send the rows."
                        .formatted(DisplayFormat.count(age.toMinutes(), "minute")));
    }
}
