package dev.leadline.shared;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;

/** The exit codes of the command, the most pressing first: of several that apply, the first is taken. */
public enum ExitCode {
    /** An internal error. */
    INTERNAL_ERROR(1),
    /** Wrong usage or settings. */
    USAGE(2),
    /** Stopped by the user, resumable. */
    STOPPED_BY_USER(130),
    /** Stopped early and resumable. */
    STOPPED_EARLY(5),
    /** The input cannot be used. */
    INPUT_UNUSABLE(3),
    /** Finished, and rows are in doubt or still queued. */
    ROWS_UNCERTAIN(6),
    /** Finished, and some rows were rejected, refused, failed or partial. */
    ROWS_TO_FIX(4),
    /** Every row ended well. */
    OK(0);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** What the process exits with. */
    public int code() {
        return code;
    }

    /** The exit code with a number; an unknown one is an internal error. */
    public static ExitCode of(int code) {
        return Arrays.stream(values())
                .filter(exit -> exit.code == code)
                .findFirst()
                .orElse(INTERNAL_ERROR);
    }

    /** The most pressing of several; OK when there is none. */
    public static ExitCode worst(Collection<ExitCode> exits) {
        return exits.stream().min(Comparator.naturalOrder()).orElse(OK);
    }

    /** Whether the files after this one would fare no better. */
    public boolean endsEverything() {
        return this == INTERNAL_ERROR || this == STOPPED_BY_USER || this == STOPPED_EARLY;
    }
}
