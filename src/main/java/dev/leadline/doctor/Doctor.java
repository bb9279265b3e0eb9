package dev.leadline.doctor;

import dev.leadline.home.DatabaseProbe;
import dev.leadline.ledger.DatabaseFacts;
import dev.leadline.message.UserMessage;
import dev.leadline.run.RunService;
import dev.leadline.run.SinglePermit;
import dev.leadline.schedule.SavedSchedules;
import dev.leadline.settings.ScheduleSettings;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Looks at everything that an import needs. It makes and changes nothing, asks the API one harmless question, which the rate limit
 * of the home counts, and is done within ten seconds, whatever hangs.
 */
public final class Doctor {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /** For a request of the rate limit; with what the API's answer may take still within the patience. */
    private static final Duration TURN = Duration.ofSeconds(2);

    private Doctor() {}

    /**
     * Examines an installation of which this process has nothing open yet.
     *
     * @param settings in force
     * @return what was found, in an order for people; never empty, and without any secret
     */
    public static List<DiagnosticResult> examine(Settings settings) {
        FutureTask<Optional<DatabaseVisit>> visit = new FutureTask<>(() -> DatabaseProbe.ask(
                settings,
                database -> new DatabaseVisit(DatabaseFacts.read(database), SavedSchedules.in(database, settings))));
        return examine(
                settings,
                new DatabaseCheck(settings, () -> once(visit).map(DatabaseVisit::facts)),
                new ApiCheck(settings, () -> SinglePermit.await(settings, TURN)),
                () -> once(visit).map(DatabaseVisit::schedules).orElse(List.of()));
    }

    /** What one connection to the database tells; a second one might write into its file. */
    private record DatabaseVisit(DatabaseFacts facts, List<ScheduleSettings> schedules) {}

    private static <T> T once(FutureTask<T> task) {
        task.run();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Examines an installation from within a process that works with it, whose rate limit counts the question to the API.
     *
     * @param settings in force
     * @param database of the open ledger, whose connections are used
     * @param runs whose rate limit the question to the API takes a request of
     * @return what was found, in an order for people; never empty, and without any secret
     */
    public static List<DiagnosticResult> examine(Settings settings, DataSource database, RunService runs) {
        return examine(
                settings,
                new DatabaseCheck(settings, () -> DatabaseProbe.of(database)),
                new ApiCheck(settings, () -> runs.awaitPermit(TURN)),
                () -> {
                    try (Connection connection = database.getConnection()) {
                        return SavedSchedules.in(connection, settings);
                    }
                });
    }

    private static List<DiagnosticResult> examine(
            Settings settings, DatabaseCheck database, ApiCheck api, Callable<List<ScheduleSettings>> saved) {
        ConfigurationCheck configuration = new ConfigurationCheck(settings);
        HomeCheck home = new HomeCheck(settings.home());
        List<DiagnosticCheck> checks = new ArrayList<>(List.of(
                new DiagnosticCheck("settings", configuration::settings),
                new DiagnosticCheck("targets", configuration::targets),
                new DiagnosticCheck("mappings", configuration::mappings),
                new DiagnosticCheck("API", api::look),
                new DiagnosticCheck("database", database::look),
                new DiagnosticCheck("home", home::look),
                new DiagnosticCheck("disk", new DiskCheck(settings.home())::look)));
        settings.schedules()
                .forEach(schedule -> checks.add(new DiagnosticCheck(
                        "schedule " + schedule.name(), new ScheduleCheck(settings, schedule)::look)));
        checks.add(new DiagnosticCheck("schedules of the console", () -> ofTheConsole(settings, saved)));
        checks.add(new DiagnosticCheck("console", new ConsoleCheck(settings)::look));
        checks.add(new DiagnosticCheck("e-mail", new MailCheck(settings.notices())::look));
        checks.add(new DiagnosticCheck("Java", MachineCheck::look));
        return all(checks, PATIENCE);
    }

    /** Nothing where the database cannot be asked, which is a finding of its own. */
    private static List<DiagnosticResult> ofTheConsole(Settings settings, Callable<List<ScheduleSettings>> saved)
            throws IOException {
        List<DiagnosticResult> findings = new ArrayList<>();
        for (ScheduleSettings schedule : known(saved)) {
            findings.addAll(new ScheduleCheck(settings, schedule).look());
        }
        return findings;
    }

    private static List<ScheduleSettings> known(Callable<List<ScheduleSettings>> saved) {
        try {
            return saved.call();
        } catch (Exception e) {
            return List.of();
        }
    }

    /** Lets all look at once, so that those who wait for something wait together. */
    static List<DiagnosticResult> all(List<DiagnosticCheck> checks, Duration patience) {
        List<CompletableFuture<List<DiagnosticResult>>> looks =
                checks.stream().map(check -> started(check, patience)).toList();
        return looks.stream().map(CompletableFuture::join).flatMap(List::stream).toList();
    }

    private static CompletableFuture<List<DiagnosticResult>> started(DiagnosticCheck check, Duration patience) {
        CompletableFuture<List<DiagnosticResult>> findings = new CompletableFuture<>();
        Thread thread = new Thread(() -> findings.complete(check.findings()), "doctor-" + check.subject());
        thread.setDaemon(true);
        thread.start();
        return findings.completeOnTimeout(late(check, patience), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static List<DiagnosticResult> late(DiagnosticCheck check, Duration patience) {
        return List.of(DiagnosticResult.error(
                ExitCode.STOPPED_EARLY, check.subject(), UserMessage.of("doctor.no-response", patience.toSeconds())));
    }
}
