package dev.leadline.web;

import dev.leadline.message.UserException;
import dev.leadline.run.WorkerProcess;
import dev.leadline.settings.ServeSettings;
import dev.leadline.settings.Settings;
import dev.leadline.shared.Ticker;
import dev.leadline.watch.Watch;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextException;

/** Answers monitors about a worker: health, and metrics for those who may read them. It needs no open database. */
public final class WorkerManagement implements AutoCloseable {

    private final ServletWebServerApplicationContext context;
    private final ServeSettings listening;

    private WorkerManagement(ServletWebServerApplicationContext context, ServeSettings listening) {
        this.context = context;
        this.listening = listening;
    }

    /**
     * Starts to answer.
     *
     * @param settings that say where to listen, as {@link Settings#atWorker} makes them
     * @return to be closed at the end
     * @throws UserException when the port is taken
     */
    public static WorkerManagement start(Settings settings, WorkerProcess worker, Watch watch) {
        ServeSettings listening = settings.serve();
        SpringApplicationBuilder application = new SpringApplicationBuilder(WorkerApplication.class)
                .environment(ServerCustomizer.ofWorker(listening))
                .initializers(context -> hand(context.getBeanFactory(), settings, worker, watch))
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false);
        try {
            return new WorkerManagement((ServletWebServerApplicationContext) application.run(), listening);
        } catch (ApplicationContextException e) {
            if (!(e.getCause() instanceof WebServerException)) {
                throw e;
            }
            throw UserException.usage("web.worker-port-taken", listening.address(), listening.port());
        }
    }

    private static void hand(
            ConfigurableListableBeanFactory beans, Settings settings, WorkerProcess worker, Watch watch) {
        beans.registerSingleton("settings", settings);
        beans.registerSingleton("clock", Clock.systemUTC());
        beans.registerSingleton("ticker", Ticker.SYSTEM);
        beans.registerSingleton("worker", worker);
        beans.registerSingleton("watch", watch);
    }

    /** Where its health is. */
    public URI url() {
        String host = listening.address();
        int port = Objects.requireNonNull(context.getWebServer()).getPort();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/actuator/health");
    }

    @Override
    public void close() {
        context.close();
    }
}
