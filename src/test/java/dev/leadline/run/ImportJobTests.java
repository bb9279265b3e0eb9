package dev.leadline.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.batch.ImportJobConfiguration;
import dev.leadline.home.Home;
import dev.leadline.home.LedgerDatabase;
import dev.leadline.ledger.RowStatus;
import dev.leadline.report.Summary;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import io.micrometer.observation.ObservationRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.launch.JobExecutionNotRunningException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.ConfigurableApplicationContext;

/** The job as somebody knows it who knows Spring Batch: its parameters, and what a job operator does to it. */
class ImportJobTests {

    private static final String HEADER = "first_name,last_name,email_1";

    @TempDir
    private Path folder;

    private ImportFixture trial;

    @BeforeEach
    void start() {
        trial = new ImportFixture(folder);
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void isAnInstanceOfImportLeadsForEachAttemptOfARun() {
        trial.start(trial.file("leads.csv", people(3)));

        try (ConfigurableApplicationContext other = otherProcess()) {
            JobRepository jobs = other.getBean(JobRepository.class);
            JobExecution execution = latest(jobs);
            assertThat(execution.getJobParameters().parameters())
                    .extracting(parameter -> parameter.name() + "=" + parameter.value())
                    .containsExactlyInAnyOrder("runId=1", "attempt=1");
            assertThat(execution.getStepExecutions())
                    .extracting(step -> step.getStepName())
                    .containsExactlyInAnyOrder("stage", "submit", "submitRange:rows 1 to 3", "confirm", "report");
        }
    }

    @Test
    void stopsCleanlyWhenAJobOperatorOfAnotherProcessAsksForIt() {
        // so that it does not end before it is asked
        trial.set("leadline.api.requests-per-minute", "6000");
        try (ConfigurableApplicationContext other = otherProcess()) {
            trial.watched.atStep = step -> {
                if (step.equals("sending")) {
                    stop(other);
                }
            };

            Summary summary = trial.start(trial.file("leads.csv", people(400)));

            assertThat(summary.exit()).isEqualTo(ExitCode.STOPPED_BY_USER);
            assertThat(summary.rows().of(RowStatus.STAGED)).isPositive();
            assertThat(summary.rows().of(RowStatus.SENDING)).isZero();
            trial.watched.atStep = step -> {};
            assertThat(trial.resume(1).rows().of(RowStatus.CREATED)).isEqualTo(400);
            assertThat(trial.bodies()).hasSize(400);
        }
    }

    private static void stop(ConfigurableApplicationContext process) {
        try {
            process.getBean(JobOperator.class).stop(latest(process.getBean(JobRepository.class)));
        } catch (JobExecutionNotRunningException e) {
            throw new AssertionError("the job has ended already", e);
        }
    }

    private static JobExecution latest(JobRepository jobs) {
        JobInstance instance = Objects.requireNonNull(jobs.getLastJobInstance(ImportJobConfiguration.JOB));
        return Objects.requireNonNull(jobs.getLastJobExecution(instance));
    }

    private ConfigurableApplicationContext otherProcess() {
        trial.imports();
        Settings settings = trial.settings();
        return LedgerDatabase.open(settings, LedgerApplication.class, beans -> {
            beans.registerSingleton("settings", settings);
            beans.registerSingleton("apiConnection", ApiConnection.to(settings, ObservationRegistry.NOOP));
            beans.registerSingleton("clock", Clock.systemUTC());
            beans.registerSingleton("leadlineHome", new Home(settings.home()));
        });
    }

    private static String[] people(int count) {
        return Stream.concat(
                        Stream.of(HEADER),
                        IntStream.rangeClosed(1, count).mapToObj(i -> "Ann,Lee,ann" + i + "@example.com"))
                .toArray(String[]::new);
    }
}
