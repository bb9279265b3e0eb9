package dev.leadline.home;

import dev.leadline.lead.Nearest;
import dev.leadline.ledger.LedgerFacts;
import dev.leadline.message.UserException;
import dev.leadline.settings.Setting;
import dev.leadline.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a home has a ledger yet. A mistyped home is a new one, in which every lead looks new: so only what begins something may
 * create a ledger.
 */
public final class HomeLedger {

    private static final String SETTING = "leadline.home";

    private HomeLedger() {}

    /**
     * Whether a ledger was ever opened for the home; true where that cannot be seen, since opening it says why.
     *
     * @throws UserException when the database that the settings name does not answer
     */
    public static boolean exists(Settings settings) {
        Path home = settings.home();
        if ((Files.exists(home) && !Files.isReadable(home))
                || !HomeHistory.of(home).isEmpty()) {
            return true;
        }
        return settings.database().url() == null
                ? isInUse(DatabaseFile.in(home).state())
                : LedgerDatabase.look(settings, LedgerFacts::read)
                        .map(LedgerFacts::id)
                        .isPresent();
    }

    private static boolean isInUse(DatabaseFile.State state) {
        return state != DatabaseFile.State.MISSING && state != DatabaseFile.State.EMPTY;
    }

    /** Whether somebody has named a home that does not exist. */
    public static boolean isMistyped(Settings settings) {
        return isNamed(settings) && Files.notExists(settings.home());
    }

    /** Whether the home is not the usual one. */
    public static boolean isNamed(Settings settings) {
        return !settings.originOf(SETTING).equals(Setting.DEFAULT);
    }

    /** The refusal of a home without a ledger. */
    public static UserException missing(Settings settings) {
        Path home = settings.home();
        if (!isMistyped(settings)) {
            return UserException.usage("home.no-ledger", home);
        }
        return similar(home)
                .map(other -> UserException.usage("home.no-home-but-similar", home, other))
                .orElseGet(() -> UserException.usage("home.no-home", home, named(settings)));
    }

    private static String named(Settings settings) {
        String origin = settings.originOf(SETTING);
        return origin.equals(Setting.COMMAND_LINE) ? "--home" : origin;
    }

    /** The home beside a new one that may have been meant, by its name. */
    public static Optional<Path> similar(Path home) {
        Path beside = home.getParent();
        Path name = home.getFileName();
        if (beside == null || name == null) {
            return Optional.empty();
        }
        return Nearest.to(name.toString(), homesIn(beside, home)).stream()
                .findFirst()
                .map(beside::resolve);
    }

    private static List<String> homesIn(Path folder, Path except) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !entry.equals(except) && new HomeIdentity(entry).exists())
                    .map(entry -> entry.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
