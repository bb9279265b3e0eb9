package dev.leadline.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.leadline.ledger.Lease;
import dev.leadline.ledger.LedgerFixture;
import dev.leadline.schedule.ScheduleExecution.Ending;
import dev.leadline.testing.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Turns and pauses of schedules, on every database that Leadline takes. */
class ScheduleExecutionRepositoryTests {

    private static final Instant DUE = Instant.parse("2027-03-01T02:30:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @ParameterizedTest
    @EnumSource(Database.class)
    void keepsWhatBecameOfEveryTurn(Database database) {
        in(database, (house, executions) -> {
            Lease run = house.stagedRun("monday");
            long first = executions.begin("nightly", DUE, "schedule");
            executions.took(first, run.run());
            executions.took(first, run.run());
            house.clock().advance(Duration.ofMinutes(1));
            ScheduleExecution ended = executions.end(first, Ending.TOOK, 1, "Run 1 imported monday.csv.");
            long second = executions.begin("nightly", null, "ann");
            executions.begin("weekly", null, "ann");

            assertThat(ended.runs()).containsExactly(run.run());
            assertThat(ended.dueAt()).isEqualTo(DUE);
            assertThat(Duration.between(ended.startedAt(), Objects.requireNonNull(ended.endedAt())))
                    .isEqualTo(Duration.ofMinutes(1));
            assertThat(executions.latest("nightly", 5))
                    .extracting(ScheduleExecution::id, ScheduleExecution::ending, ScheduleExecution::who)
                    .containsExactly(tuple(second, null, "ann"), tuple(first, Ending.TOOK, "schedule"));
            assertThat(executions.latest("nightly", 1))
                    .extracting(ScheduleExecution::id)
                    .containsExactly(second);
            assertThat(executions.latest("monthly", 1)).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void closesWhatADeadProcessLeftOpen(Database database) {
        in(database, (house, executions) -> {
            executions.begin("nightly", DUE, "schedule");
            long weekly = executions.begin("weekly", null, "ann");
            executions.begin("nightly", DUE, "schedule");

            assertThat(executions.latest("nightly", 2).get(1)).satisfies(dead -> {
                assertThat(dead.ending()).isEqualTo(Ending.INTERRUPTED);
                assertThat(dead.endedAt()).isEqualTo(house.clock().instant());
                assertThat(dead.message())
                        .isEqualTo(
                                "Leadline stopped while the schedule was running. The schedule continues next time.");
            });
            assertThat(executions.latest("weekly", 1))
                    .singleElement()
                    .extracting(ScheduleExecution::id, ScheduleExecution::ending)
                    .containsExactly(weekly, null);
        });
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void knowsSinceWhenAFileIsWaitedFor(Database database) {
        in(database, (house, executions) -> {
            assertThat(executions.waitingSince("nightly")).isEmpty();
            Instant begun = house.clock().instant();
            executions.end(executions.begin("nightly", DUE, "schedule"), Ending.NOTHING, 0, "No files found.");
            house.clock().advance(Duration.ofDays(1));
            assertThat(executions.waitingSince("nightly")).contains(begun);
            Instant came = house.clock().instant();
            executions.end(executions.begin("nightly", DUE, "schedule"), Ending.TOOK, 2, "Done.");
            house.clock().advance(Duration.ofDays(1));
            long empty = executions.begin("nightly", DUE, "schedule");
            executions.end(empty, Ending.NOTHING, 0, "No files found.");

            assertThat(executions.waitingSince("nightly")).contains(came);
            assertThat(executions.firstEmpty("nightly", came)).contains(empty);
            assertThat(executions.firstEmpty("nightly", house.clock().instant().plusSeconds(1)))
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void remembersWhoPausedASchedule(Database database) {
        try (LedgerFixture house = LedgerFixture.on(database)) {
            PausedSchedules pauses = PausedSchedules.in(house.database(), PATIENCE, house.clock());
            pauses.pause("nightly", "ann");
            pauses.pause("nightly", "bob");

            assertThat(pauses.of("nightly"))
                    .contains(new PausedSchedules.Pause("ann", house.clock().instant()));
            assertThat(pauses.of("weekly")).isEmpty();

            pauses.unpause("nightly");

            assertThat(pauses.of("nightly")).isEmpty();
        }
    }

    private static void in(Database database, BiConsumer<LedgerFixture, ScheduleExecutionRepository> story) {
        try (LedgerFixture house = LedgerFixture.on(database)) {
            story.accept(house, ScheduleExecutionRepository.in(house.database(), PATIENCE, house.clock()));
        }
    }
}
