package dev.leadline.ledger;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Builds the ledger's doors over one database. */
@Configuration(proxyBeanMethods = false)
public class LedgerConfiguration {

    private static final int SALT_BYTES = 32;

    /** Which home this database is; made once, at its first use. */
    record Home(String id, String salt) {

        @Override
        public String toString() {
            return "Home[" + id + "]";
        }
    }

    @Bean
    FlywayMigrationStrategy migration() {
        return new LedgerMigration();
    }

    @Bean
    @DependsOnDatabaseInitialization
    Home home(JdbcClient jdbc, Transactions transactions, Clock clock) {
        try {
            return transactions.execute(unsure -> known(jdbc).orElseGet(() -> settledIn(jdbc, clock)));
        } catch (DuplicateKeyException anotherWasFaster) {
            return transactions.execute(unsure -> known(jdbc).orElseThrow(() -> anotherWasFaster));
        }
    }

    private static Optional<Home> known(JdbcClient jdbc) {
        return jdbc.sql("select id, salt from home")
                .query((rs, i) -> new Home(rs.getString("id"), rs.getString("salt")))
                .optional();
    }

    private static Home settledIn(JdbcClient jdbc, Clock clock) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        Home home = new Home(UUID.randomUUID().toString(), HexFormat.of().formatHex(salt));
        jdbc.sql("insert into home (only_one, id, salt, created_at) values (true, :id, :salt, :now)")
                .param("id", home.id())
                .param("salt", home.salt())
                .param("now", Times.now(clock))
                .update();
        return home;
    }

    @Bean
    Transactions transactions(
            PlatformTransactionManager manager, @Value("${leadline.database.patience:5s}") Duration patience) {
        return new Transactions(manager, patience);
    }

    @Bean
    CommitDurability commitDurability(JdbcTemplate jdbc) {
        return new CommitDurability(jdbc);
    }

    @Bean
    Tenures tenures() {
        return new Tenures();
    }

    @Bean
    OtherRuns otherRuns(JdbcClient jdbc, Clock clock) {
        return new OtherRuns(jdbc, clock);
    }

    @Bean
    Twins twins(JdbcClient jdbc, Clock clock, Home home, OtherRuns others) {
        return new Twins(jdbc, clock, new ProspectKeys(home.salt()), others);
    }

    @Bean
    @DependsOnDatabaseInitialization
    Runs runs(JdbcClient jdbc, Clock clock) {
        return new Runs(jdbc, clock);
    }

    @Bean
    @DependsOnDatabaseInitialization
    RunEnds runEnds(JdbcClient jdbc, Transactions transactions, Clock clock) {
        return new RunEnds(jdbc, transactions, clock);
    }

    @Bean
    @DependsOnDatabaseInitialization
    Leases leases(JdbcClient jdbc) {
        return new Leases(jdbc);
    }

    @Bean
    @DependsOnDatabaseInitialization
    Staging staging(JdbcTemplate jdbc, JdbcClient client, Clock clock, Twins twins, OtherRuns others) {
        return new Staging(jdbc, new Replacing(client, clock, twins, others));
    }

    @Bean
    Sending sending(JdbcClient jdbc, Transactions transactions, Clock clock, Twins twins) {
        return new Sending(jdbc, transactions, clock, twins);
    }

    @Bean
    Settling settling(JdbcClient jdbc, Transactions transactions, Clock clock, Twins twins) {
        return new Settling(jdbc, transactions, clock, twins);
    }

    @Bean
    @DependsOnDatabaseInitialization
    Retrying retrying(JdbcClient jdbc, Transactions transactions, Twins twins) {
        return new Retrying(jdbc, transactions, twins);
    }

    @Bean
    Reconciling reconciling(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock, Twins twins) {
        return new Reconciling(jdbc, new TransactionTemplate(transactions), clock, twins);
    }

    @Bean
    @DependsOnDatabaseInitialization
    KnownNames knownNames(JdbcClient jdbc, Transactions transactions, Clock clock) {
        return new KnownNames(jdbc, transactions, clock);
    }

    @Bean
    @DependsOnDatabaseInitialization
    Tallies tallies(JdbcClient jdbc, Transactions transactions) {
        return new Tallies(jdbc, transactions);
    }

    @Bean
    LedgerPages ledgerPages(JdbcClient jdbc, Ledger ledger, Tallies tallies) {
        return new LedgerPages(jdbc, ledger, tallies);
    }

    @Bean
    OpenRejects openRejects(JdbcClient jdbc, Ledger ledger) {
        return new OpenRejects(jdbc, ledger);
    }

    @Bean
    @DependsOnDatabaseInitialization
    Actions actions(JdbcClient jdbc, Clock clock) {
        return new Actions(jdbc, clock);
    }

    @Bean
    @DependsOnDatabaseInitialization
    KeptCorrections keptCorrections(JdbcClient jdbc, Transactions transactions, Clock clock) {
        return new KeptCorrections(jdbc, transactions, clock);
    }

    @Bean
    @DependsOnDatabaseInitialization
    Deliveries deliveries(JdbcClient jdbc, Clock clock) {
        return new Deliveries(jdbc, clock);
    }

    @Bean
    Ledger ledger(JdbcClient jdbc, Home home) {
        return new Ledger(jdbc, home.id());
    }
}
