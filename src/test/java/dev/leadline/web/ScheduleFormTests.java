package dev.leadline.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.doctor.Doctor;
import dev.leadline.security.Role;
import dev.leadline.settings.Settings;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A leasing agent sets up a nightly import, without a file and without a restart. */
class ScheduleFormTests {

    @TempDir
    Path folder;

    private ConsoleFixture house;
    private Browser ann;

    @BeforeEach
    void open() {
        ConsoleFixture.give(folder, "ann", Role.OPERATOR);
        ConsoleFixture.give(folder, "vic", Role.VIEWER);
        house = ConsoleFixture.at(
                folder,
                Clock.systemUTC(),
                Map.of(
                        "leadline.schedules.nightly.cron",
                        "0 0 3 * * *",
                        "leadline.schedules.nightly.inbox",
                        folder.toString(),
                        "leadline.notify.mail.host",
                        "localhost",
                        "leadline.notify.mail.from",
                        "leadline@example.com",
                        "leadline.notify.channels.team.email[0]",
                        "team@example.com"));
        ann = house.browser().loggedIn("ann");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static Map<String, String> zillow() {
        return new LinkedHashMap<>(Map.of(
                "name", "Zillow nightly",
                "repeat", "daily",
                "time", "02:30",
                "zone", "America/New_York",
                "inbox", "zillow",
                "files", "*.csv",
                "target", "knock",
                "field", "integration_id",
                "value", "5a41b0ad-4cfa-4c4f-9a5e-2f1a3d3f2f10",
                "rule-team", "PROBLEMS"));
    }

    private static Map<String, String> with(Map<String, String> form, String... more) {
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        return form;
    }

    @Test
    void saysWhoSetsUpAServerOrAMailbox() {
        assertThat(ann.get("/schedules/new").body())
                .contains("Ask an administrator to configure a schedule for an SFTP server or a mailbox.");
    }

    @Test
    void createsAScheduleThatIsListedAtOnce() {
        HttpResponse<String> created = ann.post("/schedules/new", zillow());

        assertThat(created.statusCode()).isEqualTo(302);
        assertThat(ann.get("/schedules").body())
                .contains("The schedule zillow-nightly was created.")
                .contains("Every day at 2:30 AM")
                .contains("team: problems")
                .contains("<dd>Knock</dd>")
                .contains("Read-only: from the configuration");
        assertThat(folder.resolve("home/inboxes/zillow")).isDirectory();
        assertThat(ann.get("/settings/actions").body()).contains("Created a schedule", "zillow-nightly");
    }

    @Test
    void namesTheUsualTargetWhereNeitherAScheduleNorAMappingDoes() {
        ann.post("/schedules/new", with(zillow(), "target", "", "mapping", ""));

        assertThat(ann.get("/schedules").body())
                .contains("zillow-nightly")
                .contains("<dt>CRM</dt><dd>Your CRM</dd>")
                .doesNotContain("Named by the mapping");
    }

    @Test
    void showsWhatItWouldDoBeforeItIsSaved() throws Exception {
        Path inbox = Files.createDirectories(folder.resolve("home/inboxes/zillow"));
        Files.writeString(inbox.resolve("leads.csv"), "Email\n");

        String preview = ann.post("/schedules/preview", with(zillow(), "repeat", "weekly", "day", "MONDAY"))
                .body();

        assertThat(preview)
                .contains("Every Monday at 2:30 AM", "America/New_York", "1 file matches now.")
                .doesNotContain(folder.toString());
        assertThat(preview.split("<time", -1)).hasSize(6);
    }

    @Test
    void keepsEverythingTypedWhenOneValueIsWrong() {
        HttpResponse<String> refused =
                ann.post("/schedules/new", with(zillow(), "inbox", "../../etc", "zone", "Mars/Olympus", "hold", "yes"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("The schedule was not saved. Correct the marked values.")
                .contains("value=\"../../etc\"", "value=\"Mars/Olympus\"", "value=\"Zillow nightly\"")
                .contains("value=\"5a41b0ad-4cfa-4c4f-9a5e-2f1a3d3f2f10\"")
                .contains("This time zone is unknown.", "Enter the name of a folder in the inbox folder")
                .containsPattern("id=\"hold\" value=\"yes\" checked");
        assertThat(ann.get("/schedules").body()).doesNotContain("zillow");
    }

    @Test
    void renamesAndChangesAndSaysWhatInTheActivityLog() {
        ann.post("/schedules/new", zillow());
        assertThat(ann.get("/schedules/zillow-nightly/edit").body())
                .contains("value=\"zillow-nightly\"", "value=\"02:30\"", "value=\"5a41b0ad");

        ann.post(
                "/schedules/zillow-nightly/edit",
                with(zillow(), "version", "1", "name", "portals", "repeat", "cron", "cron", "0 0/20 * * * *"));

        assertThat(ann.get("/schedules").body())
                .contains("0 0/20 * * * *", "portals")
                .doesNotContain("/schedules/zillow-nightly/edit");
        assertThat(ann.get("/settings/actions").body()).contains("zillow-nightly, renamed to portals: times");
    }

    @Test
    void doesNotOverwriteWhatSomebodyElseSaved() {
        ann.post("/schedules/new", zillow());
        ann.post("/schedules/zillow-nightly/edit", with(zillow(), "version", "1", "time", "04:00"));

        HttpResponse<String> second =
                ann.post("/schedules/zillow-nightly/edit", with(zillow(), "version", "1", "time", "05:00"));

        assertThat(second.body())
                .contains("ann changed this schedule in the meantime")
                .contains("value=\"05:00\"");
        assertThat(ann.get("/schedules").body()).contains("Every day at 4:00 AM");
    }

    @Test
    void showsWhatSomebodyElseSavedBesideWhatWasTypedAndReplacesItWhenSavedAgain() {
        ann.post("/schedules/new", zillow());
        ann.post(
                "/schedules/zillow-nightly/edit",
                with(zillow(), "version", "1", "time", "04:00", "files", "zillow-*.csv"));

        String second = ann.post("/schedules/zillow-nightly/edit", with(zillow(), "version", "1", "time", "05:00"))
                .body();

        assertThat(second)
                .contains("Saved by ann", "Yours")
                .contains("Every day at 4:00 AM (America/New_York)", "Every day at 5:00 AM (America/New_York)")
                .contains("<td>zillow-*.csv</td>", "<td>*.csv</td>")
                .doesNotContain("<th scope=\"row\">Inbox folder</th>")
                .contains("name=\"version\" id=\"version\" value=\"2\"");
        ann.post("/schedules/zillow-nightly/edit", with(zillow(), "version", "2", "time", "05:00"));
        assertThat(ann.get("/schedules").body()).contains("Every day at 5:00 AM");
    }

    @Test
    void saysBesideTheFieldWhyTimesAreNotValid() {
        String refused = ann.post("/schedules/new", with(zillow(), "repeat", "cron", "cron", "every night"))
                .body();
        assertThat(refused)
                .containsPattern("id=\"cron\"[^>]* aria-invalid=\"true\" aria-describedby=\"cron-problem cron-form\"")
                .containsPattern(
                        "id=\"cron-problem\" class=\"wrong-value\">This is not a cron expression that matches a date\\.");

        assertThat(ann.post("/schedules/new", with(zillow(), "time", "")).body())
                .containsPattern("id=\"time\"[^>]* aria-describedby=\"time-problem\"")
                .containsPattern("id=\"time-problem\" class=\"wrong-value\">Enter when the schedule runs\\.")
                .doesNotContain("cron-problem");
    }

    @Test
    void showsItsTimesInItsOwnZone() {
        ann.post("/schedules/new", with(zillow(), "zone", "Asia/Tokyo"));

        assertThat(ann.get("/schedules").body())
                .containsPattern(
                        "<time data-time=\"zone\" datetime=\"[^\"]+T17:30:00Z\">[^<]* 02:30</time> <small>\\(Asia/Tokyo\\)</small>");
    }

    @Test
    void refusesAValueForAllLeadsThatItsFieldCannotHave() {
        assertThat(ann.post("/schedules/new", with(zillow(), "field", "desired_num_bedrooms", "value", "many"))
                        .body())
                .contains("The value &quot;many&quot; of desired_num_bedrooms is not valid:");
        assertThat(ann.post("/schedules/new", with(zillow(), "field", "integration_id", "value", "our account"))
                        .body())
                .contains(
                        "The value &quot;our account&quot; of integration_id is not valid: an ID contains no spaces.");
        assertThat(ann.get("/schedules").body()).doesNotContain("zillow");
    }

    @Test
    void saysWhatEveryFileMustHaveWhereNoValueForAllLeadsGivesIt() {
        assertThat(ann.post("/schedules/preview", zillow()).body())
                .contains("Every file must have a column for <strong>Community ID, Attribution ID</strong>");
        assertThat(ann.post("/schedules/preview", with(zillow(), "target", "generic"))
                        .body())
                .doesNotContain("Every file must have");
        assertThat(ann.post("/schedules/preview", with(zillow(), "target", "", "field", "notes", "value", "Hello"))
                        .body())
                .contains("Every file must have a column for <strong>Integration ID</strong>");
    }

    @Test
    void takesARentForAllLeadsInDollars() {
        assertThat(ann.post("/schedules/new", with(zillow(), "field", "rent_maximum_in_cents", "value", "145000"))
                        .body())
                .contains("Enter one month&#39;s rent in dollars, such as 1,250.");

        ann.post("/schedules/new", with(zillow(), "field", "rent_maximum_in_cents", "value", "1450"));

        assertThat(ann.get("/schedules/zillow-nightly/edit").body()).contains("value=\"$1,450\"");
    }

    @Test
    void refusesToTakeFilesThatAnotherScheduleTakes() {
        ann.post("/schedules/new", zillow());

        assertThat(ann.post("/schedules/new", with(zillow(), "name", "portals", "files", "leads-*.csv"))
                        .body())
                .contains(
                        "The schedule zillow-nightly imports files named *.csv from the same folder, so either could take a file.");
        ann.post("/schedules/new", with(zillow(), "name", "portals", "files", "*.xlsx"));
        ann.post("/schedules/zillow-nightly/edit", with(zillow(), "version", "1", "time", "04:00"));
        assertThat(ann.get("/schedules").body()).contains("portals", "Every day at 4:00 AM");
    }

    @Test
    void isCheckedByDoctorAsThoseOfTheConfigurationAre() throws Exception {
        ann.post("/schedules/new", zillow());
        Files.delete(folder.resolve("home/inboxes/zillow"));

        ann.get("/settings");
        ann.post("/settings/doctor", Map.of());
        assertThat(ann.get("/settings").body()).contains("inbox of zillow-nightly");

        house.close();
        assertThat(Doctor.examine(Settings.load(
                        folder, Map.of("leadline.home", folder.resolve("home").toString()))))
                .filteredOn(finding -> finding.subject().equals("inbox of zillow-nightly"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.advice())
                        .isEqualTo(
                                "Create the folder, or open the schedule zillow-nightly in the console and save it."));
    }

    @Test
    void deletesAfterAQuestion() {
        ann.post("/schedules/new", zillow());
        assertThat(ann.get("/schedules").body())
                .contains(
                        "data-confirm=\"Delete the schedule zillow-nightly? Its inbox, its files and its past runs stay.\"");

        ann.post("/schedules/zillow-nightly/delete", Map.of());

        assertThat(ann.get("/schedules").body())
                .contains("The schedule zillow-nightly was deleted.")
                .doesNotContain("/schedules/zillow-nightly/edit");
    }

    @Test
    void leavesSchedulesOfTheConfigurationAlone() {
        assertThat(ann.get("/schedules").body()).doesNotContain("/schedules/nightly/edit");
        assertThat(ann.get("/schedules/nightly/edit").statusCode()).isEqualTo(404);
        assertThat(ann.post("/schedules/nightly/edit", zillow()).statusCode()).isEqualTo(404);
        assertThat(ann.post("/schedules/nightly/delete", Map.of()).statusCode()).isEqualTo(404);
        assertThat(ann.post("/schedules/new", with(zillow(), "name", "nightly")).body())
                .contains("The configuration already has a schedule with this name.");
    }

    @Test
    void letsAViewerSeeAndNotEdit() {
        ann.post("/schedules/new", zillow());
        Browser vic = house.browser().loggedIn("vic");

        assertThat(vic.get("/schedules").body())
                .contains("zillow-nightly")
                .doesNotContain("New schedule", "/schedules/zillow-nightly/edit", "/schedules/zillow-nightly/delete");
        assertThat(vic.get("/schedules/new").statusCode()).isEqualTo(403);
        assertThat(vic.get("/schedules/zillow-nightly/edit").statusCode()).isEqualTo(403);
        assertThat(vic.post("/schedules/zillow-nightly/delete", Map.of()).statusCode())
                .isEqualTo(403);
    }
}
