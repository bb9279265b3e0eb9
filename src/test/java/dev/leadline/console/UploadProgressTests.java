package dev.leadline.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever uploads a big file over a slow line sees how far it is, and can stop it. */
class UploadProgressTests {

    private static final int SLOW = 200_000;
    private static final int UNLIMITED = -1;

    @TempDir
    Path folder;

    private BrowserFixture office;
    private Page page;
    private CDPSession network;

    @BeforeEach
    void open() {
        office = new BrowserFixture(folder)
                .set("leadline.serve.max-upload-size", "4MB")
                .opens();
        page = office.browser();
        network = page.context().newCDPSession(page);
        network.send("Network.enable");
        page.navigate(office.url("/imports/new"));
    }

    @AfterEach
    void shut() {
        office.close();
    }

    private void sends(int bytesPerSecond) {
        JsonObject line = new JsonObject();
        line.addProperty("offline", false);
        line.addProperty("latency", 0);
        line.addProperty("downloadThroughput", UNLIMITED);
        line.addProperty("uploadThroughput", bytesPerSecond);
        network.send("Network.emulateNetworkConditions", line);
    }

    private Path leads(int rows) {
        return office.file(
                "leads-" + rows + ".csv",
                Stream.concat(
                                Stream.of("First Name,Last Name,Email,Notes"),
                                IntStream.range(0, rows)
                                        .mapToObj(
                                                row -> "Ann,Lee,ann%d@example.com,%s".formatted(row, "-".repeat(200))))
                        .toArray(String[]::new));
    }

    private void uploads(Path file) {
        page.getByLabel("File of leads").setInputFiles(file);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Upload"))
                .click();
    }

    @Test
    void isShownAndCanBeCanceled() {
        sends(SLOW);
        uploads(leads(10_000));

        assertThat(page.locator("#upload")).containsText(Pattern.compile("[0-9.]+ of 2\\.2 MB uploaded"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Cancel"))
                .click();
        assertThat(page.locator("form.drop [role=status]")).hasText("Upload canceled. Nothing was kept.");
        assertThat(page.locator("#upload")).isHidden();
        page.reload();
        assertThat(page.locator("main")).not().containsText("Unfinished imports");

        sends(UNLIMITED);
        uploads(leads(10_000));
        assertThat(page.locator("h1")).containsText("Match columns");
    }

    @Test
    void saysBeforeItIsSentThatAFileIsTooBig() {
        uploads(leads(20_000));

        assertThat(page.locator("form.drop [role=status]")).hasText("This file has 4.4 MB. The limit is 4 MB.");
        uploads(leads(1));
        assertThat(page.locator("h1")).containsText("Match columns");
    }

    @Test
    void saysWhatIsWrongWithAFile() {
        uploads(office.file("leads.zip", "PK\u0003\u0004, and nothing that a zip file has"));

        assertThat(page.locator("#notice .bad")).containsText("leads.zip");
        assertThat(page.locator("#upload")).isHidden();
    }
}
