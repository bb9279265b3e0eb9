package dev.leadline.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.leadline.job.Imports;
import dev.leadline.lead.UsageException;
import dev.leadline.ledger.Occasion;
import dev.leadline.ledger.Occasion.Ending;
import dev.leadline.ledger.Occasions;
import dev.leadline.ledger.Pauses;
import dev.leadline.ledger.Run;
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

    private NightHouse house;

    @BeforeEach
    void open() {
        house = new NightHouse(folder, Database.H2);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void takesWhatCameEveryNight(Database database) {
        NightHouse here = new NightHouse(folder, database);
        assertThat(here.schedules().all()).singleElement().satisfies(state -> {
            assertThat(state.next()).isEqualTo(NightHouse.FIRST_NIGHT);
            assertThat(state.last()).isNull();
        });
        here.arrives("monday.csv", "Ann,Lee,ann@example.com", "Bob,Hill,bob@example.com");

        Happening first = here.nextTurn();
        Happening second = here.nextTurn();
        here.arrives("wednesday.csv", "Cat,Moss,cat@example.com");
        Happening third = here.nextTurn();

        assertThat(first.occasion()).satisfies(occasion -> {
            assertThat(occasion.ending()).isEqualTo(Ending.TOOK);
            assertThat(occasion.dueAt()).isEqualTo(NightHouse.FIRST_NIGHT);
            assertThat(occasion.startedAt()).isEqualTo(NightHouse.FIRST_NIGHT);
            assertThat(occasion.who()).isEqualTo("schedule");
            assertThat(occasion.files()).isEqualTo(1);
            assertThat(occasion.runs()).containsExactly(1L);
            assertThat(occasion.message()).isEqualTo("Run 1: monday.csv, done.");
        });
        assertThat(first.late()).isFalse();
        assertThat(second.occasion().ending()).isEqualTo(Ending.NOTHING);
        assertThat(second.occasion().message()).isEqualTo("No file was there.");
        assertThat(third.occasion().message()).isEqualTo("Run 2: wednesday.csv, done.");
        assertThat(here.emailsReceived())
                .containsExactlyInAnyOrder("ann@example.com", "bob@example.com", "cat@example.com");
        assertThat(here.lyingIn("archive")).containsExactly("run-1-monday.csv", "run-2-wednesday.csv");
        assertThat(here.lyingIn("")).isEmpty();
        assertThat(here.schedules().occasions("nightly", 2))
                .extracting(Occasion::id)
                .containsExactly(3L, 2L);
        assertThat(here.imports().ledger().runs())
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

        List<Happening> told = house.toldUntilQuiet();

        assertThat(told).singleElement().satisfies(happening -> {
            assertThat(happening.late()).isTrue();
            assertThat(happening.occasion().dueAt()).isEqualTo(NightHouse.FIRST_NIGHT);
            assertThat(happening.occasion().message()).isEqualTo("Run 1: leads.csv, done.");
        });
        assertThat(house.schedules().all().get(0).next()).isEqualTo(NightHouse.FIRST_NIGHT.plus(DAY.multipliedBy(4)));
    }

    @Test
    void hasEachTurnInOneProcessOfSeveral() {
        NightHouse here = new NightHouse(folder, Database.POSTGRESQL);
        try (Imports theirs = Imports.open(here.settings());
                Schedules other = here.beside(theirs)) {
            for (int night = 1; night <= 5; night++) {
                here.arrives("night-" + night + ".csv", "Ann,Lee,ann" + night + "@example.com");
                here.clock.set(NightHouse.FIRST_NIGHT.plus(DAY.multipliedBy(night - 1)));
                other.look();

                assertThat(here.toldUntilQuiet())
                        .singleElement()
                        .extracting(one -> one.occasion().ending())
                        .isEqualTo(Ending.TOOK);
            }
            assertThat(here.schedules().occasions("nightly", 9)).hasSize(5);
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
        assertThat(house.nextTurn().occasion().dueAt()).isEqualTo(Instant.parse("2027-03-02T05:00:00Z"));
    }

    @Test
    void runsAMissedNightAlsoWhereTheCronIsAnotherByNow() {
        house.schedules();
        house.shutDown();
        house.clock.advance(DAY);
        house.setSchedule("cron", "0 0 5 * * *");

        assertThat(house.toldUntilQuiet())
                .extracting(one -> one.occasion().dueAt())
                .containsExactly(NightHouse.FIRST_NIGHT);
        assertThat(house.schedules().all().get(0).next()).isEqualTo(Instant.parse("2027-03-03T05:00:00Z"));
    }

    @Test
    void goesOnWithTheTurnThatADeadProcessLeft() {
        house.schedules();
        house.shutDown();
        house.arrives("leads.csv", "Ann,Lee,ann@example.com");
        house.clock.set(NightHouse.FIRST_NIGHT);
        Occasions.in(house.imports().database(), Duration.ZERO, house.clock)
                .begin("nightly", NightHouse.FIRST_NIGHT, "schedule");
        house.update(
                "update scheduled_tasks set picked = true, picked_by = 'another', last_heartbeat = ?, version = 7",
                NightHouse.FIRST_NIGHT);
        house.clock.advance(Duration.ofMinutes(10));

        Happening happening = house.told();

        assertThat(happening.occasion().dueAt()).isEqualTo(NightHouse.FIRST_NIGHT);
        assertThat(happening.occasion().message()).isEqualTo("Run 1: leads.csv, done.");
        assertThat(house.schedules().occasions("nightly", 9))
                .extracting(Occasion::ending, Occasion::message)
                .last()
                .isEqualTo(tuple(Ending.INTERRUPTED, "Leadline ended in the middle of it; the next one goes on."));
    }

    @Test
    void goesOnAfterAnOrderlyEndInTheMiddleOfATurn() {
        house.setSchedule("still-for", "1h");
        house.waiting = null;
        house.arrives("leads.csv", "Ann,Lee,ann@example.com");
        house.schedules();
        house.clock.set(NightHouse.FIRST_NIGHT);
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            house.schedules().look();
            return house.query("select count(*) from occasion") == 1;
        });

        house.shutDown();
        house.waiting = time -> {};

        assertThat(house.told().occasion().message())
                .isEqualTo("Leadline was ended in the middle of it; the next occasion goes on.");
        assertThat(house.told().occasion()).satisfies(occasion -> {
            assertThat(occasion.dueAt()).isEqualTo(NightHouse.FIRST_NIGHT);
            assertThat(occasion.message()).isEqualTo("Run 1: leads.csv, done.");
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
            assertThat(state.paused()).isEqualTo(new Pauses.Pause("ann", NightHouse.EVENING));
        });

        house.schedules().unpause("nightly");

        assertThat(house.toldUntilQuiet()).isEmpty();
        assertThat(house.nextTurn().occasion().dueAt()).isEqualTo(NightHouse.FIRST_NIGHT.plus(DAY));
    }

    @Test
    void runsWhenAPersonWantsItAlsoWhileItIsPaused() {
        house.schedules().pause("nightly", "ann");
        house.arrives("leads.csv", "Ann,Lee,ann@example.com");

        Happening happening = house.runNow();

        assertThat(happening.occasion()).satisfies(occasion -> {
            assertThat(occasion.dueAt()).isNull();
            assertThat(occasion.who()).isEqualTo("ann");
            assertThat(occasion.message()).isEqualTo("Run 1: leads.csv, done.");
        });
        assertThat(happening.late()).isFalse();
        house.schedules().unpause("nightly");
        assertThat(house.toldUntilQuiet()).isEmpty();
        assertThat(house.schedules().all().get(0).next()).isEqualTo(NightHouse.FIRST_NIGHT);
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
                .isInstanceOf(UsageException.class)
                .hasMessage("nightly is running at this moment; wait until it has ended, then run it again.");
        assertThat(house.schedules().all().get(0)).satisfies(state -> {
            assertThat(Objects.requireNonNull(state.last()).endedAt()).isNull();
            assertThat(state.next()).isEqualTo(NightHouse.FIRST_NIGHT);
        });

        released.countDown();
        assertThat(house.told().occasion().ending()).isEqualTo(Ending.TOOK);
    }

    @Test
    void knowsNoOtherSchedules() {
        assertThatThrownBy(() -> house.schedules().runNow("nigthly", "ann"))
                .isInstanceOf(UsageException.class)
                .hasMessage("There is no schedule \"nigthly\" in the settings; did you mean nightly?");
    }

    @Test
    void refusesACronThatNeverComes() {
        house.setSchedule("cron", "0 0 2 30 2 *");

        assertThatThrownBy(house::schedules)
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "leadline.schedules.nightly.cron is \"0 0 2 30 2 *\", which never comes; see its day and month.");
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

        Happening half = house.nextTurn();
        house.arrives("third.csv", "Cat,Moss,cat@example.com", "Dan,Reed,dan@example.com", "Eve,Park,no address");

        assertThat(half.tooManyRejected()).isTrue();
        assertThat(half.occasion().ending()).isEqualTo(Ending.TOOK);
        assertThat(half.occasion().message()).isEqualTo("Run 1: half.csv, done, with rows to look at.");
        assertThat(house.nextTurn().tooManyRejected()).isFalse();
    }

    @Test
    void isNotKeptFromItsTurnsByOneWhoCannotBeTold() {
        try (Schedules deaf = Schedules.start(
                house.imports(),
                house.settings(),
                house.clock,
                happening -> {
                    throw new IllegalStateException("no mail server");
                },
                new Pulse(Duration.ofMillis(20), Duration.ofSeconds(1)),
                time -> {})) {
            for (int turns = 1; turns <= 2; turns++) {
                int ended = turns;
                house.clock.advance(DAY);
                await().atMost(Duration.ofMinutes(1)).until(() -> {
                    deaf.look();
                    return house.query("select count(*) from occasion where ending = 'NOTHING'") == ended;
                });
            }
        }
    }

    @Test
    void saysWhatToDoWhereTheInboxIsGone() throws Exception {
        Files.delete(house.inbox);

        Happening happening = house.nextTurn();

        assertThat(happening.occasion().ending()).isEqualTo(Ending.FAILED);
        assertThat(happening.occasion().message())
                .isEqualTo("The inbox " + house.inbox
                        + " is not there: create the folder or mount it, or correct leadline.schedules.nightly.inbox.");
    }
}
