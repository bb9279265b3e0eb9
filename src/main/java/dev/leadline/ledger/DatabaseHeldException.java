package dev.leadline.ledger;

import dev.leadline.message.UserException;
import java.sql.SQLException;

/** The database must not be opened now, for a reason that the driver cannot know; its cause says so to the user. */
public final class DatabaseHeldException extends SQLException {

    private static final long serialVersionUID = 1L;

    /** How SQL says that a connection cannot be made. */
    private static final String NO_CONNECTION = "08001";

    /**
     * @param refusal who holds the database and what to do
     */
    public DatabaseHeldException(UserException refusal) {
        super(refusal.getMessage(), NO_CONNECTION, refusal);
    }
}
