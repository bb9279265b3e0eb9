package dev.leadline.message;

import dev.leadline.shared.ExitCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something could not be done, for a reason that its user can do something about: a wrong option, an unusable file, a database that does
 * not open. The text never contains a secret.
 */
public class UserException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exit;
    private final transient UserMessage what;
    private final transient @Nullable UserMessage advice;
    private final transient @Nullable NextAction next;

    /**
     * @param exit the command's exit code; OK where there was simply nothing to do
     * @param what what happened; its advice is what to do
     * @param cause the error behind it, for the log
     */
    protected UserException(ExitCode exit, UserMessage what, @Nullable Throwable cause) {
        this(exit, what, null, null, cause);
    }

    private UserException(
            ExitCode exit,
            UserMessage what,
            @Nullable UserMessage advice,
            @Nullable NextAction next,
            @Nullable Throwable cause) {
        super(what.key(), cause);
        this.exit = exit;
        this.what = what;
        this.advice = advice;
        this.next = next;
    }

    /** A name, a value or a setting that the user gave is not valid. */
    public static UserException usage(String key, Object... parameters) {
        return of(ExitCode.USAGE, key, parameters);
    }

    /** An error with another exit code. */
    public static UserException of(ExitCode exit, String key, Object... parameters) {
        return of(exit, UserMessage.of(key, parameters));
    }

    /** An error whose message was chosen elsewhere. */
    public static UserException of(ExitCode exit, UserMessage what) {
        return new UserException(exit, what, null, null, null);
    }

    /** An error with the one behind it, for the log. */
    public static UserException of(ExitCode exit, UserMessage what, Throwable cause) {
        return new UserException(exit, what, null, null, cause);
    }

    /** The same error, with a next action in place of advice. */
    public UserException with(NextAction action) {
        return new UserException(exit, what, null, action, getCause());
    }

    /** The same error, with other advice. */
    public UserException advising(UserMessage other) {
        return new UserException(exit, what, other, next, getCause());
    }

    /** The command's exit code. */
    public ExitCode exit() {
        return exit;
    }

    /** What happened. */
    public String what() {
        return what.text();
    }

    /** What to do, ready to be shown after what happened; empty where that says all. */
    public Optional<String> advice() {
        if (advice != null) {
            return Optional.of(advice.text());
        }
        return next == null ? what.advice() : Optional.of(next.advice().text() + ".");
    }

    /** What the advice asks for, as a value; empty where there is no command for it. */
    public Optional<NextAction> next() {
        return Optional.ofNullable(next);
    }

    /** What happened, and what to do about it in the console. */
    public String forConsole() {
        return advice == null && next == null ? what.forConsole() : ConsoleWording.of(String.valueOf(getMessage()));
    }

    /** What happened and what to do. */
    @Override
    public String getMessage() {
        return advice().map(words -> what() + " " + words).orElseGet(this::what);
    }
}
