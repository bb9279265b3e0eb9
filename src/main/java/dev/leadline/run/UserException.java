package dev.leadline.run;

import dev.leadline.shared.ExitCode;

/** A command could not start, for a reason that its user can do something about. */
public final class UserException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exit;

    /**
     * @param exit the command's exit code
     * @param sentence what is wrong and what to do, ready to be shown
     */
    public UserException(ExitCode exit, String sentence) {
        super(sentence);
        this.exit = exit;
    }

    /**
     * The command's exit code.
     *
     * @return OK where there was simply nothing to do
     */
    public ExitCode exit() {
        return exit;
    }
}
