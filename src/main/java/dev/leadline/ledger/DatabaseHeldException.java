package dev.leadline.ledger;

import dev.leadline.message.UserException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The database must not be opened now, for a reason that the driver cannot know; its cause says so to the user. */
public final class DatabaseHeldException extends SQLException {

    private static final long serialVersionUID = 1L;

    /** How SQL says that a connection cannot be made. */
    private static final String NO_CONNECTION = "08001";

    private final UserException refusal;

    /**
     * @param refusal who holds the database and what to do
     */
    public DatabaseHeldException(UserException refusal) {
        super(refusal.getMessage(), NO_CONNECTION, refusal);
        this.refusal = refusal;
    }

    /**
     * What the user is told, where an exception comes of such a refusal.
     *
     * @param thrown by a pool or by Spring
     */
    public static Optional<UserException> refusalBehind(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .filter(DatabaseHeldException.class::isInstance)
                .map(held -> ((DatabaseHeldException) held).refusal)
                .findFirst();
    }
}
