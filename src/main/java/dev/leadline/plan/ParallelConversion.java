package dev.leadline.plan;

import dev.leadline.source.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.CallerRunsPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Converts rows on several threads and passes the results on in the order of the rows. The calling thread reads the rows and takes
 * the results, and converts the batches that the other threads are too busy for. Holds a few batches.
 *
 * @param <T> what a row is converted to
 */
public final class ParallelConversion<T> {

    private static final int BATCH_ROWS = 100;
    private static final int BATCH_CHARS = 1 << 15;

    private final Function<Row, T> conversion;
    private final BiConsumer<Row, T> results;
    private final int helpers;
    private final Deque<CompletableFuture<List<ConvertedRow<T>>>> batches = new ArrayDeque<>();

    /**
     * @param conversion safe for use by several threads
     * @param results takes each row with its result, in the calling thread
     * @param helpers the number of threads beside the calling one; may be 0
     */
    public ParallelConversion(Function<Row, T> conversion, BiConsumer<Row, T> results, int helpers) {
        this.conversion = conversion;
        this.results = results;
        this.helpers = helpers;
    }

    private record ConvertedRow<T>(Row row, T result) {}

    /** Goes through all rows. What a conversion throws is thrown in its turn, and ends the pass. */
    public void run(Iterator<Row> rows) {
        if (helpers == 0) {
            rows.forEachRemaining(row -> results.accept(row, conversion.apply(row)));
            return;
        }
        ExecutorService threads = threads();
        try {
            while (rows.hasNext()) {
                List<Row> batch = batch(rows);
                batches.add(CompletableFuture.supplyAsync(() -> convert(batch), threads));
                passOn(2 * helpers);
            }
            passOn(0);
        } finally {
            threads.shutdownNow();
        }
    }

    private ExecutorService threads() {
        return new ThreadPoolExecutor(
                helpers,
                helpers,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(helpers),
                task -> {
                    Thread thread = new Thread(task, "conversion");
                    thread.setDaemon(true);
                    return thread;
                },
                new CallerRunsPolicy());
    }

    private static List<Row> batch(Iterator<Row> rows) {
        List<Row> batch = new ArrayList<>(BATCH_ROWS);
        int chars = 0;
        while (rows.hasNext() && batch.size() < BATCH_ROWS && chars < BATCH_CHARS) {
            Row row = rows.next();
            batch.add(row);
            for (String cell : row.cells()) {
                chars += cell.length();
            }
        }
        return batch;
    }

    private List<ConvertedRow<T>> convert(List<Row> batch) {
        return batch.stream()
                .map(row -> new ConvertedRow<>(row, conversion.apply(row)))
                .toList();
    }

    /** Takes the results of the first batches that are complete, and waits for them if more are open than allowed. */
    private void passOn(int open) {
        while (!batches.isEmpty() && (batches.size() > open || batches.element().isDone())) {
            result(batches.remove()).forEach(each -> results.accept(each.row(), each.result()));
        }
    }

    private static <T> List<ConvertedRow<T>> result(CompletableFuture<List<ConvertedRow<T>>> batch) {
        try {
            return batch.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }
}
