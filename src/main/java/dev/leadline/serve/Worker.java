package dev.leadline.serve;

import dev.leadline.run.WorkerProcess;
import dev.leadline.settings.Settings;
import dev.leadline.watch.Watch;
import dev.leadline.web.WorkerManagement;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Everything that {@code leadline worker} runs: the worker, and what answers monitors about it where a setting names a port. */
public final class Worker implements AutoCloseable {

    private final Watch watch;
    private final WorkerProcess process;
    private final @Nullable WorkerManagement management;

    private Worker(Watch watch, WorkerProcess process, @Nullable WorkerManagement management) {
        this.watch = watch;
        this.process = process;
        this.management = management;
    }

    /**
     * Prepares a worker, which answers monitors when this returns.
     *
     * @param settings in force
     * @param says told in sentences what a person should know
     * @return to be closed at the end
     * @throws dev.leadline.message.UserException when the database is no PostgreSQL, or the port is taken
     */
    public static Worker start(Settings settings, Consumer<String> says) {
        Integer port = settings.worker().port();
        Settings listening = port == null ? settings : settings.atWorker(port);
        Watch watch = Watch.start(listening.serve(), Clock.systemUTC());
        try {
            WorkerProcess process = new WorkerProcess(settings, watch.observations(), says);
            watch.measure(process);
            return new Worker(watch, process, port == null ? null : WorkerManagement.start(listening, process, watch));
        } catch (RuntimeException e) {
            watch.close();
            throw e;
        }
    }

    /** Where monitors ask for the worker's health; empty where it does not listen. */
    public Optional<URI> health() {
        return Optional.ofNullable(management).map(WorkerManagement::url);
    }

    /** Works until {@link #stop()} is called, as {@link WorkerProcess#work} does. */
    public void work() {
        process.work();
    }

    /** Asks for an orderly end; returns at once. */
    public void stop() {
        process.stop();
    }

    @Override
    public void close() {
        if (management != null) {
            management.close();
        }
        watch.close();
    }
}
