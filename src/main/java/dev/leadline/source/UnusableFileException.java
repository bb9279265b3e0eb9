package dev.leadline.source;

import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.shared.ExitCode;

/** The file cannot be imported. Callers that look for the usable ones of several files catch it. */
public final class UnusableFileException extends UserException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong with which file; its advice is what to do
     */
    public UnusableFileException(UserMessage message) {
        super(ExitCode.INPUT_UNUSABLE, message, null);
    }

    /**
     * @param message what is wrong with which file; its advice is what to do
     * @param cause the error of the operating system
     */
    public UnusableFileException(UserMessage message, Throwable cause) {
        super(ExitCode.INPUT_UNUSABLE, message, cause);
    }
}
