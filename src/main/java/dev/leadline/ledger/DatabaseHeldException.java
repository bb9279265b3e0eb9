package dev.leadline.ledger;

import java.sql.SQLException;

/** The database is in use by a process that does not answer. The message says so to the user, and what to do. */
public final class DatabaseHeldException extends SQLException {

    private static final long serialVersionUID = 1L;

    /** How SQL says that a connection cannot be made. */
    private static final String NO_CONNECTION = "08001";

    /**
     * @param sentence who holds the database and what to do
     */
    public DatabaseHeldException(String sentence) {
        super(sentence, NO_CONNECTION);
    }
}
