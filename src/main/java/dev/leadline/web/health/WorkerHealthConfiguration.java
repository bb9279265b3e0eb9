package dev.leadline.web.health;

import dev.leadline.report.DisplayFormat;
import dev.leadline.run.WorkerProcess;
import dev.leadline.run.WorkerStatus;
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
            "work", List.of("database", "schema", "polling", "disk", "api"));

    private static final Duration MOMENT = Duration.ofSeconds(1);

    /** It looks four times in a second; others take its partitions after five seconds. */
    private static final Duration LONG_WITHOUT_POLL = Duration.ofSeconds(30);

    /** Longer than a database is locked or away, which a restart would not end. */
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

    @Bean
    HealthIndicator pollingHealthIndicator(WorkerProcess worker, Ticker ticker, ExecutorService healthThreads) {
        return new ReasonedHealth(
                () -> polling(worker.status()), "The worker cannot be asked.", Duration.ZERO, ticker, healthThreads);
    }

    private static Optional<String> polling(WorkerStatus worker) {
        return worker.hasPolled()
                ? polling(worker.sincePoll())
                : Optional.of("The worker has not looked for rows yet.");
    }

    static Optional<String> polling(Duration age) {
        return age.compareTo(LONG_WITHOUT_POLL) < 0
                ? Optional.empty()
                : Optional.of(
                        "The worker has not looked for rows for %s, so it sends none. Other processes send its rows. Its log says why."
                                .formatted(DisplayFormat.count(age.toSeconds(), "second")));
    }

    @Bean
    HealthIndicator loopHealthIndicator(WorkerProcess worker, Ticker ticker, ExecutorService healthThreads) {
        return new ReasonedHealth(
                () -> loop(worker.status().sinceRound()),
                "The worker cannot be asked.",
                Duration.ZERO,
                ticker,
                healthThreads);
    }

    static Optional<String> loop(Duration age) {
        return age.compareTo(LONG_STUCK) < 0
                ? Optional.empty()
                : Optional.of("The worker has been stuck for %s. Restart it; other processes send its rows."
                        .formatted(DisplayFormat.count(age.toMinutes(), "minute")));
    }
}
