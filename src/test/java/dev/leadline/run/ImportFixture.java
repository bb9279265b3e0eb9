package dev.leadline.run;

import dev.leadline.lead.Targets;
import dev.leadline.ledger.LedgerRow;
import dev.leadline.ledger.RowStatus;
import dev.leadline.report.Summary;
import dev.leadline.sandbox.ReceivedProspect;
import dev.leadline.sandbox.Sandbox;
import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.settings.Settings;
import dev.leadline.testing.Database;
import dev.leadline.testing.LedgerTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A home of its own and a stand-in API, for telling stories of imports. */
public final class ImportFixture implements AutoCloseable {

    private final Path folder;
    private final Sandbox sandbox;
    private final Map<String, Object> settings = new LinkedHashMap<>();
    public final Watched watched = new Watched();
    private Clock clock = Clock.systemUTC();
    private @Nullable OpenHome home;

    public ImportFixture(Path folder) {
        this(folder, Database.H2);
    }

    public ImportFixture(Path folder, Database database) {
        this(folder, database, SandboxSettings.GENEROUS.withRequestsPerMinute(0).withPendingFor(Duration.ZERO));
    }

    public ImportFixture(Path folder, Database database, SandboxSettings api) {
        this.folder = folder;
        this.sandbox = Sandbox.start(api, Targets.load(null));
        set("leadline.home", folder.resolve("home").toString());
        set("leadline.api.url", sandbox.url().toString());
        set("leadline.api.token", sandbox.token());
        set("leadline.api.requests-per-minute", "0");
        set("leadline.confirm.interval", "5ms");
        String url = database.migrated();
        if (url != null) {
            set("leadline.database.url", url);
        }
    }

    public ImportFixture set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** By another clock than the machine's. */
    public ImportFixture by(Clock other) {
        clock = other;
        return this;
    }

    public RunService imports() {
        return open().runs();
    }

    public OpenHome open() {
        OpenHome open = home;
        if (open == null) {
            open = OpenHome.of(LedgerTemplate.copyTo(settings()), clock);
            home = open;
        }
        return open;
    }

    public Settings settings() {
        return Settings.load(folder, settings);
    }

    /** As another process would find things: everything opened anew. */
    public void reopen() {
        if (home != null) {
            home.close();
            home = null;
        }
    }

    public Path file(String name, String... lines) {
        try {
            return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ImportRequest request(Path file, String target) {
        return ImportRequest.of(file)
                .target(target)
                .constants(sandbox.ids(Targets.load(null).named(target)))
                .build();
    }

    public URI apiUrl() {
        return sandbox.url();
    }

    public Summary start(Path file) {
        return start(request(file, "generic"));
    }

    public Summary start(ImportRequest request) {
        return imports().start(request, watched).summary();
    }

    public Summary resume(long run) {
        return imports().resume(run, watched).summary();
    }

    public List<Map<String, Object>> bodies() {
        return sandbox.received().stream().map(ReceivedProspect::body).toList();
    }

    public List<ReceivedProspect> received() {
        return sandbox.received();
    }

    /** The record that the API created for a job. */
    public String recordOf(String job) {
        HttpRequest question = HttpRequest.newBuilder(sandbox.url().resolve("/v1/admin/write-status/" + job))
                .header("Authorization", "Bearer " + sandbox.token())
                .build();
        try {
            String answer = HttpClient.newHttpClient()
                    .send(question, HttpResponse.BodyHandlers.ofString())
                    .body();
            return JsonMapper.shared()
                    .readTree(answer)
                    .path("created_record_id")
                    .asString("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public List<LedgerRow> rows(long run) {
        List<LedgerRow> rows = new ArrayList<>();
        open().ledger().forEachRow(run, EnumSet.allOf(RowStatus.class), rows::add);
        return rows;
    }

    public List<String> report(long run, String name) {
        try {
            return Files.readAllLines(folder.resolve("home/runs/" + run + "/" + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path home() {
        return folder.resolve("home");
    }

    @Override
    public void close() {
        reopen();
        sandbox.close();
    }

    /** Remembers what a watcher was told. */
    public static final class Watched implements RunListener {

        public final List<String> notes = new ArrayList<>();
        public final List<String> warnings = new ArrayList<>();
        public final List<String> waits = new CopyOnWriteArrayList<>();
        public final List<String> ends = new CopyOnWriteArrayList<>();
        public volatile Consumer<String> atStep = name -> {};

        @Override
        public void note(String sentence) {
            notes.add(sentence);
        }

        @Override
        public void warning(String sentence) {
            warnings.add(sentence);
        }

        @Override
        public void waiting(Instant until, String reason) {
            waits.add("until " + until + ": " + reason);
        }

        @Override
        public void finishing(String time) {
            ends.add(time);
        }

        @Override
        public void step(String name, long total) {
            atStep.accept(name);
        }

        @Override
        public void advanced(long done) {}
    }
}
