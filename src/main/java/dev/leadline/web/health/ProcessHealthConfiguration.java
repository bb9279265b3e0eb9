package dev.leadline.web.health;

import dev.leadline.report.DisplayFormat;
import dev.leadline.settings.Settings;
import dev.leadline.shared.Ticker;
import dev.leadline.watch.Watch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be wrong with any process that runs for long. */
@Configuration(proxyBeanMethods = false)
class ProcessHealthConfiguration {

    private static final Duration WHILE = Duration.ofSeconds(10);
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
                ProcessHealthConfiguration::deadlock, "The threads cannot be checked.", WHILE, ticker, healthThreads);
    }

    private static Optional<String> deadlock() {
        long[] locked = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
        return locked == null
                ? Optional.empty()
                : Optional.of("%s wait for each other forever. Restart Leadline; runs can be resumed."
                        .formatted(DisplayFormat.count(locked.length, "thread")));
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
}
