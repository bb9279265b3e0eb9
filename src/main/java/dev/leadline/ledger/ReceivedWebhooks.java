package dev.leadline.ledger;

import dev.leadline.database.SqlTime;
import java.time.Clock;
import java.time.Duration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which webhooks were taken already, so that one that is sent again does nothing. */
public final class ReceivedWebhooks {

    private static final Duration KEPT = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final Clock clock;

    ReceivedWebhooks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Notes a webhook as taken, and forgets those of long ago.
     *
     * @param digest of its content, at most 64 characters
     * @return false where it was taken before
     */
    public boolean isNew(String digest) {
        try {
            jdbc.sql("insert into received_webhook (digest, received_at) values (:digest, :now)")
                    .param("digest", digest)
                    .param("now", SqlTime.now(clock))
                    .update();
        } catch (DuplicateKeyException taken) {
            return false;
        }
        jdbc.sql("delete from received_webhook where received_at < :longAgo")
                .param("longAgo", SqlTime.now(clock).minus(KEPT))
                .update();
        return true;
    }
}
