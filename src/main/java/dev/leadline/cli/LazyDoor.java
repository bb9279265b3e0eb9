package dev.leadline.cli;

import dev.leadline.job.NotStartedException;
import dev.leadline.settings.Settings;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens the job when the first file turns out to be worth it, and once only. */
final class LazyDoor implements AutoCloseable {

    private final Surroundings here;
    private final Settings settings;
    private final Invocation leadline;
    private final boolean newLedger;
    private volatile @Nullable ImportDoor door;
    private volatile boolean stopping;

    LazyDoor(Surroundings here, Settings settings, Invocation leadline) {
        this(here, settings, leadline, false);
    }

    /** Opens a new ledger in place of a lost one, where the user wants that. */
    LazyDoor(Surroundings here, Settings settings, Invocation leadline, boolean newLedger) {
        this.newLedger = newLedger;
        this.here = here;
        this.settings = settings;
        this.leadline = leadline;
    }

    ImportDoor open() {
        ImportDoor open = door;
        if (open == null) {
            if (newLedger) {
                NewLedgerOption.apply(here, settings);
            }
            open = here.imports().apply(settings);
            door = open;
            if (stopping) {
                open.stopAll();
            }
        }
        return open;
    }

    /** Asks for something behind the door; where it is refused, the reason names commands as they must be typed here. */
    <T> T ask(Function<ImportDoor, T> wish) {
        try {
            return wish.apply(open());
        } catch (NotStartedException e) {
            throw new NotStartedException(e.exit(), leadline.inFull(String.valueOf(e.getMessage())));
        }
    }

    /** Ends what goes on behind the door in an orderly way, and lets nothing begin any more. Safe from any thread. */
    void stop() {
        stopping = true;
        ImportDoor open = door;
        if (open != null) {
            open.stopAll();
        }
    }

    @Override
    public void close() {
        ImportDoor open = door;
        if (open != null) {
            open.close();
        }
    }
}
