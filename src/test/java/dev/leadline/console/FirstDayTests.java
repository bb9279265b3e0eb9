package dev.leadline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.leadline.sandbox.ReceivedProspect;
import dev.leadline.testing.InterceptedApi;
import dev.leadline.testing.LeadlineProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first day with a home in whose settings nothing says where leads go. */
class FirstDayTests {

    @TempDir
    Path folder;

    private BrowserFixture office;
    private InterceptedApi gate;

    @BeforeEach
    void open() {
        office = new BrowserFixture(folder);
        gate = new InterceptedApi(office.sandbox.url());
        office.without("leadline.constants.integration_id").without("leadline.constants.community_id");
    }

    @AfterEach
    void close() {
        gate.close();
        office.close();
    }

    @Test
    void leadsFromAChoiceToATestLeadAndToTheFirstImport() {
        Page page =
                office.set("leadline.api.url", gate.url().toString()).opens().browser();
        page.navigate(office.url("/"));
        assertThat(page.locator(".checklist .done")).hasCount(1);
        assertThat(page.locator("#step-integration")).containsText("No integration has been chosen.");
        assertThat(page.locator("#step-test")).containsText("Choose an integration first.");
        assertThat(page.locator("#choose-integration label")).hasCount(4);
        assertThat(page.locator("#choose-integration label").first()).containsText("EliseAI, sandbox, sandbox-eliseai");
        hasNothingThatAxeObjectsTo(page);

        page.getByText("Sandbox FUNNEL").click();
        button(page, "Use this integration").click();
        assertThat(page.locator("#notice")).containsText("Leads go to the integration Sandbox FUNNEL from now on");
        assertThat(page.locator("#step-integration")).containsText("Sandbox FUNNEL (Funnel, sandbox, sandbox-funnel)");
        assertThat(page.locator("#step-community")).containsText("Your CRM requires one for every lead.");
        page.locator("select[name=community]").waitFor();
        hasNothingThatAxeObjectsTo(page);

        page.locator("select[name=community]").selectOption("sandbox-funnel-maple-court");
        button(page, "Use this community").click();
        assertThat(page.locator("#step-community")).containsText("Maple Court (sandbox-funnel-maple-court)");
        assertThat(page.locator(".checklist .done")).hasCount(3);
        page.reload();
        assertThat(gate.asked("/v1/admin/integrations/"))
                .as("asked once, not on every page")
                .hasSize(1);
        hasNothingThatAxeObjectsTo(page);

        button(page, "Send a test lead").click();
        assertThat(page.locator("h1")).containsText("test-lead.csv");
        assertThat(page.locator("#live .standing-done")).isVisible();
        assertThat(sent("test.lead@example.com"))
                .containsEntry("integration_id", "sandbox-funnel")
                .containsEntry("community_id", "sandbox-funnel-maple-court");

        page.navigate(office.url("/imports/new"));
        page.getByLabel("File of leads")
                .setInputFiles(office.file("leads.csv", "First Name,Email", "Ann,ann@example.com"));
        button(page, "Upload").click();
        assertThat(page.locator("#target")).hasValue("funnel");
        assertThat(page.locator("#set-integration_id"))
                .hasAttribute("placeholder", "sandbox-funnel (chosen in the console)");
        button(page, "Review import").click();
        assertThat(page.locator("#checked")).containsText("Funnel (community sandbox-funnel-maple-court)");
        page.locator("#start").click();
        assertThat(page.locator("#live .standing-done")).isVisible();
        assertThat(sent("ann@example.com"))
                .containsEntry("integration_id", "sandbox-funnel")
                .containsEntry("community_id", "sandbox-funnel-maple-court");
    }

    @Test
    void theChoiceSurvivesARestartAndCountsForCommandsAndSchedules() throws Exception {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        office.set("leadline.schedules.nightly.cron", "0 30 2 * * *")
                .set("leadline.schedules.nightly.inbox", inbox.toString())
                .set("leadline.schedules.nightly.still-for", "0s");
        Page page = office.opens().browser();
        chooses(page, "Sandbox RENTCAFE", "sandbox-rentcafe-harbor-lofts");

        office.reopens();
        page.navigate(office.url("/settings"));
        assertThat(page.locator("main")).containsText("Sandbox RENTCAFE (RentCafe, sandbox, sandbox-rentcafe)");
        assertThat(page.locator("main")).containsText("Harbor Lofts (sandbox-rentcafe-harbor-lofts)");

        office.file("leads.csv", "First Name,Email", "Ann,ann@example.com");
        try (LeadlineProcess check = office.typesToPropexo("check", "leads.csv", "--bodies", "1")) {
            assertThat(check.exit()).isZero();
            assertThat(check.out()).contains("sandbox-rentcafe-harbor-lofts").doesNotContain("INTEGRATION_ID");
        }
        try (LeadlineProcess imported = office.typesToPropexo("import", "leads.csv")) {
            assertThat(imported.exit()).isZero();
        }
        assertThat(sent("ann@example.com"))
                .containsEntry("integration_id", "sandbox-rentcafe")
                .containsEntry("community_id", "sandbox-rentcafe-harbor-lofts");

        Files.writeString(inbox.resolve("night.csv"), "First Name,Email\nBob,bob@example.com\n");
        page.navigate(office.url("/schedules"));
        button(page, "Run now: nightly").click();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(office.seenByPropexo()).contains("bob@example.com"));
        assertThat(sent("bob@example.com"))
                .containsEntry("integration_id", "sandbox-rentcafe")
                .containsEntry("community_id", "sandbox-rentcafe-harbor-lofts");
    }

    @Test
    void anImportIsNotSentElsewhereThanItsReviewSaid() {
        Page page = office.opens().browser();
        page.navigate(office.url("/imports/new"));
        page.getByLabel("File of leads")
                .setInputFiles(office.file("leads.csv", "First Name,Email", "Ann,ann@example.com"));
        button(page, "Upload").click();
        assertThat(page.locator("#state")).containsText("Integration ID");
        String draft = page.url();

        Page colleague = office.browser();
        chooses(colleague, "Sandbox FUNNEL", "sandbox-funnel-maple-court");
        page.navigate(draft);
        button(page, "Review import").click();
        assertThat(page.locator("#checked")).containsText("community sandbox-funnel-maple-court");

        chooses(colleague, "Sandbox KNOCK", "sandbox-knock-harbor-lofts");
        page.locator("#start").click();
        assertThat(page.locator("#live .standing-done")).isVisible();
        assertThat(sent("ann@example.com"))
                .as("what the person saw, not what was chosen meanwhile")
                .containsEntry("integration_id", "sandbox-funnel")
                .containsEntry("community_id", "sandbox-funnel-maple-court");
    }

    @Test
    void anImportThatSomebodySeesAgainGoesToTheNewChoice() {
        Page page = office.opens().browser();
        chooses(page, "Sandbox FUNNEL", "sandbox-funnel-maple-court");
        page.navigate(office.url("/imports/new"));
        page.getByLabel("File of leads")
                .setInputFiles(office.file("leads.csv", "First Name,Email", "Ann,ann@example.com"));
        button(page, "Upload").click();
        button(page, "Review import").click();
        assertThat(page.locator("#checked")).containsText("community sandbox-funnel-maple-court");

        Page colleague = office.browser();
        chooses(colleague, "Sandbox FUNNEL", "sandbox-funnel-harbor-lofts");
        colleague.navigate(page.url());
        assertThat(colleague.locator("#checked")).containsText("community sandbox-funnel-harbor-lofts");

        page.locator("#start").click();
        assertThat(page.locator("#notice")).containsText("The import was not started.");
        assertThat(office.sandbox.received()).isEmpty();
    }

    @Test
    void whoCannotReachPropexoIsToldWhatToDo() throws IOException {
        gate.answers("/v1/admin/integrations/", 401, "{}");
        Page page =
                office.set("leadline.api.url", gate.url().toString()).opens().browser();
        page.navigate(office.url("/"));
        says(page, "The API rejected the token (401).");
        hasNothingThatAxeObjectsTo(page);
        page.reload();
        assertThat(page.locator(".attention")).containsText("Propexo rejects the token (401)");

        gate.passesEverythingOn();
        button(page, "Try again").click();
        says(page, "Sandbox FUNNEL");
    }

    /** The page waits two seconds for Propexo; an answer that came later is there at the next look. */
    private static void says(Page page, String sentence) {
        page.waitForCondition(() -> {
            boolean isSaid = page.locator("#choose-integration").textContent().contains(sentence);
            if (!isSaid) {
                page.reload();
            }
            return isSaid;
        });
    }

    private void chooses(Page page, String integration, String community) {
        page.navigate(office.url("/settings/account?change=true"));
        page.getByText(integration).first().click();
        button(page, "Use this integration").click();
        page.navigate(office.url("/settings/account?change=true"));
        page.locator("select[name=community]").selectOption(community);
        button(page, "Use this community").click();
        assertThat(page.locator("main")).containsText(community);
    }

    private Map<String, Object> sent(String email) {
        List<Map<String, Object>> bodies = office.sandbox.received().stream()
                .map(ReceivedProspect::body)
                .filter(body -> email.equals(body.get("email_1")))
                .toList();
        assertThat(bodies).as(email).hasSize(1);
        return bodies.get(0);
    }

    private static void hasNothingThatAxeObjectsTo(Page page) {
        assertThat(new AxeBuilder(page)
                        .setLegacyMode(true).analyze().getViolations().stream()
                                .map(rule -> rule.getId() + ": "
                                        + rule.getNodes().get(0).getHtml()))
                .isEmpty();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
