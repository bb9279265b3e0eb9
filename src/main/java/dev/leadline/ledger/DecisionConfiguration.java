package dev.leadline.ledger;

import dev.leadline.database.Transactions;
import dev.leadline.encryption.CellCipher;
import java.time.Clock;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Builds the doors for what people decide: where leads go, what a file becomes, and which rows are corrected or not sent. */
@Configuration(proxyBeanMethods = false)
class DecisionConfiguration {

    @Bean
    @DependsOnDatabaseInitialization
    AccountChoiceRepository accountChoices(JdbcClient jdbc, Transactions transactions, Clock clock) {
        return new AccountChoiceRepository(jdbc, transactions, clock);
    }

    @Bean
    @DependsOnDatabaseInitialization
    DismissalRepository dismissals(
            JdbcClient jdbc, Transactions transactions, Clock clock, RelatedRunRepository others) {
        return new DismissalRepository(jdbc, transactions, clock, others);
    }

    @Bean
    @DependsOnDatabaseInitialization
    UnsentRowRepository unsentRows(
            JdbcClient jdbc, Transactions transactions, Clock clock, RelatedRunRepository others) {
        return new UnsentRowRepository(jdbc, transactions, clock, others);
    }

    @Bean
    @DependsOnDatabaseInitialization
    CorrectionRepository keptCorrections(
            JdbcTemplate batches,
            JdbcClient jdbc,
            Transactions transactions,
            Clock clock,
            RelatedRunRepository others,
            DismissalRepository dismissals,
            LedgerQueries ledger,
            IdentityConfiguration.LedgerIdentity home,
            CellCipher cipher) {
        return new CorrectionRepository(
                jdbc,
                transactions,
                new CorrectionEditRepository(batches, jdbc, transactions, clock, others, dismissals, cipher),
                new PossibleDuplicateRepository(
                        jdbc, transactions, clock, ledger, others, new ProspectKeys(home.salt())),
                cipher);
    }

    @Bean
    @DependsOnDatabaseInitialization
    ImportDraftRepository importDrafts(
            JdbcTemplate batches, JdbcClient jdbc, Transactions transactions, Clock clock, CellCipher cipher) {
        return new ImportDraftRepository(batches, jdbc, transactions, clock, cipher);
    }

    @Bean
    @DependsOnDatabaseInitialization
    RunEditRepository runEdits(JdbcClient jdbc, Transactions transactions, CellCipher cipher) {
        return new RunEditRepository(jdbc, transactions, cipher);
    }
}
