package dev.leadline.ledger;

import dev.leadline.database.Transactions;
import dev.leadline.message.UserMessage;
import java.util.Optional;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Whether a commit that has returned survives a power loss, on which the promise rests that nothing is sent twice. Leadline opens
 * H2 so that it does; PostgreSQL can be set so that it does not.
 */
public final class CommitDurability {

    private final JdbcTemplate jdbc;
    private final Transactions transactions;

    CommitDurability(JdbcTemplate jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * What a power loss may take, and what to do about it.
     *
     * @return sentences for a person, or empty where commits survive it
     */
    public Optional<String> warning() {
        return transactions
                .read(() -> jdbc.execute((ConnectionCallback<LossySettings>) LossySettings::of))
                .message()
                .map(UserMessage::withAdvice);
    }
}
