package dev.leadline.serve;

import dev.leadline.job.Background;
import dev.leadline.job.Imports;
import dev.leadline.settings.Settings;
import dev.leadline.web.Console;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** All that {@code leadline serve} runs, over one ledger. */
public final class Server implements AutoCloseable {

    private final Imports imports;
    private final Background background;
    private final LateAnswers lateAnswers;
    private final Console console;

    private Server(Imports imports, Background background, LateAnswers lateAnswers, Console console) {
        this.imports = imports;
        this.background = background;
        this.lateAnswers = lateAnswers;
        this.console = console;
    }

    /**
     * Starts everything; the console answers when this returns.
     *
     * @param settings in force
     * @return to be closed at the end
     * @throws dev.leadline.job.NotStartedException when the database cannot be opened, the console would be open to other machines
     *     without users, or its port is taken
     * @throws dev.leadline.lead.UsageException when a setting or the file of users is wrong
     */
    public static Server start(Settings settings) {
        Imports imports = Imports.open(settings);
        Background background = new Background(settings.serve().concurrentRuns());
        @Nullable Server started = null;
        try {
            Console console = Console.start(imports, background, settings);
            LateAnswers lateAnswers = new LateAnswers(imports);
            started = new Server(imports, background, lateAnswers, console);
            lateAnswers.start(settings.serve().confirmInterval());
            return started;
        } finally {
            if (started == null) {
                background.close();
                imports.close();
            }
        }
    }

    /**
     * Where the console is.
     *
     * @return with the port that it has
     */
    public URI url() {
        return console.url();
    }

    /** Asks all that runs to stop in an orderly way; returns at once. */
    public void stop() {
        imports.stopAll();
    }

    /** Lets what was asked to stop come to its end, and ends. */
    @Override
    public void close() {
        imports.stopAll();
        console.close();
        background.close();
        lateAnswers.close();
        imports.close();
    }
}
