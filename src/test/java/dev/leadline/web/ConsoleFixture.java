package dev.leadline.web;

import com.zaxxer.hikari.HikariDataSource;
import dev.leadline.notification.NotificationService;
import dev.leadline.propexo.ApiObservationConvention;
import dev.leadline.run.BackgroundTasks;
import dev.leadline.run.OpenHome;
import dev.leadline.schedule.Schedules;
import dev.leadline.security.Role;
import dev.leadline.security.UserRepository;
import dev.leadline.settings.Settings;
import dev.leadline.testing.ConsoleUsers;
import dev.leadline.testing.LedgerTemplate;
import dev.leadline.watch.Watch;
import io.micrometer.observation.Observation;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A home with its console in it. */
final class ConsoleFixture implements AutoCloseable {

    static final String PASSWORD = "correct horse battery";

    private final OpenHome imports;
    private final BackgroundTasks background;
    private final Schedules schedules;
    private final NotificationService notifications;
    private final Console console;
    private final Watch watch;

    private ConsoleFixture(
            OpenHome imports,
            BackgroundTasks background,
            Schedules schedules,
            NotificationService notifications,
            Console console,
            Watch watch) {
        this.watch = watch;
        this.imports = imports;
        this.background = background;
        this.schedules = schedules;
        this.notifications = notifications;
        this.console = console;
    }

    static ConsoleFixture at(Path folder) {
        return at(folder, Clock.systemUTC(), Map.of());
    }

    static ConsoleFixture at(Path folder, Clock clock, Map<String, Object> settings) {
        Settings read = settings(folder, settings);
        OpenHome imports = OpenHome.of(LedgerTemplate.copyTo(read));
        BackgroundTasks background = new BackgroundTasks(1);
        Schedules schedules = Schedules.start(imports, read, Clock.systemUTC(), happening -> {});
        NotificationService notifications =
                NotificationService.of(read.notices(), null, imports.database(), Clock.systemUTC());
        Watch watch = Watch.start(read.serve(), clock);
        try {
            return new ConsoleFixture(
                    imports,
                    background,
                    schedules,
                    notifications,
                    Console.start(
                            new ConsoleServices(imports, background, schedules, notifications, read, watch),
                            clock,
                            FailingPage.class),
                    watch);
        } catch (RuntimeException e) {
            notifications.close();
            schedules.close();
            background.close();
            imports.close();
            throw e;
        }
    }

    private static Settings settings(Path folder, Map<String, Object> over) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "leadline.home", folder.resolve("home").toString(),
                "leadline.serve.port", "0",
                "leadline.serve.hosts[0]", "leads.example.com",
                "leadline.serve.max-upload-size", "100KB"));
        all.putAll(over);
        return Settings.load(folder, all);
    }

    static UserRepository users(Path folder) {
        return UserRepository.in(folder.resolve("config"));
    }

    static void give(Path folder, String name, Role role) {
        ConsoleUsers.add(folder.resolve("config"), name, role, PASSWORD);
    }

    Browser browser() {
        return new Browser(console.url());
    }

    /** Everything that the console's controllers answer. */
    Set<RequestMappingInfo> mappings() {
        ApplicationContext context =
                Objects.requireNonNull((ApplicationContext) ReflectionTestUtils.getField(console, "context"));
        return context
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .filter(route -> !route.getValue().getBeanType().equals(FailingPage.class))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    int port() {
        return console.url().getPort();
    }

    /** As if a request had been made of Propexo. */
    void propexoAnswers(String status) {
        Observation.createNotStarted(ApiObservationConvention.NAME, watch.observations())
                .lowCardinalityKeyValue(ApiObservationConvention.ANSWER, status)
                .observe(() -> {});
    }

    /** As if the database had gone. */
    void loseTheLedger() {
        ((HikariDataSource) imports.database()).close();
    }

    @Override
    public void close() {
        console.close();
        notifications.close();
        schedules.close();
        background.close();
        imports.close();
    }
}
