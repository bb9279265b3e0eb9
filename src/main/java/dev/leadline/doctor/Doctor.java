package dev.leadline.doctor;

import dev.leadline.job.DatabaseVisit;
import dev.leadline.job.Imports;
import dev.leadline.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Looks at everything that an import needs. It makes and changes nothing, asks the API one harmless question, and is done within
 * ten seconds, whatever hangs.
 */
public final class Doctor {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /** For a request of the rate limit; with what the API's answer may take still within the patience. */
    private static final Duration TURN = Duration.ofSeconds(2);

    private Doctor() {}

    /**
     * Examines an installation of which nothing is open yet.
     *
     * @param settings in force
     * @return what was found, in an order for people; never empty, and without any secret
     */
    public static List<Finding> examine(Settings settings) {
        return examine(settings, new DatabaseCheck(settings, () -> DatabaseVisit.of(settings)), new ApiCheck(settings));
    }

    /**
     * Examines an installation from within a process that works with it, whose rate limit counts the question to the API.
     *
     * @param settings in force
     * @param open what the process has opened, whose connections are used
     * @return what was found, in an order for people; never empty, and without any secret
     */
    public static List<Finding> examine(Settings settings, Imports open) {
        return examine(
                settings,
                new DatabaseCheck(settings, () -> DatabaseVisit.of(open.database())),
                new ApiCheck(settings, () -> open.awaitPermit(TURN)));
    }

    private static List<Finding> examine(Settings settings, DatabaseCheck database, ApiCheck api) {
        ConfigurationCheck configuration = new ConfigurationCheck(settings);
        HomeCheck home = new HomeCheck(settings.home());
        List<Check> checks = new ArrayList<>(List.of(
                new Check("settings", configuration::settings),
                new Check("targets", configuration::targets),
                new Check("mappings", configuration::mappings),
                new Check("API", api::look),
                new Check("database", database::look),
                new Check("home", home::look),
                new Check("disk", new DiskCheck(settings.home())::look)));
        settings.schedules()
                .forEach(schedule -> checks.add(
                        new Check("schedule " + schedule.name(), new ScheduleCheck(settings, schedule)::look)));
        checks.add(new Check("console", new ConsoleCheck(settings)::look));
        checks.add(new Check("e-mail", new MailCheck(settings.notices())::look));
        checks.add(new Check("Java", MachineCheck::look));
        return all(checks, PATIENCE);
    }

    /** Lets all look at once, so that those who wait for something wait together. */
    static List<Finding> all(List<Check> checks, Duration patience) {
        List<CompletableFuture<List<Finding>>> looks =
                checks.stream().map(check -> started(check, patience)).toList();
        return looks.stream().map(CompletableFuture::join).flatMap(List::stream).toList();
    }

    private static CompletableFuture<List<Finding>> started(Check check, Duration patience) {
        CompletableFuture<List<Finding>> findings = new CompletableFuture<>();
        Thread thread = new Thread(() -> findings.complete(check.findings()), "doctor-" + check.subject());
        thread.setDaemon(true);
        thread.start();
        return findings.completeOnTimeout(late(check, patience), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static List<Finding> late(Check check, Duration patience) {
        return List.of(Finding.broken(
                Finding.STOPPED,
                check.subject(),
                "Nothing answered within %d seconds.".formatted(patience.toSeconds()),
                "See whether the network or a disk behind it hangs; then look again."));
    }
}
