package dev.leadline.ledger;

import dev.leadline.message.UserMessage;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A limit of this process that was reached, which no exception's type tells for sure. */
public enum ResourceShortage {
    /** The heap is full. */
    MEMORY,
    /** No further thread can be started. */
    THREADS,
    /** No further file or connection can be opened. */
    OPEN_FILES;

    private static final long MEGABYTE = 1 << 20;
    private static final long ENOUGH_MB = 256;

    /** How H2 says that memory is full; it may come from a server without its cause. */
    private static final int H2_OUT_OF_MEMORY = 90108;

    /**
     * Looks for a shortage behind an exception.
     *
     * @param thrown with its causes and what was suppressed
     * @return empty when it is about something else
     */
    public static Optional<ResourceShortage> behind(Throwable thrown) {
        return chain(thrown, Collections.newSetFromMap(new IdentityHashMap<>()))
                .flatMap(each -> Stream.ofNullable(of(each)))
                .findFirst();
    }

    private static Stream<Throwable> chain(@Nullable Throwable thrown, Set<Throwable> seen) {
        if (thrown == null || !seen.add(thrown)) {
            return Stream.empty();
        }
        return Stream.concat(
                Stream.of(thrown),
                Stream.concat(Stream.of(thrown.getSuppressed()), Stream.ofNullable(thrown.getCause()))
                        .flatMap(next -> chain(next, seen)));
    }

    private static @Nullable ResourceShortage of(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        if (thrown instanceof OutOfMemoryError) {
            return message.contains("native thread") ? THREADS : MEMORY;
        }
        if (message.contains("Too many open files")) {
            return OPEN_FILES;
        }
        return thrown instanceof SQLException sql && sql.getErrorCode() == H2_OUT_OF_MEMORY ? MEMORY : null;
    }

    /** What happened and what to do. */
    public UserMessage message() {
        long limit = Runtime.getRuntime().maxMemory() / MEGABYTE;
        return switch (this) {
            case MEMORY -> UserMessage.of("ledger.out-of-memory", limit, Math.max(ENOUGH_MB, 2 * limit));
            case THREADS -> UserMessage.of("ledger.out-of-threads");
            case OPEN_FILES -> UserMessage.of("ledger.out-of-files");
        };
    }
}
