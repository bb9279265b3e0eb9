package dev.leadline.web;

import dev.leadline.message.UserException;
import dev.leadline.run.WorkerProcess;
import dev.leadline.settings.ServeSettings;
import dev.leadline.settings.Settings;
import dev.leadline.shared.Ticker;
import dev.leadline.watch.Watch;
import java.net.URI;
import java.time.Clock;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** Answers monitors about a worker: health, and metrics for those who may read them. It needs no open database. */
public final class WorkerManagement implements AutoCloseable {

    private final ServletWebServerApplicationContext context;
    private final String host;

    private WorkerManagement(ServletWebServerApplicationContext context, String host) {
        this.context = context;
        this.host = host;
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
                .initializers(context -> hand(context.getBeanFactory(), settings, worker, watch));
        return new WorkerManagement(
                ServerStart.run(
                        application,
                        why -> UserException.usage("web.worker-port-taken", listening.address(), listening.port())),
                listening.address());
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
        return ServerStart.url(context, host).resolve("/actuator/health");
    }

    @Override
    public void close() {
        context.close();
    }
}
