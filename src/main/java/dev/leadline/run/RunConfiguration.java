package dev.leadline.run;

import dev.leadline.audit.AuditLog;
import dev.leadline.batch.ImportJobConfiguration;
import dev.leadline.batch.confirm.ConfirmSettings;
import dev.leadline.batch.stage.PrivateCopies;
import dev.leadline.batch.stage.RejectLimit;
import dev.leadline.batch.stage.StageSettings;
import dev.leadline.batch.submit.SubmitSettings;
import dev.leadline.lead.Targets;
import dev.leadline.ledger.AccountChoiceRepository;
import dev.leadline.ledger.ComparisonRepository;
import dev.leadline.ledger.LedgerPages;
import dev.leadline.ledger.LedgerQueries;
import dev.leadline.ledger.NameListRepository;
import dev.leadline.ledger.PermitRepository;
import dev.leadline.ledger.ReconciliationRepository;
import dev.leadline.ledger.RestoreRepository;
import dev.leadline.ledger.RunExecutions;
import dev.leadline.privacy.ForgetService;
import dev.leadline.privacy.PrivacyConfiguration;
import dev.leadline.privacy.PurgeService;
import dev.leadline.propexo.Propexo;
import dev.leadline.reconcile.ReconciliationService;
import dev.leadline.report.RunFolders;
import dev.leadline.settings.Settings;
import dev.leadline.source.ReadOptions;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The components that start, resume and end runs, and what they and the job take from the settings. */
@Configuration(proxyBeanMethods = false)
@Import({
    ImportJobConfiguration.class,
    ImportJobLauncher.class,
    RunPreconditions.class,
    RunTakeover.class,
    RunEnding.class,
    RunCoordinator.class,
    RunStarter.class,
    RelatedRuns.class,
    RunLifecycle.class,
    RunFiles.class,
    RunService.class,
    AbandonedRuns.class,
    RemoteWork.class,
    LateConfirmationSchedule.class,
    LateConfirmation.class,
    FinishForecast.class,
    PrivacyConfiguration.class
})
class RunConfiguration {

    /** For a request of the rate limit, while nobody waits for a list. */
    private static final Duration TURN = Duration.ofSeconds(5);

    // it closes the context, not the other way round
    @Bean(destroyMethod = "")
    OpenHome openHome(
            ConfigurableApplicationContext context,
            Settings settings,
            ApiConnection connection,
            RunService runs,
            LedgerQueries ledger,
            LedgerPages pages,
            AuditLog audit,
            ComparisonRepository comparisons,
            PurgeService purge,
            ForgetService forget,
            RestoreRepository restoring,
            RemoteWork remoteWork,
            DataSource database) {
        return new OpenHome(
                context,
                settings,
                connection,
                runs,
                ledger,
                pages,
                audit,
                comparisons,
                purge,
                forget,
                restoring,
                remoteWork,
                database);
    }

    @Bean(destroyMethod = "")
    Propexo propexo(ApiConnection connection, PermitRepository permits) {
        connection.propexo().rateLimiter().shareThrough(new DatabasePermits(permits, connection.account()));
        return connection.propexo();
    }

    @Bean
    Targets targets(Settings settings) {
        return settings.targets();
    }

    @Bean
    PrivateCopies privateCopies(Settings settings) {
        return new PrivateCopies(settings.home());
    }

    @Bean
    RunFolders runFolders(Settings settings) {
        return new RunFolders(settings.home());
    }

    @Bean
    ReadOptions readOptions(Settings settings) {
        return settings.readOptions();
    }

    @Bean
    RejectLimit rejectLimit(Settings settings) {
        return new RejectLimit(settings.maxRejects());
    }

    @Bean
    ImportPreparation importPreparation(
            Settings settings,
            Targets targets,
            ApiConnection connection,
            LedgerQueries ledger,
            ChosenAccounts accounts,
            NameListRepository names,
            RunExecutions executions,
            Clock clock) {
        return new ImportPreparation(
                settings,
                targets,
                connection.origin(),
                ledger,
                accounts,
                clock,
                listener -> new NameListLoader(
                        connection,
                        names,
                        settings.namesMaxAge(),
                        settings.submit().patience(),
                        clock,
                        executions::isStopping,
                        listener));
    }

    @Bean
    ChosenAccounts chosenAccounts(AccountChoiceRepository choices, Settings settings, ApiConnection connection) {
        return new ChosenAccounts(choices, settings, connection.origin());
    }

    @Bean
    AccountLists accountLists(ApiConnection connection, RunService runs, Clock clock) {
        return new AccountLists(connection, () -> runs.awaitPermit(TURN), clock);
    }

    @Bean
    ReconciliationService reconciliationService(
            Propexo propexo, ReconciliationRepository ledger, SubmitSettings settings, Clock clock) {
        return new ReconciliationService(propexo, ledger, settings.patience(), clock);
    }

    @Bean
    StageSettings stageSettings(Settings settings) {
        return settings.stage();
    }

    @Bean
    SubmitSettings submitSettings(Settings settings) {
        return settings.submit();
    }

    @Bean
    ConfirmSettings confirmSettings(Settings settings) {
        return settings.confirm();
    }
}
