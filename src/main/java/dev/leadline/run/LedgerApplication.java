package dev.leadline.run;

import dev.leadline.audit.AuditConfiguration;
import dev.leadline.ledger.LedgerConfiguration;
import dev.leadline.shared.Ticker;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.batch.autoconfigure.observation.BatchObservationAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The Spring application behind {@link OpenHome}: a database with its migrations, the ledger, Spring Batch and its job. */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    BatchJdbcAutoConfiguration.class,
    BatchObservationAutoConfiguration.class
})
@Import({LedgerConfiguration.class, AuditConfiguration.class, RunConfiguration.class})
class LedgerApplication {

    @Bean
    static ExceptionRedaction exceptionRedaction() {
        return new ExceptionRedaction();
    }

    @Bean
    Ticker ticker() {
        return Ticker.SYSTEM;
    }
}
