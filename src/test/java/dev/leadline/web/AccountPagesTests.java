package dev.leadline.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.run.ImportRequest;
import dev.leadline.run.OpenHome;
import dev.leadline.run.SilentListener;
import dev.leadline.security.Role;
import dev.leadline.settings.Settings;
import dev.leadline.testing.InterceptedApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may choose where leads go, from what, and what wins over the choice. */
class AccountPagesTests {

    private static final String PAGE = "/settings/account";
    private static final String INTEGRATIONS = """
            {"results": [
                {"id": "int_1", "name": "Main Street", "vendor": "FUNNEL", "system": "PRODUCTION", "is_archived": false},
                {"id": "int_2", "name": "Lake Side", "vendor": "KNOCK", "system": "SANDBOX", "is_archived": false},
                {"id": "int_3", "name": "Ledgers", "vendor": "YARDI", "system": "PRODUCTION", "is_archived": false}]}
            """;
    private static final String COMMUNITIES = """
            {"results": [{"id": "com_1", "name": "Maple Court", "integration_id": "int_1"}]}
            """;

    private static final Pattern TAG = Pattern.compile("<a id=\"api\"[^>]*>([^<]*)</a>");

    @TempDir
    Path folder;

    private InterceptedApi propexo;
    private final Map<String, Object> settings = new HashMap<>();

    @BeforeEach
    void start() {
        propexo = new InterceptedApi(URI.create("http://127.0.0.1:1"));
        propexo.answers("/v1/admin/integrations/", 200, INTEGRATIONS);
        propexo.answers("/crm/v1/communities/", 200, COMMUNITIES);
        propexo.answers("/crm/v1/prospects/", 401, "{}");
        settings.put("leadline.api.url", propexo.url().toString());
        settings.put("leadline.api.token", "a-real-one");
    }

    @AfterEach
    void stop() {
        propexo.close();
    }

    @Test
    void onlyIntegrationsThatCanReceiveLeadsAreShown() {
        try (ConsoleFixture office = open()) {
            assertThat(office.browser().get(PAGE).body())
                    .contains("Main Street", "Funnel, production, int_1", "Knock, sandbox, int_2")
                    .contains("1 other integration of Propexo cannot receive leads from Leadline.")
                    .doesNotContain("int_3");
        }
    }

    @Test
    void aNewIntegrationForgetsTheCommunityOfTheOldOne() {
        try (ConsoleFixture office = open()) {
            Browser ann = office.browser();
            chooses(ann, "int_1", "com_1");
            chooses(ann, "int_1");
            assertThat(ann.get(PAGE).body()).contains("Maple Court");

            chooses(ann, "int_2");
            assertThat(ann.get(PAGE).body())
                    .contains("Lake Side", "No community has been chosen. Your CRM requires one for every lead.")
                    .doesNotContain("com_1");

            ann.post(PAGE + "/community", Map.of("integration", "int_1", "community", "com_1"));
            assertThat(ann.get(PAGE).body())
                    .contains("The integration was changed in the meantime, so no community was chosen.")
                    .contains("No community has been chosen.");
            ann.post(PAGE + "/integration", Map.of("integration", "int_3000"));
            assertThat(ann.get(PAGE).body())
                    .contains("Propexo does not list this integration. Nothing was changed.", "Lake Side");
        }
    }

    @Test
    void theSettingsWinAndNobodyCanChangeThemHere() {
        try (ConsoleFixture office = open()) {
            chooses(office.browser(), "int_1", "com_1");
        }
        settings.put("leadline.constants.integration_id", "int_2");
        try (ConsoleFixture office = open()) {
            Browser ann = office.browser();
            assertThat(ann.get("/").body())
                    .contains("int_2</strong>, as the settings say (", "It cannot be changed here.")
                    .doesNotContain("Main Street")
                    .as("the community of another integration")
                    .doesNotContain("Maple Court");
            ann.post(PAGE + "/integration", Map.of("integration", "int_1"));
            assertThat(ann.get(PAGE).body())
                    .contains("The settings name the integration (")
                    .doesNotContain("Main Street");
            assertThat(draftOf(ann)).contains("int_2 (from the settings)").doesNotContain("com_1");
        }
    }

    @Test
    void everyPageNamesTheIntegrationThatCounts() {
        String api = "API on this machine: 127.0.0.1:" + propexo.url().getPort();
        try (ConsoleFixture office = open()) {
            Browser ann = office.browser();
            assertThat(tag(ann, "/runs")).isEqualTo(api);
            chooses(ann, "int_1", "com_1");
            assertThat(tag(ann, "/runs")).isEqualTo(api + ", integration Main Street");
            chooses(ann, "int_2");
            assertThat(tag(ann, "/imports/new")).isEqualTo(api + ", integration Lake Side");
            assertThat(tag(ann, "/no-such-page")).isEqualTo(api + ", integration Lake Side");
        }
        settings.put("leadline.constants.integration_id", "int_1");
        try (ConsoleFixture office = open()) {
            assertThat(tag(office.browser(), "/")).as("the settings win").isEqualTo(api + ", integration int_1");
        }
        settings.put("leadline.constants.integration_id", "int_2");
        try (ConsoleFixture office = open()) {
            assertThat(tag(office.browser(), "/")).as("its name is known").isEqualTo(api + ", integration Lake Side");
        }
    }

    private static String tag(Browser who, String page) {
        Matcher tag = TAG.matcher(who.get(page).body());
        assertThat(tag.find()).as(page).isTrue();
        return tag.group(1);
    }

    @Test
    void aViewerSeesTheChoiceAndHasNothingToChooseFrom() {
        ConsoleFixture.give(folder, "ann", Role.OPERATOR);
        ConsoleFixture.give(folder, "vic", Role.VIEWER);
        try (ConsoleFixture office = open()) {
            Browser vic = office.browser().loggedIn("vic");
            assertThat(vic.get(PAGE).body()).contains("An operator chooses it.").doesNotContain("type=\"radio\"");
            chooses(office.browser().loggedIn("ann"), "int_1", "");
            assertThat(vic.get(PAGE).body())
                    .contains("Main Street", "Each row names its own.")
                    .doesNotContain("Change the choice");
        }
    }

    @Test
    void theCrmOfANewImportIsThatOfTheIntegration() {
        try (ConsoleFixture office = open()) {
            Browser ann = office.browser();
            chooses(ann, "int_1", "com_1");
            assertThat(draftOf(ann))
                    .contains(
                            "value=\"funnel\" selected",
                            "int_1 (chosen in the console)",
                            "com_1 (chosen in the console)");
        }
    }

    /** Duplicates of leads that were sent as generic are found among those alone. */
    @Test
    void theCrmStaysWhereLeadsWereSentBefore() throws IOException {
        Path file = Files.writeString(folder.resolve("old.csv"), "Email\nbob@example.com\n");
        Map<String, Object> all = new HashMap<>(settings);
        all.put("leadline.home", folder.resolve("home").toString());
        try (OpenHome home = OpenHome.of(Settings.load(folder, all))) {
            home.runs()
                    .start(
                            ImportRequest.of(file)
                                    .constants(Map.of("integration_id", "int_1"))
                                    .build(),
                            new SilentListener());
        }
        try (ConsoleFixture office = open()) {
            Browser ann = office.browser();
            chooses(ann, "int_1", "com_1");
            assertThat(draftOf(ann)).contains("value=\"generic\" selected", "int_1 (chosen in the console)");
        }
    }

    @Test
    void theCrmStaysWhereAScheduleSendsLeads() {
        settings.put("leadline.schedules.nightly.cron", "0 30 2 * * *");
        settings.put("leadline.schedules.nightly.inbox", folder.toString());
        try (ConsoleFixture office = open()) {
            Browser ann = office.browser();
            chooses(ann, "int_1", "com_1");
            assertThat(draftOf(ann)).contains("value=\"generic\" selected");
        }
    }

    @Test
    void nobodySendsATestLeadToTheLiveApi() {
        try (ConsoleFixture office = open()) {
            Browser ann = office.browser();
            chooses(ann, "int_1", "com_1");
            assertThat(ann.get(PAGE).body())
                    .contains(
                            "There is no test lead on the live API, because it would be a real prospect in your CRM.");
            assertThat(ann.post("/imports/test-lead", Map.of()).statusCode()).isEqualTo(404);
            assertThat(ann.get("/runs").body()).doesNotContain("test-lead.csv");
        }
    }

    private ConsoleFixture open() {
        return ConsoleFixture.at(folder, Clock.systemUTC(), settings);
    }

    private static void chooses(Browser who, String integration) {
        who.get(PAGE + "?change=true");
        HttpResponse<String> answer = who.post(PAGE + "/integration", Map.of("integration", integration));
        assertThat(answer.statusCode()).isEqualTo(302);
    }

    private static void chooses(Browser who, String integration, String community) {
        chooses(who, integration);
        who.post(PAGE + "/community", Map.of("integration", integration, "community", community));
    }

    private static String draftOf(Browser who) {
        who.get("/imports/new");
        HttpResponse<String> answer = who.upload("/imports", "leads.csv", "Email\nann@example.com\n");
        return who.get(answer.headers().firstValue("Location").orElseThrow()).body();
    }
}
