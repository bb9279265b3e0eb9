package dev.leadline.report;

import static dev.leadline.report.PaperLedger.badEmail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report as a real Chromium shows it, where there is one. */
class ReportInBrowserTests {

    @TempDir
    Path home;

    private final PaperLedger ledger = new PaperLedger();

    @Test
    void runsItsOwnScriptAndNoneOfACell() throws IOException, InterruptedException {
        Path chromium = chromium();
        ledger.rejected(
                List.of("<img src=x onerror=\"document.title='stolen'\">", "annexample.com"),
                badEmail("annexample.com"));
        RunReport.write(ledger, ledger.completedRun(12, 1, 4), home.resolve("12"), 4);
        assertThat(shown(chromium, home.resolve("12/report.html")))
                .contains("<title>Run 12: leads.csv</title>")
                .contains("1 row shown")
                .contains("<option value=\"0\">rejected: BAD_EMAIL in Email</option>")
                .doesNotContain("<title>stolen");
    }

    private String shown(Path chromium, Path page) throws IOException, InterruptedException {
        Process browser = new ProcessBuilder(
                        chromium.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run",
                        "--user-data-dir=" + home.resolve("profile"),
                        "--dump-dom",
                        page.toUri().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String document = new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(browser.waitFor()).isZero();
        return document;
    }

    private static Path chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> {
                    System.err.println("SKIPPED: there is no Chromium here, so nobody has looked at report.html");
                    return abort("no Chromium");
                });
    }
}
