package dev.leadline.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import dev.leadline.lead.Targets;
import dev.leadline.sandbox.ReceivedProspect;
import dev.leadline.sandbox.Sandbox;
import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.serve.Server;
import dev.leadline.settings.Settings;
import dev.leadline.testing.Chromium;
import dev.leadline.testing.LeadlineProcess;
import dev.leadline.testing.LedgerTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A leasing office: {@code leadline serve} over a home of its own, a stand-in for Propexo, and browsers. */
final class BrowserFixture implements AutoCloseable {

    final Path folder;
    final Sandbox sandbox;
    private final Map<String, Object> settings = new LinkedHashMap<>();
    private final List<BrowserContext> browsers = new ArrayList<>();
    private @Nullable Server server;

    BrowserFixture(Path folder) {
        this.folder = folder;
        this.sandbox = Sandbox.start(
                SandboxSettings.GENEROUS.withRequestsPerMinute(0).withPendingFor(Duration.ZERO), Targets.load(null));
        set("leadline.home", folder.resolve("home").toString());
        set("leadline.api.url", sandbox.url().toString());
        set("leadline.api.token", sandbox.token());
        set("leadline.api.requests-per-minute", "0");
        set("leadline.confirm.interval", "50ms");
        set("leadline.serve.port", "0");
        set("leadline.constants.integration_id", String.valueOf(sandbox.ids().get("integration_id")));
        set("leadline.constants.community_id", String.valueOf(sandbox.ids().get("community_id")));
    }

    BrowserFixture set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    Settings settings() {
        return Settings.load(folder, settings);
    }

    BrowserFixture opens() {
        server = Server.start(LedgerTemplate.copyTo(settings()));
        return this;
    }

    /** As after a night on which the machine was started anew, at the same address. */
    BrowserFixture reopens() {
        set("leadline.serve.port", String.valueOf(URI.create(url("/")).getPort()));
        shuts();
        return opens();
    }

    private void shuts() {
        Server open = server;
        if (open != null) {
            open.close();
            server = null;
        }
    }

    String url(String path) {
        Server open = server;
        if (open == null) {
            throw new IllegalStateException("the office is shut");
        }
        return open.url() + path;
    }

    /** A page of a browser of its own, with no cookie in it; dialogs are agreed to. */
    Page browser() {
        return browser(1280, 900);
    }

    Page browser(int width, int height) {
        BrowserContext context = Chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(20_000);
        browsers.add(context);
        Page page = context.newPage();
        page.onDialog(Dialog::accept);
        return page;
    }

    Path file(String name, String... lines) {
        try {
            return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path home() {
        return folder.resolve("home");
    }

    /** A command in a process of its own, over the same home. */
    LeadlineProcess types(String... command) {
        try {
            return LeadlineProcess.start(folder, Map.of("LEADLINE_HOME", home().toString()), command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Uploads a file, matches its columns, reviews what it becomes, and starts its import. */
    void imports(Page page, Path file) {
        page.navigate(url("/imports/new"));
        page.getByLabel("File of leads").setInputFiles(file);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Upload"))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Review import"))
                .click();
        page.locator("#start").click();
    }

    /** The e-mail addresses that Propexo has seen, in order. */
    List<String> seenByPropexo() {
        return sandbox.received().stream()
                .map(ReceivedProspect::body)
                .map(body -> String.valueOf(body.get("email_1")))
                .toList();
    }

    @Override
    public void close() {
        browsers.forEach(BrowserContext::close);
        shuts();
        sandbox.close();
    }
}
