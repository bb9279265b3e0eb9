package dev.leadline.run;

import dev.leadline.shared.ExitCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A command could not start, for a reason that its user can do something about. */
public final class UserException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exit;
    private final transient @Nullable NextAction next;

    /**
     * @param exit the command's exit code
     * @param sentence what is wrong and what to do, ready to be shown
     */
    public UserException(ExitCode exit, String sentence) {
        super(sentence);
        this.exit = exit;
        this.next = null;
    }

    /**
     * @param exit the command's exit code
     * @param sentence what is wrong and, last, that the next action helps
     * @param next the next action
     */
    public UserException(ExitCode exit, String sentence, NextAction next) {
        super(sentence);
        this.exit = exit;
        this.next = next;
    }

    /**
     * The command's exit code.
     *
     * @return OK where there was simply nothing to do
     */
    public ExitCode exit() {
        return exit;
    }

    /** What the last words of the message ask for; empty where the message says all. */
    public Optional<NextAction> next() {
        return Optional.ofNullable(next);
    }
}
