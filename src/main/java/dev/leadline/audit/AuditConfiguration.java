package dev.leadline.audit;

import dev.leadline.database.Transactions;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The audit log of the database that the application has open. */
@Configuration(proxyBeanMethods = false)
public class AuditConfiguration {

    @Bean
    AuditLog auditLog(JdbcClient jdbc, Transactions transactions, Clock clock) {
        return new AuditLog(jdbc, transactions, clock);
    }
}
