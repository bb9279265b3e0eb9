package dev.leadline.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The machine's own Chromium. Where there is none, the tests that need it are skipped with a loud line. */
public final class Chromium {

    /** A name that leads to this machine, in this browser. */
    public static final String REBOUND = "rebound.example";

    private static @Nullable Browser browser;

    private Chromium() {}

    /** One for all tests of this process; it ends with it. */
    public static synchronized Browser browser() {
        Path chromium = installed().orElseGet(() -> {
            System.err.println("SKIPPED: there is no Chromium here, so nobody has looked at the pages");
            return abort("no Chromium");
        });
        Browser open = browser;
        if (open == null) {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            open = playwright
                    .chromium()
                    .launch(
                            new BrowserType.LaunchOptions()
                                    .setExecutablePath(chromium)
                                    .setArgs(
                                            List.of(
                                                    "--no-sandbox",
                                                    "--disable-gpu",
                                                    "--disable-background-networking",
                                                    "--disable-component-update",
                                                    "--disable-sync",
                                                    "--no-first-run",
                                                    "--host-resolver-rules=MAP " + REBOUND + " 127.0.0.1",
                                                    // or pages of that name would not even ask, and only in newer
                                                    // browsers
                                                    "--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests")));
            browser = open;
            // patient enough for a machine that does other things as well
            PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        }
        return open;
    }

    /** The build without windows of its own takes less than half of the processor time. */
    private static Optional<Path> installed() {
        return Stream.of(
                        "/usr/bin/chromium-headless-shell",
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
