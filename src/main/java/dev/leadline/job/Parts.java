package dev.leadline.job;

import dev.leadline.confirm.ConfirmStep;
import dev.leadline.lead.Targets;
import dev.leadline.ledger.CommitDurability;
import dev.leadline.ledger.Deliveries;
import dev.leadline.ledger.KnownNames;
import dev.leadline.ledger.Leases;
import dev.leadline.ledger.Ledger;
import dev.leadline.ledger.Reconciling;
import dev.leadline.ledger.RunEnds;
import dev.leadline.ledger.Runs;
import dev.leadline.ledger.Sending;
import dev.leadline.ledger.Settling;
import dev.leadline.ledger.Staging;
import dev.leadline.ledger.Tallies;
import dev.leadline.ledger.Tenures;
import dev.leadline.report.ReportStep;
import dev.leadline.settings.Settings;
import dev.leadline.stage.PrivateCopies;
import dev.leadline.stage.StageStep;
import dev.leadline.submit.SubmitStep;
import dev.leadline.time.Ticker;
import java.time.Clock;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;

/** Puts together what works on imports, once the ledger is open. */
final class Parts {

    final PrivateCopies copies;
    final Owners owners;
    final RunDriver driver;
    final Readiness readiness;
    final Beginning beginning;
    final Reconciliation reconciliation;
    final Confirmation confirmation;
    final RelatedRuns related;

    private final Settings settings;
    private final Connection connection;
    private final ConfigurableApplicationContext context;
    private final Targets targets;
    private final Clock clock;
    private final Ticker ticker;

    Parts(Settings settings, Connection connection, ConfigurableApplicationContext context) {
        this.settings = settings;
        this.connection = connection;
        this.context = context;
        this.targets = settings.targets();
        this.clock = the(Clock.class);
        this.ticker = the(Ticker.class);
        this.copies = new PrivateCopies(settings.home());
        this.owners = new Owners(the(Leases.class), the(Tenures.class));
        this.readiness = new Readiness(connection, the(Ledger.class), the(Tenures.class));
        this.driver = driver();
        this.beginning = beginning();
        this.reconciliation = reconciliation();
        this.related = new RelatedRuns(
                the(RunEnds.class),
                the(Leases.class),
                the(Ledger.class),
                owners,
                readiness,
                copies,
                driver,
                connection);
        this.confirmation = confirmation();
    }

    private <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    private RunDriver driver() {
        return new RunDriver(
                the(Runs.class),
                the(RunEnds.class),
                the(Leases.class),
                the(Ledger.class),
                the(Tallies.class),
                the(Sending.class),
                the(CommitDurability.class),
                the(Tenures.class),
                attempt(),
                connection.propexo(),
                settings,
                clock);
    }

    private Attempt attempt() {
        JobRepository jobs = the(JobRepository.class);
        return new Attempt(
                jobs,
                the(JobOperator.class),
                targets,
                new StageStep(
                        jobs,
                        the(PlatformTransactionManager.class),
                        the(Staging.class),
                        the(Ledger.class),
                        the(Runs.class),
                        targets,
                        settings.reading(),
                        copies),
                new SubmitStep(jobs, the(Ledger.class), the(Sending.class), settings.submit(), clock, ticker),
                confirmStep(),
                new ReportStep(jobs));
    }

    private ConfirmStep confirmStep() {
        return new ConfirmStep(the(JobRepository.class), the(Settling.class), settings.confirm(), clock, ticker);
    }

    private Beginning beginning() {
        Tenures tenures = the(Tenures.class);
        Preparation preparation = new Preparation(
                settings,
                targets,
                connection.origin(),
                the(Ledger.class),
                progress -> new PropexoNames(
                        connection,
                        the(KnownNames.class),
                        settings.namesMaxAge(),
                        settings.submit().patience(),
                        clock,
                        tenures::isStopping,
                        progress));
        return new Beginning(
                preparation,
                readiness,
                copies,
                the(Runs.class),
                the(Ledger.class),
                owners,
                driver,
                settings.duplicates(),
                connection.origin(),
                clock);
    }

    private Reconciliation reconciliation() {
        Reconciling reconciling = the(Reconciling.class);
        return new Reconciliation(
                reconciling,
                new Evidence(
                        connection.propexo(), reconciling, settings.submit().patience(), clock));
    }

    private Confirmation confirmation() {
        return new Confirmation(
                the(Settling.class),
                confirmStep(),
                new Confirmation.Books(
                        the(Runs.class),
                        the(Leases.class),
                        the(Tallies.class),
                        the(Deliveries.class),
                        the(Ledger.class)),
                driver,
                related,
                connection,
                new LateQuestions(clock, ticker),
                settings.serve().webhookSecret());
    }
}
