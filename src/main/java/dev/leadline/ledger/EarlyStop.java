package dev.leadline.ledger;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Why a run ends before its end.
 *
 * @param cause what kind of reason
 * @param message what happened and what to do, one or two sentences for a person
 */
public record EarlyStop(Cause cause, String message) {

    /**
     * What an exception means for the run.
     *
     * @param fault thrown where a row was worked on
     * @return never null
     */
    public static EarlyStop because(Throwable fault) {
        if (fault instanceof LeaseLostException lost) {
            return new EarlyStop(Cause.OWNER, String.valueOf(lost.getMessage()));
        }
        Optional<ResourceShortage> shortage = ResourceShortage.behind(fault);
        if (shortage.isPresent()) {
            return new EarlyStop(Cause.SHORTAGE, shortage.get().sentence());
        }
        if (fault instanceof DataAccessException || fault instanceof TransactionException) {
            return held(fault)
                    .orElseGet(
                            () -> new EarlyStop(
                                    Cause.DATABASE,
                                    "The database does not answer any more; see that it runs and has space, then start again: nothing is sent twice."));
        }
        return new EarlyStop(
                Cause.FAULT, "A fault of Leadline's own: " + fault.getClass().getName() + ".");
    }

    private static Optional<EarlyStop> held(Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
                .filter(DatabaseHeldException.class::isInstance)
                .findFirst()
                .map(held -> new EarlyStop(Cause.DATABASE, String.valueOf(held.getMessage())));
    }

    /**
     * The wish of a person, said from anywhere.
     *
     * @return never null
     */
    public static EarlyStop asked() {
        return new EarlyStop(Cause.USER, "Somebody asked the run to stop.");
    }

    /**
     * The reason as it is kept with the run.
     *
     * @return never null
     */
    public StopReason reason() {
        return new StopReason(cause.code(), message);
    }

    /** The kinds of reason. */
    public enum Cause {
        /** A person asked for it. */
        USER("STOPPED_BY_USER"),
        /** The API cannot be reached, or does not act on requests. */
        API("API_UNREACHABLE"),
        /** The API asks for a longer wait than the settings allow. */
        WAIT("API_ASKED_TO_WAIT"),
        /** The API rejects the token. */
        TOKEN("TOKEN_REJECTED"),
        /** The API's address or the target's path is wrong. */
        ADDRESS("API_ADDRESS_WRONG"),
        /** The API refuses every row alike. */
        ALL_REFUSED("ALL_ROWS_REFUSED"),
        /** The file cannot be used. */
        INPUT("INPUT_UNUSABLE"),
        /** The file has more rejects than the settings allow. */
        REJECTS("TOO_MANY_REJECTS"),
        /** Another process owns the run now. */
        OWNER("OWNED_BY_ANOTHER_PROCESS"),
        /** The database is gone or full. */
        DATABASE("DATABASE_UNAVAILABLE"),
        /** Memory, threads or open files are used up. */
        SHORTAGE("OUT_OF_RESOURCES"),
        /** The disk does not take a file. */
        DISK("DISK_NOT_WRITABLE"),
        /** Rows of a completed run can be sent again. */
        ROWS_TO_SEND("ROWS_TO_SEND"),
        /** A fault of Leadline's own. */
        FAULT("INTERNAL_ERROR");

        private final String code;

        Cause(String code) {
            this.code = code;
        }

        /**
         * What programs know the kind by.
         *
         * @return upper-case words joined by underscores, the same for ever
         */
        public String code() {
            return code;
        }
    }
}
