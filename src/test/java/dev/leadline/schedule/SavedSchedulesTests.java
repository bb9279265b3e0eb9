package dev.leadline.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.message.UserException;
import dev.leadline.run.OpenHome;
import dev.leadline.testing.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People create, change, rename and delete schedules while Leadline runs. */
class SavedSchedulesTests {

    private static final String SIX = "0 0 6 * * *";
    private static final String SEVEN = "0 0 7 * * *";

    @TempDir
    Path folder;

    private ScheduleFixture house;
    private Path root;

    @BeforeEach
    void open() {
        house = new ScheduleFixture(folder, Database.H2);
        root = folder.resolve("inboxes");
        house.set("leadline.serve.inbox-root", root.toString());
    }

    @AfterEach
    void close() {
        house.close();
    }

    private ScheduleValues values(String name, String cron) {
        return new ScheduleValues(
                name,
                cron,
                ZoneId.of("UTC"),
                "portals/zillow",
                "*.csv",
                "generic",
                null,
                house.settings().schedules().get(0).constants(),
                null,
                Map.of(),
                false);
    }

    private ScheduleEditor editor() {
        return house.schedules().editor();
    }

    private SavedSchedule saved(String name) {
        return editor().find(name).orElseThrow();
    }

    private void arrives(String file, String... leads) {
        ScheduleFixture.write(root.resolve("portals/zillow").resolve(file), leads);
    }

    private ScheduleEvent at(String time) {
        house.clock.set(Instant.parse(time));
        return house.told();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void importAtTheirTimesWithoutARestart(Database database) {
        try (ScheduleFixture here = new ScheduleFixture(folder, database)) {
            here.set("leadline.serve.inbox-root", root.toString());
            here.schedules().editor().create(values("zillow", "0 0 22 * * *"), "ann");
            arrives("leads.csv", "Ann,Lee,ann@example.com");

            here.clock.set(Instant.parse("2027-03-01T22:00:00Z"));
            ScheduleEvent event = here.told();

            assertThat(event.execution().schedule()).isEqualTo("zillow");
            assertThat(event.execution().message()).isEqualTo("Run 1 imported leads.csv.");
            assertThat(here.emailsReceived()).containsExactly("ann@example.com");
            assertThat(root.resolve("portals/zillow/archive/run-1-leads.csv")).exists();
            assertThat(here.schedules().all())
                    .extracting(state -> state.settings().name())
                    .containsExactly("nightly", "zillow");
        }
    }

    @Test
    void areRunByAnotherProcessThatWasRunningBefore() {
        try (ScheduleFixture here = new ScheduleFixture(folder, Database.POSTGRESQL)) {
            here.set("leadline.serve.inbox-root", root.toString());
            here.schedules();
            try (OpenHome theirs = OpenHome.of(here.settings());
                    Schedules other = here.beside(theirs)) {
                other.editor().create(values("zillow", SIX), "ann");
                here.schedules().close();
                here.clock.set(Instant.parse("2027-03-02T06:00:00Z"));
                other.look();

                assertThat(here.toldUntilQuiet())
                        .extracting(event -> event.execution().schedule())
                        .contains("zillow");
            }
        }
    }

    @Test
    void followANewTimeAtOnceAndNotTheOldOne() {
        editor().create(values("zillow", "0 0 21 * * *"), "ann");
        editor().change(saved("zillow"), values("zillow", "0 0 23 * * *"), "bob");

        house.clock.set(Instant.parse("2027-03-01T22:00:00Z"));
        assertThat(house.toldUntilQuiet()).isEmpty();
        assertThat(at("2027-03-01T23:00:00Z").execution().dueAt()).isEqualTo(Instant.parse("2027-03-01T23:00:00Z"));
        assertThat(saved("zillow").changedBy()).isEqualTo("bob");
    }

    @Test
    void keepTheirHistoryUnderANewName() {
        editor().create(values("zillow", SIX), "ann");
        arrives("leads.csv", "Ann,Lee,ann@example.com");
        house.schedules().runNow("zillow", "ann");
        house.told();
        house.schedules().pause("zillow", "ann");

        editor().change(saved("zillow"), values("portal-leads", SIX), "ann");

        assertThat(house.schedules().executions("portal-leads", 5)).hasSize(1);
        assertThat(house.open().ledger().knownRun(1).schedule()).isEqualTo("portal-leads");
        assertThat(house.schedules().all().get(1).paused()).isNotNull();
        assertThat(editor().find("zillow")).isEmpty();
        assertThatThrownBy(() -> house.schedules().runNow("zillow", "ann")).isInstanceOf(UserException.class);
    }

    @Test
    void neverRunAgainOnceDeletedAndLeaveTheirFilesAlone() {
        editor().create(values("zillow", "0 0 21 * * *"), "ann");
        arrives("leads.csv", "Ann,Lee,ann@example.com");

        editor().delete(saved("zillow"));

        house.clock.set(Instant.parse("2027-03-01T22:00:00Z"));
        assertThat(house.toldUntilQuiet()).isEmpty();
        assertThat(root.resolve("portals/zillow/leads.csv")).exists();
        assertThat(house.query("select count(*) from scheduled_tasks where task_name = 'saved-schedule'"))
                .isZero();
    }

    @Test
    void surviveARestartWithTheTurnThatWasMissed() {
        editor().create(values("zillow", "0 0 21 * * *"), "ann");
        house.shutDown();
        arrives("leads.csv", "Ann,Lee,ann@example.com");
        house.clock.set(Instant.parse("2027-03-02T01:00:00Z"));

        assertThat(house.toldUntilQuiet()).singleElement().satisfies(event -> {
            assertThat(event.execution().schedule()).isEqualTo("zillow");
            assertThat(event.execution().dueAt()).isEqualTo(Instant.parse("2027-03-01T21:00:00Z"));
            assertThat(event.late()).isTrue();
        });
    }

    @Test
    void tellTheSecondOfTwoPeopleThatTheFirstWasFaster() {
        editor().create(values("zillow", SIX), "ann");
        SavedSchedule seen = saved("zillow");
        editor().change(seen, values("zillow", SEVEN), "bob");

        assertThatThrownBy(() -> editor().change(seen, values("zillow", SIX), "ann"))
                .hasMessage(
                        "bob changed this schedule in the meantime, so your changes were not saved. Open it again to see the current values.");
        assertThat(saved("zillow").values().cron()).isEqualTo(SEVEN);
    }

    @Test
    void cannotHaveTheNameOfAnother() {
        assertThatThrownBy(() -> editor().create(values("nightly", SIX), "ann"))
                .hasMessage("The configuration already has a schedule with this name. Choose another name.");
        editor().create(values("zillow", SIX), "ann");
        assertThatThrownBy(() -> editor().create(values("zillow", SEVEN), "ann"))
                .hasMessage("Another schedule already has this name. Choose another name.");
    }

    @Test
    void cannotBeHiddenByAConfiguredScheduleOfTheSameName() {
        editor().create(values("zillow", SIX), "ann");
        house.shutDown();
        house.set("leadline.schedules.zillow.cron", SIX).set("leadline.schedules.zillow.inbox", house.inbox.toString());

        assertThatThrownBy(() -> house.schedules())
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(
                        "leadline.schedules.zillow has the same name as a schedule that was created in the console.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                "../secrets",
                "zillow/../..",
                "/etc",
                "zillow//x",
                "zillow/",
                ".ssh",
                "~",
                "C:\\leads",
                "a/archive",
                "failed"
            })
    void refuseAnInboxOutsideOfTheInboxRoot(String inbox) {
        ScheduleValues good = values("zillow", SIX);
        ScheduleValues bad = new ScheduleValues(
                good.name(),
                good.cron(),
                good.zone(),
                inbox,
                good.files(),
                good.target(),
                null,
                good.constants(),
                null,
                Map.of(),
                false);

        assertThat(editor().problems(bad, null)).containsOnlyKeys("inbox");
        assertThatThrownBy(() -> editor().create(bad, "ann")).isInstanceOf(UserException.class);
        assertThat(editor().inspect(bad)).isEqualTo(InboxInspection.UNKNOWN);
    }

    @Test
    void followNoLinkToTheirInbox() throws IOException {
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        ScheduleFixture.write(secrets.resolve("leads.csv"), "Eve,Low,eve@example.com");
        Files.createDirectories(root.resolve("portals"));
        Files.createSymbolicLink(root.resolve("portals/zillow"), secrets);

        assertThatThrownBy(() -> editor().create(values("zillow", SIX), "ann"))
                .hasMessageStartingWith("Leadline cannot create or use the inbox folder portals/zillow.");
        assertThat(editor().inspect(values("zillow", SIX)).problem()).contains("is a link");
    }

    @Test
    void takeNothingThroughALinkThatCameLater() throws IOException {
        editor().create(values("zillow", "0 0 21 * * *"), "ann");
        Path secrets = Files.createDirectories(folder.resolve("secrets/zillow"));
        ScheduleFixture.write(secrets.resolve("leads.csv"), "Eve,Low,eve@example.com");
        Files.delete(root.resolve("portals/zillow"));
        Files.delete(root.resolve("portals"));
        Files.createSymbolicLink(root.resolve("portals"), folder.resolve("secrets"));

        ScheduleEvent event = at("2027-03-01T21:00:00Z");

        assertThat(event.execution().ending()).isEqualTo(ScheduleExecution.Ending.FAILED);
        assertThat(event.execution().message()).contains("is a link");
        assertThat(house.emailsReceived()).isEmpty();
        assertThat(secrets.resolve("leads.csv")).exists();
    }

    @Test
    void sayWhatIsInTheInboxBeforeTheyAreSaved() throws IOException {
        assertThat(editor().inspect(values("zillow", SIX)).missing()).isTrue();
        Path inbox = Files.createDirectories(root.resolve("portals/zillow"));
        ScheduleFixture.write(inbox.resolve("one.csv"), "Ann,Lee,ann@example.com");
        ScheduleFixture.write(inbox.resolve("two.csv"), "Bob,Lee,bob@example.com");
        ScheduleFixture.write(inbox.resolve("two.csv.part"), "Bob,Lee,bob@example.com");

        InboxInspection found = editor().inspect(values("zillow", SIX));

        assertThat(found).isEqualTo(new InboxInspection(true, false, null, 2));
        assertThat(editor().next(SIX, ZoneId.of("UTC"), 2))
                .isEqualTo(List.of(
                        Instant.parse("2027-03-02T06:00:00Z"),
                        Instant.parse("2027-03-02T06:00:00Z").plus(Duration.ofDays(1))));
    }

    @Test
    void nameEachValueThatIsWrong() {
        ScheduleValues wrong = new ScheduleValues(
                "My Schedule",
                "0 0 0 30 2 *",
                ZoneId.of("UTC"),
                "zillow",
                "[",
                "salesforce",
                "gone.yaml",
                Map.of("shoe_size", "44"),
                null,
                Map.of(),
                false);

        assertThat(editor().problems(wrong, null).keySet())
                .containsExactly("name", "files", "cron", "mapping", "target", "constants");
    }
}
