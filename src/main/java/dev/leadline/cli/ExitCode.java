package dev.leadline.cli;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;

/** What the command exits with, the most pressing first: of several that apply the first is taken. */
enum ExitCode {
    /** A fault of Leadline's own. */
    FAULT(1),
    /** Wrong usage or settings. */
    USAGE(2),
    /** Stopped by the user, resumable. */
    INTERRUPTED(130),
    /** Stopped early and resumable. */
    STOPPED(5),
    /** The input cannot be used. */
    UNUSABLE(3),
    /** Finished, and rows are in doubt or still queued. */
    UNSETTLED(6),
    /** Finished, and some rows were rejected, refused, failed or partial. */
    UNFIXED(4),
    /** Every row ended well. */
    OK(0);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** An unknown code is a fault. */
    static ExitCode of(int code) {
        return Arrays.stream(values())
                .filter(exit -> exit.code == code)
                .findFirst()
                .orElse(FAULT);
    }

    /** The most pressing of several; OK when there is none. */
    static ExitCode worst(Collection<ExitCode> exits) {
        return exits.stream().min(Comparator.naturalOrder()).orElse(OK);
    }

    /** Whether what comes after would fare no better. */
    boolean endsEverything() {
        return this == FAULT || this == INTERRUPTED || this == STOPPED;
    }
}
