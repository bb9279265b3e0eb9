package dev.leadline.ledger;

import com.zaxxer.hikari.HikariDataSource;
import dev.leadline.testing.Database;
import dev.leadline.testing.LedgerTemplate;
import dev.leadline.testing.RealPostgres;
import dev.leadline.testing.SettableClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** A ledger over a database of its own, with a clock that is set by hand. */
public final class LedgerFixture implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private LedgerFixture(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Opens a new database of a kind, in which the migrations have been done. */
    public static LedgerFixture on(Database database) {
        return database == Database.H2 ? inMemory() : at(RealPostgres.migratedDatabase());
    }

    private static LedgerFixture inMemory() {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";LOCK_TIMEOUT=10000";
        try (Connection held = LedgerTemplate.inMemory(url)) {
            Objects.requireNonNull(held);
            return at(url);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opens the database at a JDBC URL. */
    public static LedgerFixture at(String url) {
        return at(url, Duration.ofSeconds(5));
    }

    /** Opens the database at a JDBC URL, and tries broken connections anew for some time. */
    static LedgerFixture at(String url, Duration patience) {
        return new LedgerFixture(new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties(Map.of(
                        "spring.datasource.url",
                        url,
                        "spring.datasource.hikari.minimum-idle",
                        1,
                        "leadline.database.patience",
                        patience.toString(),
                        "spring.datasource.hikari.connection-timeout",
                        patience.toMillis(),
                        "spring.flyway.locations",
                        "classpath:db/migration/{vendor},classpath:db/migration/ledger",
                        "spring.main.banner-mode",
                        "off"))
                .run());
    }

    public LedgerQueries ledger() {
        return context.getBean(LedgerQueries.class);
    }

    public RunRepository runs() {
        return context.getBean(RunRepository.class);
    }

    RunEndRepository runEnds() {
        return context.getBean(RunEndRepository.class);
    }

    RetryRepository retrying() {
        return context.getBean(RetryRepository.class);
    }

    ReconciliationRepository reconciling() {
        return context.getBean(ReconciliationRepository.class);
    }

    LeaseRepository leases() {
        return context.getBean(LeaseRepository.class);
    }

    WorkerRepository workers() {
        return context.getBean(WorkerRepository.class);
    }

    PartitionRepository partitions() {
        return context.getBean(PartitionRepository.class);
    }

    WorkerPartitionRepository workerPartitions() {
        return context.getBean(WorkerPartitionRepository.class);
    }

    PermitRepository permits() {
        return context.getBean(PermitRepository.class);
    }

    StagingRepository staging() {
        return context.getBean(StagingRepository.class);
    }

    SendOrderRepository sendOrder() {
        return context.getBean(SendOrderRepository.class);
    }

    SendingRepository sending() {
        return context.getBean(SendingRepository.class);
    }

    OutcomeRepository settling() {
        return context.getBean(OutcomeRepository.class);
    }

    PersonRepository persons() {
        return context.getBean(PersonRepository.class);
    }

    /** As each execution does at its end. */
    void noteCounts(Lease lease) {
        context.getBean(StatusCounts.class).note(lease.run(), ledger().counts(lease.run()));
    }

    LedgerPages pages() {
        return context.getBean(LedgerPages.class);
    }

    BreakdownRepository breakdown() {
        return context.getBean(BreakdownRepository.class);
    }

    LeadListRepository leadList() {
        return context.getBean(LeadListRepository.class);
    }

    UnsentRowRepository unsentRows() {
        return context.getBean(UnsentRowRepository.class);
    }

    DismissalRepository dismissals() {
        return context.getBean(DismissalRepository.class);
    }

    CorrectionRepository corrections() {
        return context.getBean(CorrectionRepository.class);
    }

    OpenRejects rejects() {
        return context.getBean(OpenRejects.class);
    }

    AccountChoiceRepository accountChoices() {
        return context.getBean(AccountChoiceRepository.class);
    }

    NameListRepository knownNames() {
        return context.getBean(NameListRepository.class);
    }

    ImportDraftRepository drafts() {
        return context.getBean(ImportDraftRepository.class);
    }

    RunEditRepository runEdits() {
        return context.getBean(RunEditRepository.class);
    }

    public SettableClock clock() {
        return context.getBean(SettableClock.class);
    }

    public DataSource database() {
        return context.getBean(DataSource.class);
    }

    /** Lets go of those that broke while nobody used them. */
    void letGoOfConnections() {
        context.getBean(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
    }

    /** Everything that the table of keys holds. */
    List<String> keysAsText() {
        return context.getBean(JdbcTemplate.class)
                .query("select * from prospect_key", (rs, i) -> rs.getString("hash") + " " + rs.getString("kind"));
    }

    /** A run of a file with these bodies, all staged. */
    public Lease stagedRun(String name, NewRow... rows) {
        return stagedRun(name, DuplicateRules.DEFAULTS, rows);
    }

    /** The same, with rules of its own for prospects that were sent before. */
    public Lease stagedRun(String name, DuplicateRules rules, NewRow... rows) {
        return stagedRun(name, null, rules, rows);
    }

    /** A run of a file of corrected rejects. */
    Lease corrections(String name, Lease of, NewRow... rows) {
        return stagedRun(name, of.run(), DuplicateRules.DEFAULTS, rows);
    }

    private Lease stagedRun(String name, @Nullable Long fixes, DuplicateRules rules, NewRow... rows) {
        Lease lease = runs().begin(new NewRun(
                name,
                0,
                name + ".csv",
                "/inbox/" + name + ".csv",
                "ab",
                "generic",
                "https://api.example.com",
                "{}",
                List.of("Email"),
                fixes,
                null,
                rules,
                new RunInitiator("ann@office", null),
                null));
        staging().add(lease.run(), List.of(rows));
        return lease;
    }

    @Override
    public void close() {
        context.close();
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        FlywayAutoConfiguration.class
    })
    @Import(LedgerConfiguration.class)
    static class Application {

        @Bean
        SettableClock clock() {
            return SettableClock.at("2027-03-01T06:00:00Z");
        }
    }
}
