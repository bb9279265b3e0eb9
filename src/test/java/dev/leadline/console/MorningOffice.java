package dev.leadline.console;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.leadline.security.Role;
import dev.leadline.testing.ConsoleUsers;
import dev.leadline.testing.InterceptedApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A leasing office with users and schedules, in which {@link PageStates} happen; everybody in it is made up. */
final class MorningOffice implements AutoCloseable {

    static final String ADMIN = "ann";
    private static final String PASSWORD = "correct horse battery";

    final BrowserFixture fixture;
    final InterceptedApi gate;
    private final Path folder;
    private int refusals;

    MorningOffice(Path folder) throws IOException {
        this.folder = folder;
        Path config = folder.resolve("config");
        ConsoleUsers.add(config, ADMIN, Role.ADMIN, PASSWORD);
        ConsoleUsers.add(config, "olga", Role.OPERATOR, PASSWORD);
        ConsoleUsers.add(config, "vic", Role.VIEWER, PASSWORD);
        fixture = new BrowserFixture(folder);
        gate = new InterceptedApi(fixture.sandbox.url());
        fixture.set("leadline.api.url", gate.url().toString())
                .set("leadline.constants.subscribe", "false")
                .set("leadline.serve.inbox-root", folder.resolve("inboxes").toString());
        schedule("nightly", "0 30 2 * * *");
        schedule("portal", "0 0 5 * * *");
        fixture.set("leadline.schedules.portal.hold-unusual", "true").opens();
    }

    private void schedule(String name, String cron) throws IOException {
        String prefix = "leadline.schedules." + name + ".";
        fixture.set(prefix + "cron", cron)
                .set(prefix + "inbox", Files.createDirectories(inbox(name)).toString())
                .set(prefix + "still-for", "0s");
    }

    private Path inbox(String schedule) {
        return folder.resolve("inboxes").resolve(schedule);
    }

    String url(String path) {
        return fixture.url(path);
    }

    Page browser() {
        return fixture.browser();
    }

    void logsIn(Page page) {
        logsIn(page, ADMIN, PASSWORD);
    }

    /** Somebody with a wrong password. It is somebody else each time, because nobody may guess without end. */
    void isRefused(Page page) {
        logsIn(page, "sam" + ++refusals, "wrong horse battery");
    }

    private static void logsIn(Page page, String name, String password) {
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
    }

    /** A file arrives in the night, and its schedule takes it. */
    void takes(Page page, String schedule, Path file, String ending) throws IOException {
        Files.copy(file, inbox(schedule).resolve(file.getFileName()));
        page.navigate(url("/schedules"));
        page.locator("#run-" + schedule).click();
        page.locator("article[aria-labelledby=schedule-" + schedule + "] tbody tr:first-child:has-text('" + ending
                        + "')")
                .waitFor();
    }

    /** Imports a file whose run ends like this. */
    void imports(Page page, Path file, String ending) {
        fixture.imports(page, file);
        page.locator("#live .tag:has-text('" + ending + "')").waitFor();
    }

    void uploads(Page page, Path file) {
        page.navigate(url("/imports/new"));
        page.getByLabel("File of leads").setInputFiles(file);
        page.locator("form.drop button").first().click();
        page.locator("h1:has-text('Match columns'), h1:has-text('Corrected rejects')")
                .waitFor();
    }

    /** The export of a portal, with e-mail addresses of which some are wrong. */
    Path portal(String name, String header, int good, int bad) {
        Stream<String> rows = IntStream.range(0, good)
                .mapToObj(i -> "Robin,Vale%2$d%1$d,robin%2$d%1$d@example.com,,2027-06-01,Spring".formatted(i, good));
        Stream<String> mistakes = IntStream.range(0, bad)
                .mapToObj(i -> "Sam,Hill%2$d%1$d,sam%2$d%1$d.example.com,,2027-06-01,Spring".formatted(i, good));
        return fixture.file(
                name,
                Stream.of(Stream.of("First Name,Last Name," + header), rows, mistakes)
                        .flatMap(lines -> lines)
                        .toArray(String[]::new));
    }

    /** The rejects of a run, as its folder has them. */
    Path rejectsOf(int run) throws IOException {
        try (Stream<Path> files = Files.walk(fixture.home())) {
            return files.filter(file -> file.toString().matches(".*\\D" + run + "\\Wrejects\\.csv"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Override
    public void close() {
        gate.letsGo();
        fixture.close();
        gate.close();
    }
}
