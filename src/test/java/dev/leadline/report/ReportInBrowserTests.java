package dev.leadline.report;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.leadline.report.InMemoryLedger.badEmail;

import com.microsoft.playwright.Page;
import dev.leadline.shared.ExitCode;
import dev.leadline.testing.Chromium;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report as a real Chromium shows it, where there is one. */
class ReportInBrowserTests {

    @TempDir
    Path home;

    private final InMemoryLedger ledger = new InMemoryLedger();

    @Test
    void runsItsOwnScriptAndNoneOfACell() throws IOException {
        ledger.rejected(
                List.of("<img src=x onerror=\"document.title='stolen'\">", "annexample.com"),
                badEmail("annexample.com"));
        RunReport.write(ledger, ledger.completedRun(12, 1, 4), home.resolve("12"), ExitCode.ROWS_TO_FIX);
        try (Page page = Chromium.browser().newPage()) {
            page.navigate(home.resolve("12/report.html").toUri().toString());

            assertThat(page.getByText("1 row shown")).isVisible();
            assertThat(page.locator("option[value='0']")).hasText("rejected: BAD_EMAIL in Email");
            assertThat(page).hasTitle("Run 12: leads.csv");
        }
    }
}
