package dev.leadline.home;

import dev.leadline.home.LedgerLoss.LossKind;
import dev.leadline.ledger.LedgerFacts;
import dev.leadline.message.UserException;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import dev.leadline.shared.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What {@code --new-ledger} does: it accepts that a home's ledger is lost. What that ledger left is moved to a folder in the home, and
 * nothing is deleted. A database that can still be read stays, because whatever it knows is not sent twice.
 */
public final class NewLedger {

    private final Path home;
    private final Path aside;

    private NewLedger(Path home, Instant now) {
        this.home = home;
        this.aside = home.resolve(
                Home.ASIDE + now.truncatedTo(ChronoUnit.MILLIS).toString().replace(':', '-'));
    }

    /**
     * Clears a home whose ledger is lost for the ledger that is opened next.
     *
     * @param settings in force
     * @param now names the folder
     * @return the folder to which the old files were moved; empty in a new home, where there is nothing to move
     * @throws UserException when the home's ledger is in order or of a later version, or the files cannot be moved
     */
    public static Optional<Path> begin(Settings settings, Instant now) {
        Path folder = settings.home();
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        new Home(folder).prepare();
        LedgerCheck check = LedgerCheck.of(settings);
        Optional<LedgerLoss> loss = check.inFile().or(() -> askDatabase(settings, check));
        if (loss.isEmpty()) {
            return refuseUnlessNew(check.history(), folder);
        }
        if (!loss.get().canBeAccepted()) {
            throw loss.get().refusal();
        }
        NewLedger cleared = new NewLedger(folder, now);
        cleared.clear(loss.get().kind(), settings);
        return Optional.of(cleared.aside);
    }

    private static Optional<LedgerLoss> askDatabase(Settings settings, LedgerCheck check) {
        return LedgerDatabase.look(settings, check::in).flatMap(Function.identity());
    }

    private static Optional<Path> refuseUnlessNew(HomeHistory history, Path folder) {
        if (history.isEmpty()) {
            return Optional.empty();
        }
        throw UserException.usage("home.ledger-intact", folder);
    }

    /** The identity goes last: until then the home stays refused, so that a move that was cut off is seen and done again. */
    private void clear(LossKind kind, Settings settings) {
        try {
            Files.createDirectory(aside);
            if (OwnerOnly.isSupported(aside)) {
                Files.setPosixFilePermissions(aside, OwnerOnly.FOLDER);
            }
            if (kind == LossKind.OLDER) {
                moveUnknownRuns(settings);
                return;
            }
            if (kind != LossKind.OTHER && settings.database().url() == null) {
                move("leadline.mv.db");
            }
            move("staging");
            move("runs");
            move(HomeIdentity.FILE);
        } catch (IOException e) {
            throw UserException.of(ExitCode.STOPPED_EARLY, "home.ledger-not-moved", aside, home);
        }
    }

    private void moveUnknownRuns(Settings settings) throws IOException {
        long known = LedgerDatabase.look(settings, LedgerFacts::read)
                .map(LedgerFacts::lastRun)
                .orElse(0L);
        Files.createDirectory(aside.resolve("runs"));
        List<Path> unknown;
        try (Stream<Path> runs = Files.list(home.resolve("runs"))) {
            unknown = runs.filter(run -> HomeHistory.number(run)
                            .filter(number -> number > known)
                            .isPresent())
                    .toList();
        }
        for (Path run : unknown) {
            move("runs/" + run.getFileName());
        }
    }

    private void move(String name) throws IOException {
        try {
            Files.move(home.resolve(name), aside.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            // this home has none
        }
    }
}
