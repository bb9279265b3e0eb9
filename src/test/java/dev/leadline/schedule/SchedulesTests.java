package dev.leadline.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.leadline.ledger.Run;
import dev.leadline.message.UserException;
import dev.leadline.run.OpenHome;
import dev.leadline.schedule.ScheduleExecution.Ending;
import dev.leadline.testing.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nights pass, and files are imported. */
class SchedulesTests {

    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path folder;

    private ScheduleFixture house;

    @BeforeEach
    void open() {
        house = new ScheduleFixture(folder, Database.H2);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void takesWhatCameEveryNight(Database database) {
        ScheduleFixture here = new ScheduleFixture(folder, database);
        assertThat(here.schedules().all()).singleElement().satisfies(state -> {
            assertThat(state.next()).isEqualTo(ScheduleFixture.FIRST_NIGHT);
            assertThat(state.following())
                    .containsExactly(
                            Instant.parse("2027-03-03T02:30:00Z"),
                            Instant.parse("2027-03-04T02:30:00Z"),
                            Instant.parse("2027-03-05T02:30:00Z"),
                            Instant.parse("2027-03-06T02:30:00Z"));
            assertThat(state.last()).isNull();
        });
        here.arrives("monday.csv", "Ann,Lee,ann@example.com", "Bob,Hill,bob@example.com");

        ScheduleEvent first = here.nextTurn();
        ScheduleEvent second = here.nextTurn();
        here.arrives("wednesday.csv", "Cat,Moss,cat@example.com");
        ScheduleEvent third = here.nextTurn();

        assertThat(first.execution()).satisfies(execution -> {
            assertThat(execution.ending()).isEqualTo(Ending.TOOK);
            assertThat(execution.dueAt()).isEqualTo(ScheduleFixture.FIRST_NIGHT);
            assertThat(execution.startedAt()).isEqualTo(ScheduleFixture.FIRST_NIGHT);
            assertThat(execution.who()).isEqualTo("schedule");
            assertThat(execution.files()).isEqualTo(1);
            assertThat(execution.runs()).containsExactly(1L);
            assertThat(execution.message()).isEqualTo("Run 1 imported monday.csv.");
        });
        assertThat(first.late()).isFalse();
        assertThat(second.execution().ending()).isEqualTo(Ending.NOTHING);
        assertThat(second.execution().message()).isEqualTo("No files found.");
        assertThat(third.execution().message()).isEqualTo("Run 2 imported wednesday.csv.");
        assertThat(here.emailsReceived())
                .containsExactlyInAnyOrder("ann@example.com", "bob@example.com", "cat@example.com");
        assertThat(here.lyingIn("archive")).containsExactly("run-1-monday.csv", "run-2-wednesday.csv");
        assertThat(here.lyingIn("")).isEmpty();
        assertThat(here.schedules().executions("nightly", 2))
                .extracting(ScheduleExecution::id)
                .containsExactly(3L, 2L);
        assertThat(here.open().ledger().runs())
                .extracting(Run::schedule, Run::startedBy)
                .containsOnly(tuple("nightly", "schedule"));
        here.close();
    }

    @Test
    void runsMissedNightsOnceAtStartUp() {
        house.schedules();
        house.shutDown();
        house.arrives("leads.csv", "Ann,Lee,ann@example.com");
        house.clock.advance(DAY.multipliedBy(4));

        List<ScheduleEvent> told = house.toldUntilQuiet();

        assertThat(told).singleElement().satisfies(event -> {
            assertThat(event.late()).isTrue();
            assertThat(event.execution().dueAt()).isEqualTo(ScheduleFixture.FIRST_NIGHT);
            assertThat(event.execution().message()).isEqualTo("Run 1 imported leads.csv.");
        });
        assertThat(house.schedules().all().get(0).next())
                .isEqualTo(ScheduleFixture.FIRST_NIGHT.plus(DAY.multipliedBy(4)));
    }

    @Test
    void hasEachTurnInOneProcessOfSeveral() {
        ScheduleFixture here = new ScheduleFixture(folder, Database.POSTGRESQL);
        try (OpenHome theirs = OpenHome.of(here.settings());
                Schedules other = here.beside(theirs)) {
            for (int night = 1; night <= 5; night++) {
                here.arrives("night-" + night + ".csv", "Ann,Lee,ann" + night + "@example.com");
                here.clock.set(ScheduleFixture.FIRST_NIGHT.plus(DAY.multipliedBy(night - 1)));
                other.look();

                assertThat(here.toldUntilQuiet())
                        .singleElement()
                        .extracting(one -> one.execution().ending())
                        .isEqualTo(Ending.TOOK);
            }
            assertThat(here.schedules().executions("nightly", 9)).hasSize(5);
        } finally {
            here.close();
        }
    }

    @Test
    void followsANewCronFromTheTurnToComeOn() {
        house.schedules();
        house.shutDown();
        house.setSchedule("cron", "0 0 5 * * *");

        assertThat(house.schedules().all().get(0).next()).isEqualTo(Instant.parse("2027-03-02T05:00:00Z"));
        assertThat(house.nextTurn().execution().dueAt()).isEqualTo(Instant.parse("2027-03-02T05:00:00Z"));
    }

    @Test
    void runsAMissedNightAlsoWhereTheCronIsAnotherByNow() {
        house.schedules();
        house.shutDown();
        house.clock.advance(DAY);
        house.setSchedule("cron", "0 0 5 * * *");

        assertThat(house.toldUntilQuiet())
                .extracting(one -> one.execution().dueAt())
                .containsExactly(ScheduleFixture.FIRST_NIGHT);
        assertThat(house.schedules().all().get(0).next()).isEqualTo(Instant.parse("2027-03-03T05:00:00Z"));
    }

    @Test
    void goesOnWithTheTurnThatADeadProcessLeft() {
        house.schedules();
        house.shutDown();
        house.arrives("leads.csv", "Ann,Lee,ann@example.com");
        house.clock.set(ScheduleFixture.FIRST_NIGHT);
        ScheduleExecutionRepository.in(house.open().database(), Duration.ZERO, house.clock)
                .begin("nightly", ScheduleFixture.FIRST_NIGHT, "schedule");
        house.update(
                "update scheduled_tasks set picked = true, picked_by = 'another', last_heartbeat = ?, version = 7",
                ScheduleFixture.FIRST_NIGHT);
        house.clock.advance(Duration.ofMinutes(10));

        ScheduleEvent event = house.told();

        assertThat(event.execution().dueAt()).isEqualTo(ScheduleFixture.FIRST_NIGHT);
        assertThat(event.execution().message()).isEqualTo("Run 1 imported leads.csv.");
        assertThat(house.schedules().executions("nightly", 9))
                .extracting(ScheduleExecution::ending, ScheduleExecution::message)
                .last()
                .isEqualTo(tuple(
                        Ending.INTERRUPTED,
                        "Leadline stopped while the schedule was running. The schedule continues next time."));
    }

    @Test
    void goesOnAfterAnOrderlyEndInTheMiddleOfATurn() {
        house.setSchedule("still-for", "1h");
        house.waiting = null;
        house.arrives("leads.csv", "Ann,Lee,ann@example.com");
        house.schedules();
        house.clock.set(ScheduleFixture.FIRST_NIGHT);
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            house.schedules().look();
            return house.query("select count(*) from schedule_execution") == 1;
        });

        house.shutDown();
        house.waiting = time -> {};

        assertThat(house.told().execution().message())
                .isEqualTo("Leadline stopped while the schedule was running. The schedule continues next time.");
        assertThat(house.told().execution()).satisfies(execution -> {
            assertThat(execution.dueAt()).isEqualTo(ScheduleFixture.FIRST_NIGHT);
            assertThat(execution.message()).isEqualTo("Run 1 imported leads.csv.");
        });
        assertThat(house.lyingIn("archive")).containsExactly("run-1-leads.csv");
    }

    @Test
    void hasNoTurnsWhileItIsPaused() {
        house.schedules().pause("nightly", "ann");
        house.schedules().pause("nightly", "bob");
        house.arrives("leads.csv", "Ann,Lee,ann@example.com");
        house.clock.advance(DAY);

        assertThat(house.toldUntilQuiet()).isEmpty();
        assertThat(house.schedules().all()).singleElement().satisfies(state -> {
            assertThat(state.next()).isNull();
            assertThat(state.following()).isEmpty();
            assertThat(state.paused()).isEqualTo(new PausedSchedules.Pause("ann", ScheduleFixture.EVENING));
        });

        house.schedules().unpause("nightly");

        assertThat(house.toldUntilQuiet()).isEmpty();
        assertThat(house.nextTurn().execution().dueAt()).isEqualTo(ScheduleFixture.FIRST_NIGHT.plus(DAY));
    }

    @Test
    void runsWhenAPersonWantsItAlsoWhileItIsPaused() {
        house.schedules().pause("nightly", "ann");
        house.arrives("leads.csv", "Ann,Lee,ann@example.com");

        ScheduleEvent event = house.runNow();

        assertThat(event.execution()).satisfies(execution -> {
            assertThat(execution.dueAt()).isNull();
            assertThat(execution.who()).isEqualTo("ann");
            assertThat(execution.message()).isEqualTo("Run 1 imported leads.csv.");
        });
        assertThat(event.late()).isFalse();
        house.schedules().unpause("nightly");
        assertThat(house.toldUntilQuiet()).isEmpty();
        assertThat(house.schedules().all().get(0).next()).isEqualTo(ScheduleFixture.FIRST_NIGHT);
    }

    @Test
    void refusesToRunTwiceAtATime() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        house.waiting = time -> {
            begun.countDown();
            released.await();
        };
        house.arrives("leads.csv", "Ann,Lee,ann@example.com");
        house.schedules().runNow("nightly", "ann");
        begun.await();

        assertThatThrownBy(() -> house.schedules().runNow("nightly", "bob"))
                .isInstanceOf(UserException.class)
                .hasMessage("nightly is already running. Wait until it finishes, then run it again.");
        assertThat(house.schedules().all().get(0)).satisfies(state -> {
            assertThat(Objects.requireNonNull(state.last()).endedAt()).isNull();
            assertThat(state.next()).isEqualTo(ScheduleFixture.FIRST_NIGHT);
        });

        released.countDown();
        assertThat(house.told().execution().ending()).isEqualTo(Ending.TOOK);
    }

    @Test
    void knowsNoOtherSchedules() {
        assertThatThrownBy(() -> house.schedules().runNow("nigthly", "ann"))
                .isInstanceOf(UserException.class)
                .hasMessage("There is no schedule \"nigthly\"; did you mean nightly?");
    }

    @Test
    void refusesACronThatNeverComes() {
        house.setSchedule("cron", "0 0 2 30 2 *");

        assertThatThrownBy(house::schedules)
                .isInstanceOf(UserException.class)
                .hasMessage("leadline.schedules.nightly.cron is \"0 0 2 30 2 *\", which never matches a date. Check its"
                        + " day and month.");
    }

    @Test
    void tellsOnceThatNothingCame() {
        house.setSchedule("nothing-after", "30h");
        house.arrives("leads.csv", "Ann,Lee,ann@example.com");
        assertThat(house.nextTurn().nothingSince()).isNull();
        assertThat(house.nextTurn().nothingSince()).isNull();
        assertThat(house.nextTurn().nothingSince()).isNotNull();
        assertThat(house.nextTurn().nothingSince()).isNull();
        house.arrives("more.csv", "Bob,Hill,bob@example.com");
        assertThat(house.nextTurn().nothingSince()).isNull();
        assertThat(house.nextTurn().nothingSince()).isNull();
        assertThat(house.nextTurn().nothingSince()).isNotNull();
    }

    @Test
    void tellsOfMoreRejectsThanAllowed() {
        house.setSchedule("max-rejected", "40");
        house.arrives("half.csv", "Ann,Lee,ann@example.com", "Bob,Hill,no address");

        ScheduleEvent half = house.nextTurn();
        house.arrives("third.csv", "Cat,Moss,cat@example.com", "Dan,Reed,dan@example.com", "Eve,Park,no address");

        assertThat(half.tooManyRejected()).isTrue();
        assertThat(half.execution().ending()).isEqualTo(Ending.TOOK);
        assertThat(half.execution().message()).isEqualTo("Run 1 imported half.csv, but some rows need attention.");
        assertThat(house.nextTurn().tooManyRejected()).isFalse();
    }

    @Test
    void isNotKeptFromItsTurnsByOneWhoCannotBeTold() {
        try (Schedules deaf = Schedules.start(
                house.open(),
                house.settings(),
                house.clock,
                event -> {
                    throw new IllegalStateException("no mail server");
                },
                new PollInterval(Duration.ofMillis(20), Duration.ofSeconds(1)),
                time -> {})) {
            for (int turns = 1; turns <= 2; turns++) {
                int ended = turns;
                house.clock.advance(DAY);
                await().atMost(Duration.ofMinutes(1)).until(() -> {
                    deaf.look();
                    return house.query("select count(*) from schedule_execution where ending = 'NOTHING'") == ended;
                });
            }
        }
    }

    @Test
    void saysWhatToDoWhereTheInboxIsGone() throws Exception {
        Files.delete(house.inbox);

        ScheduleEvent event = house.nextTurn();

        assertThat(event.execution().ending()).isEqualTo(Ending.FAILED);
        assertThat(event.execution().message())
                .isEqualTo("The inbox " + house.inbox
                        + " does not exist. Create or mount the folder, or correct leadline.schedules.nightly.inbox.");
    }
}
