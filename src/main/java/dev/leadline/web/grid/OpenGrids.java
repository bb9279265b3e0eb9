package dev.leadline.web.grid;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The grids that somebody looks at, a few at a time, and the threads that read and check their rows. */
public final class OpenGrids implements AutoCloseable {

    /** Makes grids, whose rows are read later. */
    public interface GridLoader {

        /**
         * Makes the grid.
         *
         * @param before the grid of another key, or null; whatever the new grid does not go on with is closed here
         */
        LoadedGrid begin(@Nullable LoadedGrid before);
    }

    private static final int AT_ONCE = 2;
    private static final int REMEMBERED = 8;

    private final Map<String, LoadedGrid> grids = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .executor(Runnable::run)
            .<String, LoadedGrid>removalListener((id, grid, cause) -> {
                if (grid != null && cause != RemovalCause.REPLACED) {
                    grid.close();
                }
            })
            .build()
            .asMap();
    private final ExecutorService threads;

    /** @param name of the threads */
    public OpenGrids(String name) {
        AtomicInteger number = new AtomicInteger();
        this.threads =
                Executors.newFixedThreadPool(AT_ONCE, task -> new Thread(task, name + "-" + number.incrementAndGet()));
    }

    /**
     * A grid as it is now.
     *
     * @param id of the grid
     * @param key what decides about its rows and their problems
     * @param loader makes another grid where there is none of this key
     */
    public LoadedGrid current(String id, Object key, GridLoader loader) {
        return grids.compute(id, (same, before) -> {
            if (before != null && before.isOf(key)) {
                return before;
            }
            LoadedGrid begun = loader.begin(before);
            threads.execute(begun::read);
            return begun;
        });
    }

    /** A grid that is open, whatever its key. */
    public @Nullable LoadedGrid known(String id) {
        return grids.get(id);
    }

    /** Closes a grid. */
    public void forget(String id) {
        grids.remove(id);
    }

    @Override
    public void close() {
        grids.clear();
        threads.shutdownNow();
    }
}
