package dev.leadline.home;

import dev.leadline.message.UserException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a home itself says about its past, whatever its database says.
 *
 * @param known whether a ledger was opened for it before
 * @param ledger the id of that ledger, or null where the home does not say so
 * @param lastRun the highest number of a folder in {@code runs}, 0 where there is none
 * @param lastStart when that run began by its own summary, or null where it does not say so
 */
record HomeHistory(
        boolean known,
        @Nullable String ledger,
        long lastRun,
        @Nullable Instant lastStart) {

    private static final Pattern RUN = Pattern.compile("[1-9]\\d{0,17}");
    private static final JsonMapper JSON = new JsonMapper();

    static HomeHistory of(Path home) {
        HomeIdentity identity = new HomeIdentity(home);
        Path runs = home.resolve("runs");
        long last = lastRun(runs);
        Instant start = last == 0 ? null : startOf(runs.resolve(Long.toString(last)));
        return new HomeHistory(identity.exists(), identity.ledger().orElse(null), last, start);
    }

    /** Whether nothing was ever done in this home. */
    boolean isEmpty() {
        return !known && lastRun == 0;
    }

    /** The number of a run's folder; empty for any other name. */
    static Optional<Long> number(Path folder) {
        String name = folder.getFileName().toString();
        return RUN.matcher(name).matches() ? Optional.of(Long.valueOf(name)) : Optional.empty();
    }

    private static long lastRun(Path runs) {
        if (!Files.isDirectory(runs)) {
            return 0;
        }
        long last = 0;
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(runs)) {
            for (Path folder : folders) {
                last = Math.max(last, number(folder).orElse(0L));
            }
            return last;
        } catch (IOException | DirectoryIteratorException e) {
            throw UserException.usage("home.runs-unreadable", runs);
        }
    }

    private static @Nullable Instant startOf(Path run) {
        try {
            return JSON.readTree(Files.readString(run.resolve("summary.json")))
                    .path("started_at")
                    .stringValueOpt()
                    .map(Instant::parse)
                    .orElse(null);
        } catch (IOException | JacksonException | DateTimeException e) {
            return null;
        }
    }
}
