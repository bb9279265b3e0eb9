package dev.leadline.ledger;

import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.shared.ExitCode;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Why a run ends before its end.
 *
 * @param cause what kind of reason
 * @param what what happened and what to do
 */
public record EarlyStop(Cause cause, UserMessage what) {

    /**
     * @param message what happened and what to do, in words that somebody else chose, such as the API
     */
    public EarlyStop(Cause cause, String message) {
        this(cause, UserMessage.of("ledger.stopped", message));
    }

    /** What happened and what to do, one or two sentences for a person. */
    public String message() {
        return what.withAdvice();
    }

    /**
     * What an exception means for the run.
     *
     * @param fault thrown where a row was worked on
     */
    public static EarlyStop because(Throwable fault) {
        if (fault instanceof LeaseLostException lost) {
            return new EarlyStop(Cause.OWNER, String.valueOf(lost.getMessage()));
        }
        Optional<ResourceShortage> shortage = ResourceShortage.behind(fault);
        if (shortage.isPresent()) {
            return new EarlyStop(Cause.SHORTAGE, shortage.get().message());
        }
        if (fault instanceof DataAccessException || fault instanceof TransactionException) {
            return DatabaseHeldException.refusalBehind(fault)
                    .map(refusal -> new EarlyStop(Cause.DATABASE, refusal.getMessage()))
                    .orElseGet(() -> new EarlyStop(Cause.DATABASE, UserMessage.of("ledger.database-silent")));
        }
        if (fault instanceof UserException refused) {
            return new EarlyStop(Cause.FAULT, String.valueOf(refused.getMessage()));
        }
        return new EarlyStop(
                Cause.FAULT,
                UserMessage.of("ledger.internal-error", fault.getClass().getName()));
    }

    /**
     * A stop that a user requested.
     */
    public static EarlyStop asked() {
        return new EarlyStop(Cause.USER, UserMessage.of("ledger.stopped-by-user"));
    }

    /**
     * The reason as it is kept with the run.
     */
    public StopReason reason() {
        return new StopReason(cause.code(), message());
    }

    /** The kinds of reason. */
    public enum Cause {
        /** A user requested it. */
        USER("STOPPED_BY_USER", ExitCode.STOPPED_BY_USER),
        /** The API cannot be reached, or does not act on requests. */
        API("API_UNREACHABLE", ExitCode.STOPPED_EARLY),
        /** The API asks for a longer wait than the settings allow. */
        WAIT("API_ASKED_TO_WAIT", ExitCode.STOPPED_EARLY),
        /** The API rejects the token. */
        TOKEN("TOKEN_REJECTED", ExitCode.STOPPED_EARLY),
        /** The API's address or the target's path is wrong. */
        ADDRESS("API_ADDRESS_WRONG", ExitCode.STOPPED_EARLY),
        /** The API refuses every row for the same reason. */
        ALL_REFUSED("ALL_ROWS_REFUSED", ExitCode.STOPPED_EARLY),
        /** The file cannot be used. */
        INPUT("INPUT_UNUSABLE", ExitCode.INPUT_UNUSABLE),
        /** The file has more rejects than the settings allow. */
        REJECTS("TOO_MANY_REJECTS", ExitCode.INPUT_UNUSABLE),
        /** The file differs from earlier ones of its schedule, and waits for a person's approval. */
        HELD("HELD_FOR_APPROVAL", ExitCode.STOPPED_EARLY),
        /** Another process owns the run now. */
        OWNER("OWNED_BY_ANOTHER_PROCESS", ExitCode.STOPPED_EARLY),
        /** The database is unavailable or full. */
        DATABASE("DATABASE_UNAVAILABLE", ExitCode.STOPPED_EARLY),
        /** Memory, threads or open files are used up. */
        SHORTAGE("OUT_OF_RESOURCES", ExitCode.STOPPED_EARLY),
        /** A file cannot be written to the disk. */
        DISK("DISK_NOT_WRITABLE", ExitCode.STOPPED_EARLY),
        /** Rows of a completed run can be sent again. */
        ROWS_TO_SEND("ROWS_TO_SEND", ExitCode.STOPPED_EARLY),
        /** An internal error. */
        FAULT("INTERNAL_ERROR", ExitCode.INTERNAL_ERROR);

        private final String code;
        private final ExitCode exitCode;

        Cause(String code, ExitCode exitCode) {
            this.code = code;
            this.exitCode = exitCode;
        }

        /**
         * What programs know the kind by.
         *
         * @return uppercase words joined by underscores; never changes
         */
        public String code() {
            return code;
        }

        /** What a run that ends for such a reason exits with. */
        public ExitCode exitCode() {
            return exitCode;
        }
    }
}
