package dev.leadline.ledger;

import dev.leadline.database.SqlTime;
import dev.leadline.database.Transactions;
import dev.leadline.encryption.CellCipher;
import dev.leadline.encryption.EncryptionKeys;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which ledger a database is, and whether its texts are encrypted: both are decided at its first use. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    private static final int SALT_BYTES = 32;

    /** Which home this database is; made once, at its first use. */
    record LedgerIdentity(String id, String salt) {

        @Override
        public String toString() {
            return "LedgerIdentity[" + id + "]";
        }
    }

    @Bean
    @DependsOnDatabaseInitialization
    LedgerIdentity home(
            JdbcClient jdbc, Transactions transactions, Clock clock, ObjectProvider<EncryptionKeys> encryption) {
        EncryptionKeys keys = encryption.getIfAvailable(() -> EncryptionKeys.NONE);
        try {
            return transactions.execute(unsure -> known(jdbc).orElseGet(() -> settledIn(jdbc, clock, keys)));
        } catch (DuplicateKeyException anotherWasFaster) {
            return transactions.execute(unsure -> known(jdbc).orElseThrow(() -> anotherWasFaster));
        }
    }

    private static Optional<LedgerIdentity> known(JdbcClient jdbc) {
        return jdbc.sql("select id, salt from home")
                .query((rs, i) -> new LedgerIdentity(rs.getString("id"), rs.getString("salt")))
                .optional();
    }

    private static LedgerIdentity settledIn(JdbcClient jdbc, Clock clock, EncryptionKeys keys) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        LedgerIdentity home =
                new LedgerIdentity(UUID.randomUUID().toString(), HexFormat.of().formatHex(salt));
        jdbc.sql("insert into home (only_one, id, salt, created_at) values (true, :id, :salt, :now)")
                .param("id", home.id())
                .param("salt", home.salt())
                .param("now", SqlTime.now(clock))
                .update();
        new HomeEncryption(jdbc).begin(keys);
        return home;
    }

    /** Of a ledger that is there: whether it is encrypted was decided when it was made. */
    @Bean
    @DependsOn("home")
    CellCipher cellCipher(JdbcClient jdbc, Transactions transactions, ObjectProvider<EncryptionKeys> encryption) {
        EncryptionKeys keys = encryption.getIfAvailable(() -> EncryptionKeys.NONE);
        return transactions.read(() -> new HomeEncryption(jdbc).cipher(keys));
    }
}
