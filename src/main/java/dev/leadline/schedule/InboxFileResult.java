package dev.leadline.schedule;

import dev.leadline.run.RunResult;
import dev.leadline.run.UserError;
import dev.leadline.shared.ExitCode;
import java.util.Optional;

/** What became of one file. */
public sealed interface InboxFileResult {

    /**
     * The file's name as it came.
     *
     * @return without folders
     */
    String file();

    /**
     * How it ended.
     *
     * @return one of the documented exit codes
     */
    ExitCode exit();

    /**
     * The run that it belongs to.
     *
     * @return its number, or empty where none was begun
     */
    Optional<Long> run();

    /** Whether its content was complete before, so that nothing was sent now. */
    boolean wasImportedBefore();

    /**
     * There is a run of it.
     *
     * @param file its name as it came
     * @param outcome what the run came to, by now or on an earlier day
     */
    record ByRun(String file, RunResult outcome) implements InboxFileResult {

        @Override
        public ExitCode exit() {
            return outcome.summary().exit();
        }

        @Override
        public Optional<Long> run() {
            return Optional.ofNullable(outcome.summary().run());
        }

        @Override
        public boolean wasImportedBefore() {
            return outcome.isRepeated();
        }
    }

    /**
     * No run could begin or go on with it.
     *
     * @param file its name as it came
     * @param error why
     */
    record NotImported(String file, UserError error) implements InboxFileResult {

        @Override
        public ExitCode exit() {
            return error.exit();
        }

        @Override
        public Optional<Long> run() {
            return Optional.empty();
        }

        @Override
        public boolean wasImportedBefore() {
            return false;
        }
    }
}
