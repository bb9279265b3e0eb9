package dev.leadline.ledger;

import dev.leadline.database.Transactions;
import dev.leadline.encryption.CellCipher;
import dev.leadline.shared.Ticker;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Builds the ledger's doors over one database. */
@Configuration(proxyBeanMethods = false)
@Import({IdentityConfiguration.class, DecisionConfiguration.class})
public class LedgerConfiguration {

    @Bean
    FlywayMigrationStrategy migration() {
        return new LedgerMigration();
    }

    @Bean
    Transactions transactions(
            PlatformTransactionManager manager, @Value("${leadline.database.patience:5s}") Duration patience) {
        return new Transactions(manager, patience);
    }

    @Bean
    CommitDurability commitDurability(JdbcTemplate jdbc, Transactions transactions) {
        return new CommitDurability(jdbc, transactions);
    }

    @Bean
    RunExecutions runExecutions() {
        return new RunExecutions();
    }

    @Bean
    RelatedRunRepository otherRuns(JdbcClient jdbc, Clock clock) {
        return new RelatedRunRepository(jdbc, clock);
    }

    @Bean
    DuplicateKeys duplicateKeys(
            JdbcTemplate batches,
            JdbcClient jdbc,
            Clock clock,
            IdentityConfiguration.LedgerIdentity home,
            RelatedRunRepository others) {
        return new DuplicateKeys(batches, jdbc, clock, new ProspectKeys(home.salt()), others);
    }

    @Bean
    @DependsOnDatabaseInitialization
    RunRepository runs(
            JdbcTemplate batches, JdbcClient jdbc, Transactions transactions, Clock clock, CellCipher cipher) {
        return new RunRepository(batches, jdbc, transactions, clock, cipher);
    }

    @Bean
    @DependsOnDatabaseInitialization
    RunEndRepository runEnds(
            JdbcClient jdbc, Transactions transactions, Clock clock, SendOrderRepository sendOrder, CellCipher cipher) {
        return new RunEndRepository(jdbc, transactions, clock, sendOrder, cipher);
    }

    @Bean
    @DependsOnDatabaseInitialization
    LeaseRepository leases(JdbcClient jdbc, Transactions transactions, CellCipher cipher) {
        return new LeaseRepository(jdbc, transactions, cipher);
    }

    @Bean
    @DependsOnDatabaseInitialization
    WorkerRepository workers(JdbcClient jdbc, Transactions transactions) {
        return new WorkerRepository(jdbc, transactions);
    }

    @Bean
    @DependsOnDatabaseInitialization
    PartitionRepository partitions(
            JdbcTemplate batches, JdbcClient jdbc, Transactions transactions, Clock clock, CellCipher cipher) {
        return new PartitionRepository(
                batches, jdbc, transactions, clock, LedgerFacts.newest().getVersion(), cipher);
    }

    @Bean
    @DependsOnDatabaseInitialization
    WorkerPartitionRepository workerPartitions(JdbcClient jdbc, Transactions transactions) {
        return new WorkerPartitionRepository(
                jdbc, transactions, LedgerFacts.newest().getVersion());
    }

    @Bean
    @DependsOnDatabaseInitialization
    StagingRepository staging(
            JdbcTemplate jdbc,
            JdbcClient client,
            Clock clock,
            DuplicateKeys duplicateKeys,
            RelatedRunRepository others,
            SendOrderRepository sendOrder,
            BreakdownRepository breakdown,
            CellCipher cipher) {
        return new StagingRepository(
                jdbc,
                new ReplacementRepository(client, clock, duplicateKeys, others),
                sendOrder,
                breakdown,
                clock,
                cipher);
    }

    @Bean
    @DependsOnDatabaseInitialization
    BreakdownRepository breakdown(JdbcClient jdbc, CellCipher cipher) {
        return new BreakdownRepository(jdbc, cipher);
    }

    @Bean
    LeadListRepository leadList(
            JdbcClient jdbc,
            Transactions transactions,
            LedgerQueries ledger,
            BreakdownRepository breakdown,
            CellCipher cipher) {
        return new LeadListRepository(jdbc, transactions, ledger, breakdown, cipher);
    }

    @Bean
    @DependsOnDatabaseInitialization
    SendOrderRepository sendOrder(JdbcTemplate jdbc, JdbcClient client, Transactions transactions, CellCipher cipher) {
        return new SendOrderRepository(jdbc, client, transactions, cipher);
    }

    @Bean
    SendingRepository sending(
            JdbcTemplate batches,
            JdbcClient jdbc,
            Transactions transactions,
            Clock clock,
            DuplicateKeys duplicateKeys,
            SendOrderRepository sendOrder,
            CellCipher cipher) {
        ClaimRecorder claims = new ClaimRecorder(batches, jdbc, duplicateKeys);
        return new SendingRepository(batches, jdbc, transactions, clock, duplicateKeys, claims, sendOrder, cipher);
    }

    @Bean
    OutcomeRepository settling(
            JdbcClient jdbc, Transactions transactions, Clock clock, DuplicateKeys duplicateKeys, CellCipher cipher) {
        return new OutcomeRepository(jdbc, transactions, clock, duplicateKeys, cipher);
    }

    @Bean
    @DependsOnDatabaseInitialization
    RetryRepository retrying(JdbcClient jdbc, Transactions transactions, DuplicateKeys duplicateKeys) {
        return new RetryRepository(jdbc, transactions, duplicateKeys);
    }

    @Bean
    ReconciliationRepository reconciling(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock,
            DuplicateKeys duplicateKeys,
            CellCipher cipher) {
        return new ReconciliationRepository(jdbc, new TransactionTemplate(transactions), clock, duplicateKeys, cipher);
    }

    @Bean
    @DependsOnDatabaseInitialization
    PurgeRepository purging(JdbcClient jdbc, Transactions transactions, Clock clock) {
        return new PurgeRepository(jdbc, transactions, clock);
    }

    @Bean
    PersonTexts personTexts(JdbcTemplate batches, JdbcClient jdbc, Transactions transactions, CellCipher cipher) {
        Boolean isPostgresql = batches.execute((ConnectionCallback<Boolean>)
                connection -> connection.getMetaData().getDatabaseProductName().equals("PostgreSQL"));
        return new PersonTexts(jdbc, transactions, cipher, Boolean.TRUE.equals(isPostgresql));
    }

    @Bean
    PersonRepository persons(
            JdbcClient jdbc,
            Transactions transactions,
            Clock clock,
            DuplicateKeys duplicateKeys,
            RelatedRunRepository others,
            CellCipher cipher,
            PersonTexts texts,
            BreakdownRepository breakdown) {
        return new PersonRepository(jdbc, transactions, clock, duplicateKeys, others, cipher, texts, breakdown);
    }

    @Bean
    RestoreRepository restoring(
            JdbcClient jdbc,
            Transactions transactions,
            Clock clock,
            DuplicateKeys duplicateKeys,
            RelatedRunRepository others,
            CellCipher cipher) {
        return new RestoreRepository(jdbc, transactions, clock, duplicateKeys, others, cipher);
    }

    @Bean
    @DependsOnDatabaseInitialization
    NameListRepository knownNames(JdbcClient jdbc, Transactions transactions, Clock clock) {
        return new NameListRepository(jdbc, transactions, clock);
    }

    @Bean
    @DependsOnDatabaseInitialization
    PermitRepository permits(JdbcClient jdbc, Transactions transactions) {
        return new PermitRepository(jdbc, transactions, Ticker.SYSTEM);
    }

    @Bean
    @DependsOnDatabaseInitialization
    StatusCounts tallies(JdbcClient jdbc, Transactions transactions, RelatedRunRepository others) {
        return new StatusCounts(jdbc, transactions, others);
    }

    @Bean
    ComparisonRepository comparisons(
            JdbcClient jdbc, Transactions transactions, StatusCounts statusCounts, Clock clock, CellCipher cipher) {
        return new ComparisonRepository(jdbc, transactions, statusCounts, clock, cipher);
    }

    @Bean
    UnusualRuns unusualRuns(ComparisonRepository comparisons) {
        return new UnusualRuns(comparisons);
    }

    @Bean
    LedgerPages ledgerPages(JdbcClient jdbc, LedgerQueries ledger, StatusCounts statusCounts, CellCipher cipher) {
        return new LedgerPages(jdbc, ledger, statusCounts, cipher);
    }

    @Bean
    OpenRuns openRuns(JdbcClient jdbc) {
        return new OpenRuns(jdbc);
    }

    @Bean
    OpenRejects openRejects(JdbcClient jdbc, LedgerQueries ledger) {
        return new OpenRejects(jdbc, ledger);
    }

    @Bean
    @DependsOnDatabaseInitialization
    ReceivedWebhooks deliveries(JdbcClient jdbc, Clock clock) {
        return new ReceivedWebhooks(jdbc, clock);
    }

    @Bean
    LedgerQueries ledger(
            JdbcClient jdbc,
            Transactions transactions,
            IdentityConfiguration.LedgerIdentity home,
            SendOrderRepository sendOrder,
            CellCipher cipher) {
        return new LedgerQueries(jdbc, transactions, home.id(), sendOrder, cipher);
    }
}
