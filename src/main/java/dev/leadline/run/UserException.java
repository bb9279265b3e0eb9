package dev.leadline.run;

/** A command could not start, for a reason that its user can do something about. */
public final class UserException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exit;

    /**
     * @param exit the command's exit code
     * @param sentence what is wrong and what to do, ready to be shown
     */
    public UserException(int exit, String sentence) {
        super(sentence);
        this.exit = exit;
    }

    /**
     * The command's exit code.
     *
     * @return one of the documented codes
     */
    public int exit() {
        return exit;
    }
}
