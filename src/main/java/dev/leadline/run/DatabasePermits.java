package dev.leadline.run;

import dev.leadline.ledger.PermitLease;
import dev.leadline.ledger.PermitRepository;
import dev.leadline.ledger.PermitRequest;
import dev.leadline.propexo.SharedPermits;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Shares the rate limit of an account among the processes on one database. */
final class DatabasePermits implements SharedPermits {

    private static final Logger LOG = LoggerFactory.getLogger(DatabasePermits.class);

    private final PermitRepository permits;
    private final String account;
    private final AtomicLong grantedWithOurs = new AtomicLong();

    DatabasePermits(PermitRepository permits, String account) {
        this.permits = permits;
        this.account = account;
    }

    @Override
    public PermitBlock lease(Wanted wanted) {
        PermitLease lease = permits.lease(
                account,
                new PermitRequest(
                        wanted.count(),
                        wanted.limit(),
                        wanted.pace(),
                        wanted.catchUp(),
                        wanted.unused(),
                        grantedWithOurs.get(),
                        wanted.minuteEnds()));
        int ours = lease.permits().size() - lease.returned();
        grantedWithOurs.set(lease.grantedBefore() + ours);
        return new PermitBlock(
                lease.permits(),
                new SharedTime(lease.now(), lease.askedAt(), lease.toldAt()),
                lease.takenElsewhere(),
                lease.minuteEnds(),
                lease.pause());
    }

    /** The process that received the answer pauses in any case. */
    @Override
    public void pause(Duration length) {
        try {
            permits.pause(account, length);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("The database does not respond, so other processes may not know that the API asked to wait.");
        }
    }
}
