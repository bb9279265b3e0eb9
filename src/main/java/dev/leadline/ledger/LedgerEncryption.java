package dev.leadline.ledger;

import dev.leadline.encryption.CellCipher;
import dev.leadline.encryption.EncryptionKey;
import dev.leadline.encryption.EncryptionKeys;
import dev.leadline.message.UserException;
import java.sql.Connection;
import java.util.function.LongConsumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals all texts of a ledger with the current key: those that are not encrypted, and those that are sealed with a previous key.
 * Nobody else may use the ledger meanwhile. What was interrupted is continued by the next call.
 */
public final class LedgerEncryption {

    private final TransactionTemplate transaction;
    private final HomeEncryption home;
    private final JdbcTemplate batches;
    private final EncryptionKeys keys;
    private final EncryptionKey current;

    /**
     * The encryption of one ledger.
     *
     * @param connection to a ledger of this version; stays open
     * @param keys of the settings
     * @param current the one of them that texts are sealed with
     */
    public LedgerEncryption(Connection connection, EncryptionKeys keys, EncryptionKey current) {
        SingleConnectionDataSource database = new SingleConnectionDataSource(connection, true);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.batches = new JdbcTemplate(database);
        this.home = new HomeEncryption(JdbcClient.create(database));
        this.keys = keys;
        this.current = current;
    }

    /**
     * Notes that all texts are to be sealed. From then on, nobody can open the ledger for anything else.
     *
     * @return false where that was noted before, so that some texts may be sealed already
     * @throws UserException when the keys do not include those of the ledger
     */
    public boolean start() {
        return Boolean.TRUE.equals(transaction.execute(status -> home.startChange(keys, current)));
    }

    /** Takes {@link #start} back, while no text was changed. */
    public void cancel() {
        transaction.executeWithoutResult(status -> home.cancelChange());
    }

    /** The rows of all runs. */
    public long rows() {
        Long rows = batches.queryForObject("select count(*) from run_row", Long.class);
        return rows == null ? 0 : rows;
    }

    /**
     * Seals all texts after {@link #start}.
     *
     * @param progress takes the number of rows that are done, now and then
     * @return the rows of all runs
     */
    public long sealAll(LongConsumer progress) {
        CellCipher cipher = home.nextCipher(keys);
        boolean wasPlain = home.wasPlain();
        long rows = new RowEncryption(batches, transaction, new Resealing(cipher, wasPlain)).sealAll(progress);
        transaction.executeWithoutResult(status -> home.completeChange());
        return rows;
    }
}
