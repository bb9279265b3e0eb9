package dev.leadline.privacy;

import dev.leadline.audit.AuditLog;
import dev.leadline.lead.Targets;
import dev.leadline.ledger.LeaseRepository;
import dev.leadline.ledger.LedgerQueries;
import dev.leadline.ledger.PersonRepository;
import dev.leadline.ledger.PurgeRepository;
import dev.leadline.ledger.RunRepository;
import dev.leadline.report.RunFolders;
import dev.leadline.settings.Settings;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What deletes personal data from one home. */
@Configuration(proxyBeanMethods = false)
public class PrivacyConfiguration {

    @Bean
    ReportRewriter reportRewriter(LedgerQueries ledger, RunFolders folders) {
        return new ReportRewriter(ledger, folders);
    }

    @Bean
    PurgeService purgeService(
            PurgeRepository purging,
            LedgerQueries ledger,
            RunRepository runs,
            ReportRewriter reports,
            AuditLog audit,
            Settings settings,
            Clock clock) {
        return new PurgeService(purging, ledger, runs, reports, audit, settings, clock);
    }

    @Bean
    ForgetService forgetService(
            PersonRepository persons,
            LedgerQueries ledger,
            RunRepository runs,
            LeaseRepository leases,
            ReportRewriter reports,
            Targets targets,
            AuditLog audit,
            Settings settings,
            Clock clock) {
        PersonFiles files = new PersonFiles(ledger, runs, leases, reports, settings, clock);
        return new ForgetService(new PersonRows(persons, ledger, targets), files, audit);
    }
}
