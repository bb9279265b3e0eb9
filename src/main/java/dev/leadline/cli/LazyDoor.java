package dev.leadline.cli;

import dev.leadline.job.Settings;
import org.jspecify.annotations.Nullable;

/** Opens the job when the first file turns out to be worth it, and once only. */
final class LazyDoor implements AutoCloseable {

    private final Surroundings here;
    private final Settings settings;
    private volatile @Nullable ImportDoor door;
    private volatile boolean stopping;

    LazyDoor(Surroundings here, Settings settings) {
        this.here = here;
        this.settings = settings;
    }

    ImportDoor open() {
        ImportDoor open = door;
        if (open == null) {
            open = here.imports().apply(settings);
            door = open;
            if (stopping) {
                open.stopAll();
            }
        }
        return open;
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
