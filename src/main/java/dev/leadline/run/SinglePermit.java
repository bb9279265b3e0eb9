package dev.leadline.run;

import dev.leadline.home.LedgerDatabase;
import dev.leadline.ledger.PermitLease;
import dev.leadline.ledger.PermitRepository;
import dev.leadline.ledger.PermitRequest;
import dev.leadline.message.UserException;
import dev.leadline.propexo.ApiSettings;
import dev.leadline.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** One request of the API's rate limit, for a process that has no home open: other processes on its database count it. */
public final class SinglePermit {

    private SinglePermit() {}

    /**
     * Takes one request of the limit that the processes of a home share, and waits until it may be made.
     *
     * @param settings in force; they have a token
     * @param patience the longest wait for it
     * @return false where the API asked to wait, or others make all requests until then; then none may be made. True too where
     *     nobody shares the limit: there is no limit or no ledger, or its database does not open
     */
    public static boolean await(Settings settings, Duration patience) {
        if (settings.api().requestsPerMinute() == 0) {
            return true;
        }
        return lease(settings).map(lease -> wait(lease, patience)).orElse(true);
    }

    private static Optional<PermitLease> lease(Settings settings) {
        ApiSettings api = ApiConnection.resolved(settings);
        try {
            Optional<Connection> existing = LedgerDatabase.existing(settings);
            return existing.isEmpty() ? Optional.empty() : lease(existing.get(), api);
        } catch (UserException | SQLException | DataAccessException | TransactionException e) {
            return Optional.empty();
        }
    }

    private static Optional<PermitLease> lease(Connection connection, ApiSettings api) throws SQLException {
        try (connection) {
            return PermitRepository.over(connection)
                    .map(permits -> permits.lease(api.account(), PermitRequest.of(1, api.requestsPerMinute())));
        }
    }

    private static boolean wait(PermitLease lease, Duration patience) {
        Duration wait = lease.pause().compareTo(lease.untilFirst()) > 0 ? lease.pause() : lease.untilFirst();
        if (wait.compareTo(patience) > 0) {
            return false;
        }
        long end = System.nanoTime() + wait.toNanos();
        while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        return true;
    }
}
