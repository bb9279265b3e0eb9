package dev.leadline.web;

import dev.leadline.message.UserException;
import dev.leadline.security.UserRepository;
import dev.leadline.settings.ServeSettings;
import dev.leadline.settings.Settings;
import dev.leadline.shared.Ticker;
import dev.leadline.web.access.ConsoleExposure;
import dev.leadline.web.server.TrustedProxies;
import dev.leadline.web.upload.Uploads;
import java.net.URI;
import java.time.Clock;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.ConnectorStartFailedException;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** The console while it runs. */
public final class Console implements AutoCloseable {

    private final ServletWebServerApplicationContext context;
    private final String host;

    private Console(ServletWebServerApplicationContext context, String host) {
        this.context = context;
        this.host = host;
    }

    /**
     * Starts the console, which answers when this returns.
     *
     * @param services what it shows and steers
     * @return to be closed at the end
     * @throws NotStartedException when it would be reached from other machines and has no users, or its port is taken
     * @throws dev.leadline.message.UserException when the address, a proxy's address or the file of users is wrong
     */
    public static Console start(ConsoleServices services) {
        return start(services, Clock.systemUTC());
    }

    static Console start(ConsoleServices services, Clock clock, Class<?>... more) {
        Settings settings = services.settings();
        ServeSettings serve = settings.serve();
        UserRepository users = UserRepository.in(settings.config());
        TrustedProxies.of(serve.trustedProxies());
        if (users.isEmpty() && !serve.trustedProxies().isEmpty()) {
            throw UserException.usage("web.proxy-without-users");
        }
        if (users.isEmpty() && ConsoleExposure.of(serve).isBeyondThisMachine()) {
            throw UserException.usage("web.console-without-users", serve.address());
        }
        SpringApplicationBuilder application = new SpringApplicationBuilder(ConsoleApplication.class)
                .parent(services.home().context())
                .sources(more)
                .environment(ServerCustomizer.ofConsole(
                        serve, new UploadTempFolder(settings.home()).prepare(clock.instant())))
                .initializers(context -> hand(context.getBeanFactory(), services, users, clock));
        return new Console(ServerStart.run(application, why -> portTaken(serve, why)), serve.address());
    }

    private static UserException portTaken(ServeSettings serve, Throwable why) {
        Integer health = serve.healthPort();
        if (health != null && why instanceof ConnectorStartFailedException failed && failed.getPort() == health) {
            return UserException.usage("web.health-port-taken", health, serve.address());
        }
        return UserException.usage("web.port-taken", serve.address(), serve.port());
    }

    private static void hand(
            ConfigurableListableBeanFactory beans, ConsoleServices services, UserRepository users, Clock clock) {
        beans.registerSingleton("settings", services.settings());
        beans.registerSingleton("users", users);
        beans.registerSingleton("clock", clock);
        beans.registerSingleton("ticker", Ticker.SYSTEM);
        beans.registerSingleton("background", services.background());
        beans.registerSingleton("schedules", services.schedules());
        beans.registerSingleton("watch", services.watch());
        beans.registerSingleton("notices", services.notifications());
        beans.registerSingleton("uploads", new Uploads(services.settings().home(), clock));
    }

    /**
     * Where it listens.
     *
     * @return with the port that it has, also where the settings left it open
     */
    public URI url() {
        return ServerStart.url(context, host);
    }

    /** Takes no more requests, lets those that are being answered come to their end, and stops. */
    @Override
    public void close() {
        context.close();
    }
}
