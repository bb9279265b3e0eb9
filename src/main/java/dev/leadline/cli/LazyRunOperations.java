package dev.leadline.cli;

import dev.leadline.cli.output.Invocation;
import dev.leadline.message.UserException;
import dev.leadline.settings.Settings;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens the job when the first file turns out to be worth it, and once only. */
final class LazyRunOperations implements AutoCloseable {

    private final CliContext here;
    private final Settings settings;
    private final Invocation leadline;
    private final boolean newLedger;
    private volatile @Nullable RunOperations operations;
    private volatile boolean stopping;

    LazyRunOperations(CliContext here, Settings settings, Invocation leadline) {
        this(here, settings, leadline, false);
    }

    /** Opens a new ledger in place of a lost one, where the user wants that. */
    LazyRunOperations(CliContext here, Settings settings, Invocation leadline, boolean newLedger) {
        this.newLedger = newLedger;
        this.here = here;
        this.settings = settings;
        this.leadline = leadline;
    }

    RunOperations open() {
        RunOperations open = operations;
        if (open == null) {
            if (newLedger) {
                NewLedgerOption.apply(here, settings);
            }
            open = here.imports().apply(settings);
            operations = open;
            if (stopping) {
                open.stopAll();
            }
        }
        return open;
    }

    /** Asks for something behind the door; where it is refused, the reason names commands as they must be typed here. */
    <T> T ask(Function<RunOperations, T> operation) {
        try {
            return operation.apply(open());
        } catch (UserException e) {
            throw leadline.withCommand(e);
        }
    }

    /** Ends what goes on behind the door in an orderly way, and lets nothing begin any more. Safe from any thread. */
    void stop() {
        stopping = true;
        RunOperations open = operations;
        if (open != null) {
            open.stopAll();
        }
    }

    @Override
    public void close() {
        RunOperations open = operations;
        if (open != null) {
            open.close();
        }
    }
}
