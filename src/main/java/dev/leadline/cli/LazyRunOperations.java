package dev.leadline.cli;

import dev.leadline.cli.output.Invocation;
import dev.leadline.message.UserException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens the job when the first file turns out to be worth it, and once only. */
final class LazyRunOperations implements AutoCloseable {

    private final Supplier<RunOperations> opening;
    private final Invocation leadline;
    private volatile @Nullable RunOperations operations;
    private volatile boolean stopping;

    LazyRunOperations(Supplier<RunOperations> opening, Invocation leadline) {
        this.opening = opening;
        this.leadline = leadline;
    }

    RunOperations open() {
        RunOperations open = operations;
        if (open == null) {
            open = opening.get();
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
