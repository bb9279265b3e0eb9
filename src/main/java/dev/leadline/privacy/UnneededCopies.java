package dev.leadline.privacy;

import dev.leadline.ledger.LedgerQueries;
import dev.leadline.ledger.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Private copies of files that no run reads any more: their process died, and the run was continued from another home, or never began.
 * An import in this home deletes them too, but there may be none for a long time.
 */
final class UnneededCopies {

    /** An import may be about to begin its run with a younger one. */
    private static final Duration YOUNG = Duration.ofHours(1);

    private final Path folder;
    private final LedgerQueries ledger;
    private final Clock clock;

    UnneededCopies(Path home, LedgerQueries ledger, Clock clock) {
        this.folder = home.resolve("staging");
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Deletes them, and gives how many there were. */
    int delete() {
        List<Path> unneeded = find();
        unneeded.forEach(UnneededCopies::delete);
        return unneeded.size();
    }

    private List<Path> find() {
        Instant time = clock.instant().minus(YOUNG);
        Set<String> needed = ledger.runs().stream()
                .filter(run -> run.stagedAt() == null)
                .map(Run::identity)
                .map(identity -> identity + ".csv")
                .collect(Collectors.toUnmodifiableSet());
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> copies = Files.list(folder)) {
            return copies.filter(copy -> !needed.contains(copy.getFileName().toString()))
                    .filter(copy -> isBefore(copy, time))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isBefore(Path copy, Instant time) {
        try {
            return Files.getLastModifiedTime(copy, LinkOption.NOFOLLOW_LINKS)
                    .toInstant()
                    .isBefore(time);
        } catch (IOException e) {
            return false;
        }
    }

    private static void delete(Path copy) {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
