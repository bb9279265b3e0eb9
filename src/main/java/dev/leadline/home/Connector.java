package dev.leadline.home;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.h2.api.ErrorCode;

/** Connects to one database. */
@FunctionalInterface
interface Connector {

    /** An H2 file whose lock is held or is just being taken, or whose server is just closing it or has gone. */
    Set<Integer> PASSING = Set.of(
            ErrorCode.DATABASE_ALREADY_OPEN_1,
            ErrorCode.ERROR_OPENING_DATABASE_1,
            ErrorCode.CONNECTION_BROKEN_1,
            ErrorCode.DATABASE_IS_CLOSED,
            ErrorCode.DATABASE_CALLED_AT_SHUTDOWN);

    /** The SQL state of a connection that broke. */
    String CONNECTION_BROKE = "08006";

    Duration WAIT = Duration.ofMillis(100);

    Connection connect() throws SQLException;

    /** Connects only to a database whose content has passed a check. */
    default Connector checkedBy(LedgerCheck check) {
        return () -> {
            Connection connection = connect();
            try {
                check.require(connection);
                return connection;
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        };
    }

    /**
     * Connects, again and again while that may help: a process that opens a file while another process opens or closes it finds
     * the file locked and no server to connect to.
     */
    default Connection patiently(Duration patience) throws SQLException {
        long start = System.nanoTime();
        while (true) {
            try {
                return connect();
            } catch (SQLException e) {
                if (System.nanoTime() - start >= patience.toNanos() || !mayPass(e)) {
                    throw e;
                }
            }
            LockSupport.parkNanos(WAIT.toNanos());
        }
    }

    /** Whether a failure is likely to be over in a moment. */
    static boolean mayPass(Throwable failure) {
        return failure instanceof SQLException sql
                && (PASSING.contains(sql.getErrorCode())
                        || CONNECTION_BROKE.equals(sql.getSQLState())
                        || isClosedByPool(sql));
    }

    /** What the pool says, in a class and without a state that a driver would give, of a connection that broke before. */
    private static boolean isClosedByPool(SQLException failure) {
        return failure.getClass() == SQLException.class && failure.getSQLState() == null;
    }
}
