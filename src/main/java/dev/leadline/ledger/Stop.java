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
public record Stop(Cause cause, String message) {

    /**
     * What an exception means for the run.
     *
     * @param fault thrown where a row was worked on
     * @return never null
     */
    public static Stop because(Throwable fault) {
        if (fault instanceof LeaseLostException lost) {
            return new Stop(Cause.OWNER, String.valueOf(lost.getMessage()));
        }
        Optional<Shortage> shortage = Shortage.behind(fault);
        if (shortage.isPresent()) {
            return new Stop(Cause.SHORTAGE, shortage.get().sentence());
        }
        if (fault instanceof DataAccessException || fault instanceof TransactionException) {
            return held(fault)
                    .orElseGet(
                            () -> new Stop(
                                    Cause.DATABASE,
                                    "The database does not answer any more; see that it runs and has space, then start again: nothing is sent twice."));
        }
        return new Stop(
                Cause.FAULT, "A fault of Leadline's own: " + fault.getClass().getName() + ".");
    }

    private static Optional<Stop> held(Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
                .filter(DatabaseHeldException.class::isInstance)
                .findFirst()
                .map(held -> new Stop(Cause.DATABASE, String.valueOf(held.getMessage())));
    }

    /**
     * The wish of a person, said from anywhere.
     *
     * @return never null
     */
    public static Stop asked() {
        return new Stop(Cause.USER, "Somebody asked the run to stop.");
    }

    /** The kinds of reason. */
    public enum Cause {
        /** A person asked for it. */
        USER,
        /** The API cannot be reached, refuses the token, or refuses every row alike. */
        API,
        /** The file has more rejects than the settings allow. */
        INPUT,
        /** Another process owns the run now. */
        OWNER,
        /** The database is gone or full. */
        DATABASE,
        /** Memory, threads or open files are used up. */
        SHORTAGE,
        /** The disk does not take a file. */
        DISK,
        /** A fault of Leadline's own. */
        FAULT
    }
}
