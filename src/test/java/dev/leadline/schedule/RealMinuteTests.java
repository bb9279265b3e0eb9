package dev.leadline.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leadline.schedule.ScheduleExecution.Ending;
import dev.leadline.testing.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Once with everything as it is at a user's, the clock included. */
@Execution(ExecutionMode.CONCURRENT)
class RealMinuteTests {

    @TempDir
    Path folder;

    @Test
    void takesAFileAtTheFullMinute() {
        try (ScheduleFixture house = new ScheduleFixture(folder, Database.H2)) {
            house.setSchedule("cron", "0 * * * * *").setSchedule("still-for", "1s");
            house.arrives("leads.csv", "Ann,Lee,ann@example.com");
            BlockingQueue<ScheduleEvent> told = new LinkedBlockingQueue<>();

            try (Schedules schedules = Schedules.start(house.open(), house.settings(), Clock.systemUTC(), told::add)) {
                Instant minute = Objects.requireNonNull(schedules.all().get(0).next());
                assertThat(minute).isEqualTo(minute.truncatedTo(ChronoUnit.MINUTES));
                ScheduleEvent event = await().atMost(Duration.ofMinutes(2))
                        .pollInterval(Duration.ofMillis(500))
                        .until(told::poll, one -> one != null);

                assertThat(event.execution().dueAt()).isEqualTo(minute);
                assertThat(event.execution().ending()).isEqualTo(Ending.TOOK);
                assertThat(event.late()).isFalse();
                assertThat(schedules.all().get(0).last()).isEqualTo(event.execution());
            }
            assertThat(house.lyingIn("archive")).containsExactly("run-1-leads.csv");
            assertThat(house.emailsReceived()).containsExactly("ann@example.com");
        }
    }
}
