package dev.leadline.run;

import dev.leadline.batch.confirm.ConfirmStep;
import dev.leadline.batch.stage.PrivateCopies;
import dev.leadline.batch.stage.StageStep;
import dev.leadline.batch.submit.SubmitStep;
import dev.leadline.lead.Targets;
import dev.leadline.ledger.CommitDurability;
import dev.leadline.ledger.LeaseRepository;
import dev.leadline.ledger.LedgerQueries;
import dev.leadline.ledger.NameListRepository;
import dev.leadline.ledger.OutcomeRepository;
import dev.leadline.ledger.ReceivedWebhooks;
import dev.leadline.ledger.ReconciliationRepository;
import dev.leadline.ledger.RunEndRepository;
import dev.leadline.ledger.RunExecutions;
import dev.leadline.ledger.RunRepository;
import dev.leadline.ledger.SendingRepository;
import dev.leadline.ledger.StagingRepository;
import dev.leadline.ledger.StatusCounts;
import dev.leadline.report.ReportStep;
import dev.leadline.settings.Settings;
import dev.leadline.shared.Ticker;
import java.time.Clock;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;

/** Puts together what works on imports, once the ledger is open. */
final class RunComponents {

    final PrivateCopies copies;
    final RunTakeover takeover;
    final RunCoordinator coordinator;
    final RunPreconditions readiness;
    final RunStarter starter;
    final ReconciliationService reconciliation;
    final LateConfirmation confirmation;
    final RelatedRuns related;

    private final Settings settings;
    private final ApiConnection connection;
    private final ConfigurableApplicationContext context;
    private final Targets targets;
    private final Clock clock;
    private final Ticker ticker;

    RunComponents(Settings settings, ApiConnection connection, ConfigurableApplicationContext context) {
        this.settings = settings;
        this.connection = connection;
        this.context = context;
        this.targets = settings.targets();
        this.clock = the(Clock.class);
        this.ticker = the(Ticker.class);
        this.copies = new PrivateCopies(settings.home());
        this.takeover = new RunTakeover(the(LeaseRepository.class), the(RunExecutions.class));
        this.readiness = new RunPreconditions(connection, the(LedgerQueries.class), the(RunExecutions.class));
        this.coordinator = driver();
        this.starter = beginning();
        this.reconciliation = reconciliation();
        this.related = new RelatedRuns(
                the(RunEndRepository.class),
                the(LeaseRepository.class),
                the(LedgerQueries.class),
                takeover,
                readiness,
                copies,
                coordinator,
                connection);
        this.confirmation = confirmation();
    }

    private <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    private RunCoordinator driver() {
        return new RunCoordinator(
                the(RunRepository.class),
                the(RunEndRepository.class),
                the(LeaseRepository.class),
                the(LedgerQueries.class),
                the(StatusCounts.class),
                the(SendingRepository.class),
                the(CommitDurability.class),
                the(RunExecutions.class),
                attempt(),
                connection.propexo(),
                settings,
                clock);
    }

    private RunAttempt attempt() {
        JobRepository jobs = the(JobRepository.class);
        return new RunAttempt(
                jobs,
                the(JobOperator.class),
                targets,
                new StageStep(
                        jobs,
                        the(PlatformTransactionManager.class),
                        the(StagingRepository.class),
                        the(LedgerQueries.class),
                        the(RunRepository.class),
                        targets,
                        settings.readOptions(),
                        copies),
                new SubmitStep(
                        jobs, the(LedgerQueries.class), the(SendingRepository.class), settings.submit(), clock, ticker),
                confirmStep(),
                new ReportStep(jobs));
    }

    private ConfirmStep confirmStep() {
        return new ConfirmStep(
                the(JobRepository.class), the(OutcomeRepository.class), settings.confirm(), clock, ticker);
    }

    private RunStarter beginning() {
        RunExecutions executions = the(RunExecutions.class);
        ImportPreparation preparation = new ImportPreparation(
                settings,
                targets,
                connection.origin(),
                the(LedgerQueries.class),
                progress -> new NameListLoader(
                        connection,
                        the(NameListRepository.class),
                        settings.namesMaxAge(),
                        settings.submit().patience(),
                        clock,
                        executions::isStopping,
                        progress));
        return new RunStarter(
                preparation,
                readiness,
                copies,
                the(RunRepository.class),
                the(LedgerQueries.class),
                takeover,
                coordinator,
                settings.duplicates(),
                connection.origin(),
                clock);
    }

    private ReconciliationService reconciliation() {
        ReconciliationRepository reconciliation = the(ReconciliationRepository.class);
        return new ReconciliationService(
                reconciliation,
                new EvidenceFinder(
                        connection.propexo(), reconciliation, settings.submit().patience(), clock));
    }

    private LateConfirmation confirmation() {
        return new LateConfirmation(
                the(OutcomeRepository.class),
                confirmStep(),
                new LateConfirmation.Books(
                        the(RunRepository.class),
                        the(LeaseRepository.class),
                        the(StatusCounts.class),
                        the(ReceivedWebhooks.class),
                        the(LedgerQueries.class)),
                coordinator,
                related,
                connection,
                new LateConfirmationSchedule(clock, ticker),
                settings.serve().webhookSecret());
    }
}
