package dev.leadline.console;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.leadline.testing.InterceptedApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes on without anybody: a schedule has its turn and tells of it, and outcomes come late. */
class NightTests {

    private static final String SECRET = "a-secret-of-propexo";

    @TempDir
    Path folder;

    private final WireMockServer chat =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private Path inbox;
    private BrowserFixture office;
    private InterceptedApi gate;

    @BeforeEach
    void evening() throws IOException {
        chat.start();
        chat.stubFor(post("/hook").willReturn(aResponse().withStatus(200)));
        inbox = Files.createDirectories(folder.resolve("inbox"));
        office = new BrowserFixture(folder);
        gate = new InterceptedApi(office.sandbox.url());
        office.set("leadline.api.url", gate.url().toString())
                .set("leadline.schedules.nightly.cron", "0 30 2 * * *")
                .set("leadline.schedules.nightly.inbox", inbox.toString())
                .set("leadline.schedules.nightly.still-for", "0s")
                .set("leadline.schedules.nightly.notify.chat", "problems")
                .set("leadline.notify.channels.chat.webhook", chat.url("/hook"))
                .set("leadline.notify.channels.chat.shape", "slack")
                .set("leadline.confirm.deadline", "0s")
                .set("leadline.serve.webhook-secret", SECRET)
                .set("leadline.serve.url", "https://leads.example.com");
    }

    @AfterEach
    void morning() {
        gate.close();
        office.close();
        chat.stop();
    }

    @Test
    void takesTheFileTellsOfItAndStandsOnThePage() throws IOException {
        office.opens();
        Files.writeString(
                inbox.resolve("leads.csv"), "Name,Email\nAnn Lee,ann@example.com\nBob Canary,bob at example.com\n");
        Page page = office.browser();
        Path elsewhere = Files.move(inbox, folder.resolve("unmounted"));
        page.navigate(office.url("/schedules"));
        assertThat(page.locator("article.schedule .notice.bad"))
                .hasText(
                        "The inbox inbox does not exist. Create or mount the folder, or correct the inbox of the schedule.");
        assertThat(page.locator("main")).not().containsText(folder.toString());
        Files.move(elsewhere, inbox);
        page.reload();
        assertThat(page.locator("article.schedule .notice")).hasCount(0);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Run now: nightly"))
                .click();
        assertThat(page.locator("#notice")).hasText("nightly is starting.");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> chat.verify(1, postRequestedFor(urlEqualTo("/hook"))));
        String told = chat.getAllServeEvents().get(0).getRequest().getBodyAsString();
        assertThat(told)
                .contains("nightly", "1 row rejected", "https://leads.example.com/runs/1")
                .doesNotContain("Canary", "bob at", "leads.csv");
        assertThat(inbox.resolve("archive/run-1-leads.csv")).exists();

        assertThat(page.locator("article.schedule tbody")).containsText("Imported");
        page.reload();
        assertThat(page.locator("section:has(#messages)")).containsText("nightly: 1 row rejected");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Run history: nightly"))
                .click();
        assertThat(page.locator("table.runs tbody tr")).hasCount(1);
        assertThat(page.locator("table.runs")).containsText("nightly");
    }

    @Test
    void believesASignedWebhookAndNoOther() throws Exception {
        gate.keepsPending();
        office.opens();
        Page page = office.browser();
        office.imports(
                page, office.file("leads.csv", "Name,Email", "Ann Lee,ann@example.com", "Bob Ray,bob@example.com"));
        assertThat(page.locator("table.statuses")).containsText("Sent - awaiting CRM");
        assertThat(page.locator("#live .tag").first()).hasText("Sent - awaiting CRM");
        String job = office.sandbox.received().get(0).jobId();
        String body = """
                {"trigger": "WRITE_OPERATION_FAILURE", "data": {"event": "write", "integration_id": "i", "vendor": "KNOCK",
                 "root_job_id": "%s", "write_status": "FAILURE", "errors": ["the community is closed"]}}""".formatted(job);

        assertThat(posts(body, "00".repeat(32))).isEqualTo(401);
        assertThat(posts(body, null)).isEqualTo(401);
        assertThat(posts(body.replace("FAILURE\", \"errors", "PARTIAL_SUCCESS\", \"errors"), signed(body)))
                .isEqualTo(401);
        page.reload();
        assertThat(page.locator("table.statuses")).not().containsText("Not created by the CRM");

        assertThat(posts(body, signed(body))).isEqualTo(200);
        page.reload();
        assertThat(page.locator("table.statuses")).containsText("Not created by the CRM");
        assertThat(Files.readString(office.home().resolve("runs/1/rejects.csv")))
                .contains("the community is closed");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Retry"))
                .click();
        assertThat(page.locator("table.statuses")).not().containsText("Not created by the CRM");
        assertThat(posts(body, signed(body))).as("the very same again").isEqualTo(200);
        page.reload();
        assertThat(page.locator("table.statuses")).not().containsText("Not created by the CRM");
    }

    @Test
    void goesOnAskingForWhatARunHasLeftQueued() {
        gate.keepsPending();
        office.opens();
        Page page = office.browser();
        office.imports(page, office.file("leads.csv", "Name,Email", "Ann Lee,ann@example.com"));
        assertThat(page.locator("table.statuses")).containsText("Sent - awaiting CRM");
        assertThat(page.locator("#live .tag").first()).hasText("Sent - awaiting CRM");

        gate.passesEverythingOn();
        office.set("leadline.serve.confirm-interval", "200ms").reopens();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            page.navigate(office.url("/runs/1"));
            assertThat(page.locator("#live .tag").first().textContent()).isEqualTo("Complete");
        });
    }

    private int posts(String body, @Nullable String signature) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(office.url("/hooks/propexo")))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (signature != null) {
            request.header("propexo-signature", signature);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static String signed(String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }
}
