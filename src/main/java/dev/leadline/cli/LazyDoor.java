package dev.leadline.cli;

import dev.leadline.job.Settings;
import org.jspecify.annotations.Nullable;

/** Opens the job when the first file turns out to be worth it, and once only. */
final class LazyDoor implements AutoCloseable {

    private final Surroundings here;
    private final Settings settings;
    private @Nullable ImportDoor door;

    LazyDoor(Surroundings here, Settings settings) {
        this.here = here;
        this.settings = settings;
    }

    ImportDoor open() {
        if (door == null) {
            door = here.imports().apply(settings);
        }
        return door;
    }

    @Override
    public void close() {
        if (door != null) {
            door.close();
        }
    }
}
