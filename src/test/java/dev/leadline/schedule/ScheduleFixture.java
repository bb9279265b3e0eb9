package dev.leadline.schedule;

import static org.awaitility.Awaitility.await;

import dev.leadline.lead.Targets;
import dev.leadline.run.OpenHome;
import dev.leadline.run.RunService;
import dev.leadline.sandbox.ReceivedProspect;
import dev.leadline.sandbox.Sandbox;
import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.settings.Settings;
import dev.leadline.testing.Database;
import dev.leadline.testing.LedgerTemplate;
import dev.leadline.testing.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A home with one schedule and its inbox, a stand-in API, and a clock that is set by hand. */
final class ScheduleFixture implements AutoCloseable {

    static final Instant EVENING = Instant.parse("2027-03-01T20:00:00Z");
    static final Instant FIRST_NIGHT = Instant.parse("2027-03-02T02:30:00Z");

    private static final PollInterval QUICK = new PollInterval(Duration.ofMillis(20), Duration.ofMillis(200));
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String SCHEDULE = "leadline.schedules.nightly.";

    final SettableClock clock = SettableClock.at(EVENING.toString());
    final Path inbox;
    private final Path folder;
    private final Sandbox sandbox;
    private final Map<String, Object> settings = new LinkedHashMap<>();
    private final BlockingQueue<ScheduleEvent> told = new LinkedBlockingQueue<>();

    @Nullable
    Sleeper waiting = time -> {};

    private @Nullable OpenHome home;
    private @Nullable Schedules schedules;

    ScheduleFixture(Path folder, Database database) {
        this.folder = folder;
        this.inbox = folder.resolve("inbox");
        this.sandbox = Sandbox.start(
                SandboxSettings.GENEROUS.withRequestsPerMinute(0).withPendingFor(Duration.ZERO), Targets.load(null));
        set("leadline.home", folder.resolve("home").toString());
        set("leadline.api.url", sandbox.url().toString());
        set("leadline.api.token", sandbox.token());
        set("leadline.api.requests-per-minute", "0");
        set("leadline.confirm.interval", "5ms");
        set(SCHEDULE + "cron", "0 30 2 * * *");
        set(SCHEDULE + "time-zone", "UTC");
        set(SCHEDULE + "inbox", inbox.toString());
        set(SCHEDULE + "target", "generic");
        sandbox.ids(Targets.load(null).named("generic"))
                .forEach((field, id) -> set(SCHEDULE + "constants." + field, id));
        String url = database.migrated();
        if (url != null) {
            set("leadline.database.url", url);
        }
        created(inbox);
    }

    ScheduleFixture set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    ScheduleFixture setSchedule(String key, String value) {
        return set(SCHEDULE + key, value);
    }

    RunService imports() {
        return open().runs();
    }

    OpenHome open() {
        OpenHome open = home;
        if (open == null) {
            open = OpenHome.of(LedgerTemplate.copyTo(settings()));
            home = open;
        }
        return open;
    }

    Settings settings() {
        return Settings.load(folder, settings);
    }

    Schedules schedules() {
        Schedules started = schedules;
        if (started == null) {
            started = beside(open());
            schedules = started;
        }
        return started;
    }

    /** Another process over the same database. */
    Schedules beside(OpenHome theirs) {
        return Schedules.start(theirs, settings(), clock, told::add, QUICK, waiting);
    }

    /** As somebody ends the process in an orderly way. */
    void shutDown() {
        if (home != null) {
            home.runs().stopAll();
        }
        if (schedules != null) {
            schedules.close();
            schedules = null;
        }
        if (home != null) {
            home.close();
            home = null;
        }
    }

    Path arrives(String name, String... leads) {
        return write(inbox.resolve(name), leads);
    }

    static Path write(Path file, String... leads) {
        try {
            return Files.writeString(file, "first_name,last_name,email_1\n" + String.join("\n", leads) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As if it had come at the same moment as others. */
    static void touch(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(EVENING));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets the time of the schedule's next turn come, and waits for its end. */
    ScheduleEvent nextTurn() {
        clock.set(Objects.requireNonNull(schedules().all().get(0).next()));
        return told();
    }

    ScheduleEvent runNow() {
        schedules().runNow("nightly", "ann");
        return told();
    }

    ScheduleEvent told() {
        return await().atMost(PATIENCE)
                .until(
                        () -> {
                            schedules().look();
                            return told.poll();
                        },
                        event -> event != null);
    }

    /** Waits until no turn goes on and none is due, and gives what was told in the meantime. */
    List<ScheduleEvent> toldUntilQuiet() {
        await().atMost(PATIENCE).until(() -> {
            schedules().look();
            return query("select count(*) from scheduled_tasks where picked or execution_time <= ?", clock.instant())
                    == 0;
        });
        return Stream.generate(told::poll).takeWhile(one -> one != null).toList();
    }

    long query(String sql, Object... parameters) {
        try (Connection connection = open().database().getConnection();
                PreparedStatement statement = prepared(connection, sql, parameters);
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void update(String sql, Object... parameters) {
        try (Connection connection = open().database().getConnection();
                PreparedStatement statement = prepared(connection, sql, parameters)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            Object one = parameters[i];
            statement.setObject(i + 1, one instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : one);
        }
        return statement;
    }

    List<String> emailsReceived() {
        return sandbox.received().stream()
                .map(ReceivedProspect::body)
                .map(body -> String.valueOf(body.get("email_1")))
                .toList();
    }

    /** What lies in a folder below the inbox, or in it, without folders. */
    List<String> lyingIn(String below) {
        Path place = inbox.resolve(below);
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void created(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        shutDown();
        sandbox.close();
    }
}
