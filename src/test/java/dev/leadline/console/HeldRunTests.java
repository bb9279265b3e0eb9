package dev.leadline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The portal sends another kind of file, and somebody decides in the morning. */
class HeldRunTests {

    @TempDir
    Path folder;

    private Path inbox;
    private BrowserFixture office;
    private Page page;

    @BeforeEach
    void evening() throws IOException {
        inbox = Files.createDirectories(folder.resolve("inbox"));
        office = new BrowserFixture(folder);
        office.set("leadline.schedules.nightly.cron", "0 30 2 * * *")
                .set("leadline.schedules.nightly.inbox", inbox.toString())
                .set("leadline.schedules.nightly.still-for", "0s")
                .set("leadline.schedules.nightly.hold-unusual", "true")
                .opens();
        page = office.browser();
        arrives("monday.csv", "Name,Email", 2);
        runs("Imported");
        arrives("tuesday.csv", "Name,Email,Shoe Size", 12);
        runs("Waiting for approval");
    }

    @AfterEach
    void close() {
        office.close();
    }

    private void arrives(String file, String header, int rows) throws IOException {
        String extra = header.endsWith("Size") ? ",44" : "";
        String lines = IntStream.range(0, rows)
                .mapToObj(row -> "Ann Lee,%s%d@example.com%s".formatted(file.substring(0, 3), row, extra))
                .collect(Collectors.joining("\n"));
        Files.writeString(inbox.resolve(file), header + "\n" + lines + "\n");
    }

    private void runs(String ending) {
        page.navigate(office.url("/schedules"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Run now: nightly"))
                .click();
        assertThat(page.locator("article.schedule tbody tr").first()).containsText(ending);
    }

    private void reviews() {
        page.navigate(office.url("/"));
        assertThat(page.locator(".attention"))
                .containsText("Waiting for approval. 12 leads will not be sent before that.");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Approve or cancel: Run 2"))
                .click();
        assertThat(page.locator("main table")).containsText("Shoe Size");
    }

    @Test
    void isSentAfterAQuestionWithItsNumbers() {
        reviews();
        Assertions.assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                .isEmpty();
        assertThat(page.locator("form[data-confirm]").first())
                .hasAttribute(
                        "data-confirm",
                        "Send 12 leads to your CRM through Propexo (community %s)?"
                                .formatted(office.sandbox.ids().get("community_id")));

        page.getByText("Approve and send").click();

        assertThat(page.locator("#live .tag").first()).hasText("Complete");
        Assertions.assertThat(office.sandbox.received()).hasSize(14);
        page.navigate(office.url("/schedules"));
        assertThat(page.locator("article.schedule tbody tr").first()).containsText("Approved");
        assertThat(page.locator("article.schedule tbody tr").first()).not().containsText("Waiting for approval");
        page.navigate(office.url("/settings/actions"));
        assertThat(page.locator("main table")).containsText("Approved a held run");
    }

    @Test
    void isCanceledForGood() {
        reviews();

        page.getByText("Cancel run").click();

        assertThat(page.locator("#notice")).hasText("Run 2 was canceled. Nothing was sent.");
        assertThat(page.locator("#live .tag").first()).hasText("Canceled");
        assertThat(page.locator("#todo-resume")).hasCount(0);
        page.navigate(office.url("/schedules"));
        assertThat(page.locator("article.schedule tbody tr").first()).containsText("Run 2 was canceled by");
        page.navigate(office.url("/"));
        assertThat(page.locator("main")).not().containsText("Waiting for approval");
        Assertions.assertThat(office.sandbox.received()).hasSize(2);

        page.navigate(office.url("/runs/2"));
        assertThat(page.locator("#live-statuses")).containsText("Not sent");
        assertThat(page.locator("main")).not().containsText("Waiting to send");
        page.navigate(office.url("/runs/2/rows/1"));
        assertThat(page.locator("main")).containsText("Not sent");
        assertThat(page.locator("main")).not().containsText("Waiting to send");
    }

    @Test
    void isNotImportedAgainByChanceOnceItWasCanceled() throws IOException {
        reviews();
        page.getByText("Cancel run").click();
        Path file = Files.copy(inbox.resolve("archive/run-2-tuesday.csv"), folder.resolve("tuesday.csv"));

        page.navigate(office.url("/imports/new"));
        page.getByLabel("File of leads").setInputFiles(file);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Upload"))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Review import"))
                .click();

        assertThat(page.locator("#state"))
                .hasText(
                        "Run 2 of this file was canceled, and nothing of it was sent. To import it, select “Import this file again”.");
        assertThat(page.locator("#start")).isDisabled();
        page.getByLabel("Import this file again").check();
        assertThat(page.locator("#start")).isEnabled();
        page.locator("#start").click();
        assertThat(page.locator("#live .tag").first()).hasText("Complete");
        Assertions.assertThat(office.sandbox.received()).hasSize(14);
    }
}
