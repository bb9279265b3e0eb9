package dev.leadline.cli;

import dev.leadline.cli.output.ConsoleText;
import dev.leadline.home.HomeLedger;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.settings.Settings;
import dev.leadline.shared.Ticker;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/**
 * Everything outside that a command touches.
 *
 * @param root the folder of the launcher, beside which home and config lie
 * @param folder the current folder
 * @param command how the user calls Leadline
 * @param in what is piped to the command
 * @param out for results, and for nothing else
 * @param err for progress, notes and errors
 * @param terminal whether {@code err} is watched by a person
 * @param ticker tells how long things take
 * @param settings reads the settings of a root under what lies over them
 * @param ledgers opens the ledger of a home
 * @param pause waits until the user has had enough
 * @param signals how the user interrupts
 */
record CliContext(
        Path root,
        Path folder,
        String command,
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean terminal,
        Ticker ticker,
        Clock clock,
        BiFunction<Path, Map<String, Object>, Settings> settings,
        LedgerOpener ledgers,
        PauseFunction pause,
        Signals signals) {

    /** Waits for the user. */
    @FunctionalInterface
    interface PauseFunction {
        /**
         * Returns when the user has had enough.
         *
         * @throws InterruptedException when somebody else has
         */
        void untilStopped() throws InterruptedException;
    }

    /**
     * Opens a ledger that there is, for what only reads it or continues something.
     *
     * @throws UserException when the home has none
     */
    RunOperations ledger(Settings home) {
        if (!ledgers.hasLedger(home)) {
            throw HomeLedger.missing(home);
        }
        return ledgers.open(home);
    }

    /** Opens a ledger, and says where it is a new one. */
    RunOperations ledgerOrNew(Settings home, boolean quiet) {
        return sayingWhetherNew(home, quiet, () -> ledgers.open(home));
    }

    /** Does what may create a ledger, and says so afterwards: leads that another home has sent are new to it. */
    <T> T sayingWhetherNew(Settings home, boolean quiet, Supplier<T> opening) {
        boolean isNew = !ledgers.hasLedger(home);
        Optional<Path> meant =
                isNew && HomeLedger.isMistyped(home) ? HomeLedger.similar(home.home()) : Optional.empty();
        T opened = opening.get();
        if (isNew && (!quiet || meant.isPresent())) {
            say(newLedger(home, meant));
        }
        return opened;
    }

    private static String newLedger(Settings home, Optional<Path> meant) {
        if (meant.isPresent()) {
            return UserMessage.of("cli.new-ledger-beside", home.home(), meant.get())
                    .text();
        }
        return (HomeLedger.isNamed(home)
                        ? UserMessage.of("cli.new-ledger-named", home.home())
                        : UserMessage.of("cli.new-ledger", home.home()))
                .text();
    }

    /** Prints a result for people. */
    void print(String text) {
        out.print(ConsoleText.lines(text));
        out.flush();
    }

    /** Says a sentence beside the result. */
    void say(String sentence) {
        err.println(ConsoleText.line(sentence));
    }

    /** Says a sentence of a command that runs until it is stopped; where its log is JSON, the sentence is a line of the log. */
    void sayOrLog(Settings settings, String sentence) {
        if (settings.jsonLogs()) {
            // most commands log nothing, and start faster without logging
            LoggerFactory.getLogger(CliContext.class).info("{}", sentence);
        } else {
            say(sentence);
        }
    }
}
