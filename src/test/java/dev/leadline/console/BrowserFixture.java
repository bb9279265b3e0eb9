package dev.leadline.console;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A leasing office: {@code leadline serve} over a home of its own, a stand-in for Propexo, and browsers. */
final class BrowserFixture implements AutoCloseable {

    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");
    private static final Pattern GUARD = Pattern.compile("hx-headers=\"\\{&quot;([^&]+)&quot;:&quot;([^&]+)&quot;");

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
        // what a test holds is not lost, however long the machine takes
        set("leadline.api.read-timeout", "5m");
        set("leadline.confirm.interval", "50ms");
        set("leadline.serve.port", "0");
        set("leadline.constants.integration_id", String.valueOf(sandbox.ids().get("integration_id")));
        set("leadline.constants.community_id", String.valueOf(sandbox.ids().get("community_id")));
    }

    BrowserFixture set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    BrowserFixture without(String key) {
        settings.remove(key);
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

    /** The same with the API of the office. */
    LeadlineProcess typesToPropexo(String... command) {
        Map<String, String> environment = new LinkedHashMap<>(LeadlineProcess.sendingTo(sandbox.url(), 0));
        environment.put("LEADLINE_HOME", home().toString());
        try {
            return LeadlineProcess.start(folder, environment, command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Imports a file by the forms of its pages, without showing every page, and opens the page of its run. */
    void imports(Page page, Path file) {
        APIRequestContext forms = page.request();
        Map.Entry<String, String> guard = guard(forms.get(url("/imports/new")).text());
        String draft = sends(
                forms,
                guard,
                url("/imports"),
                RequestOptions.create().setMultipart(FormData.create().set("file", file)));
        String version = found(VERSION, forms.get(draft + "/review").text()).group(1);
        page.navigate(sends(
                forms,
                guard,
                draft + "/start",
                RequestOptions.create().setForm(FormData.create().set("version", version))));
    }

    /** The header by which the console knows its own pages. */
    private static Map.Entry<String, String> guard(String html) {
        Matcher header = found(GUARD, html);
        return Map.entry(header.group(1), header.group(2));
    }

    private static Matcher found(Pattern wanted, String html) {
        Matcher found = wanted.matcher(html);
        if (!found.find()) {
            throw new IllegalStateException("there is no " + wanted + " in " + html);
        }
        return found;
    }

    /** The address that the answer leads to. */
    private static String sends(
            APIRequestContext forms, Map.Entry<String, String> guard, String address, RequestOptions form) {
        APIResponse answer = forms.post(address, form.setHeader(guard.getKey(), guard.getValue()));
        if (!answer.ok()) {
            throw new IllegalStateException(address + " answered " + answer.status());
        }
        return answer.url();
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
