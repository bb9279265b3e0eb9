package dev.leadline.cli;

import dev.leadline.cli.output.ConsoleText;
import dev.leadline.settings.Settings;
import dev.leadline.shared.Ticker;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

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
 * @param imports opens the job; costly, so only when something is to be done
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
        BiFunction<Path, Map<String, Object>, Settings> settings,
        Function<Settings, RunOperations> imports,
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

    /** Prints a result for people. */
    void print(String text) {
        out.print(ConsoleText.lines(text));
        out.flush();
    }

    /** Says a sentence beside the result. */
    void say(String sentence) {
        err.println(ConsoleText.line(sentence));
    }
}
