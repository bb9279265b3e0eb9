package dev.leadline.ledger;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Builds the ledger's doors over one database. */
@Configuration(proxyBeanMethods = false)
public class LedgerConfiguration {

    private static final int SALT_BYTES = 32;

    /** Which home this database is; made once, at its first use. */
    record Home(String id, String salt) {}

    @Bean
    @DependsOnDatabaseInitialization
    Home home(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        Home home = new TransactionTemplate(transactions).execute(status -> homeOf(jdbc, clock));
        if (home == null) {
            throw new IllegalStateException("a home has an id");
        }
        return home;
    }

    private static Home homeOf(JdbcClient jdbc, Clock clock) {
        return jdbc.sql("select id, salt from home")
                .query((rs, i) -> new Home(rs.getString("id"), rs.getString("salt")))
                .optional()
                .orElseGet(() -> settleIn(jdbc, clock));
    }

    private static Home settleIn(JdbcClient jdbc, Clock clock) {
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
    Tenures tenures() {
        return new Tenures();
    }

    @Bean
    Twins twins(JdbcClient jdbc, Clock clock, DuplicateRules rules, Home home) {
        return new Twins(jdbc, clock, rules, new ProspectKeys(home.salt()));
    }

    @Bean
    @DependsOnDatabaseInitialization
    Runs runs(JdbcClient jdbc, Clock clock) {
        return new Runs(jdbc, clock);
    }

    @Bean
    @DependsOnDatabaseInitialization
    Staging staging(JdbcTemplate jdbc) {
        return new Staging(jdbc);
    }

    @Bean
    Sending sending(
            JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock, Twins twins, DuplicateRules rules) {
        return new Sending(jdbc, new TransactionTemplate(transactions), clock, twins, rules);
    }

    @Bean
    Settling settling(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock, Twins twins) {
        return new Settling(jdbc, new TransactionTemplate(transactions), clock, twins);
    }

    @Bean
    @DependsOnDatabaseInitialization
    Retrying retrying(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new Retrying(jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    Reconciling reconciling(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock, Twins twins) {
        return new Reconciling(jdbc, new TransactionTemplate(transactions), clock, twins);
    }

    @Bean
    Ledger ledger(JdbcClient jdbc, Home home) {
        return new Ledger(jdbc, home.id());
    }
}
