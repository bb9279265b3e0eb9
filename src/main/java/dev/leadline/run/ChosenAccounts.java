package dev.leadline.run;

import dev.leadline.home.HomeLedger;
import dev.leadline.home.LedgerDatabase;
import dev.leadline.lead.mapping.ChosenAccount;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.ledger.AccountChoice;
import dev.leadline.ledger.AccountChoiceRepository;
import dev.leadline.message.UserException;
import dev.leadline.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The account that people chose in the console, for the API of the settings. It is in the ledger, so that imports of the console, of
 * schedules and of commands, on every machine that shares the ledger, go to the same CRM.
 */
public final class ChosenAccounts {

    private static final String INTEGRATION = "integration_id";
    private static final String COMMUNITY = "community_id";

    private final AccountChoiceRepository choices;
    private final Settings settings;
    private final String apiOrigin;

    ChosenAccounts(AccountChoiceRepository choices, Settings settings, String apiOrigin) {
        this.choices = choices;
        this.settings = settings;
        this.apiOrigin = apiOrigin;
    }

    /**
     * What the choice adds to a plan, for a process that does not have the home open. The database is opened only for a plan that does
     * not say where its leads go; nothing is changed there. If it does not open, there is no choice: an import says why.
     *
     * @param settings in force
     * @param plan without a choice
     */
    public static ChosenAccount of(Settings settings, MappingPlan plan) {
        if (plan.placeholders().isEmpty()) {
            return ChosenAccount.NONE;
        }
        try {
            return existing(settings)
                    .flatMap(connection -> read(connection, ApiConnection.originOf(settings)))
                    .map(AccountChoice::account)
                    .orElse(ChosenAccount.NONE);
        } catch (UserException | DataAccessException | TransactionException e) {
            return ChosenAccount.NONE;
        }
    }

    private static Optional<Connection> existing(Settings settings) {
        return HomeLedger.exists(settings) ? LedgerDatabase.existing(settings) : Optional.empty();
    }

    private static Optional<AccountChoice> read(Connection opened, String apiOrigin) {
        try (Connection connection = opened) {
            return AccountChoiceRepository.over(connection, Clock.systemUTC())
                    .flatMap(choices -> choices.find(apiOrigin));
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    /** What was chosen last, whatever the settings say. */
    public Optional<AccountChoice> current() {
        return choices.find(apiOrigin);
    }

    /** What the choice adds to the plans of imports that start now. */
    public ChosenAccount account() {
        return current().map(AccountChoice::account).orElse(ChosenAccount.NONE);
    }

    /** The integration of leads of which neither a file nor a mapping says it: that of the settings, else the chosen one. */
    public Optional<String> integration() {
        return Optional.ofNullable(fixedIntegration()).or(() -> current().map(AccountChoice::integration));
    }

    /** The integration that the settings name, which nobody can change in the console; or null. */
    public @Nullable String fixedIntegration() {
        return fixed(INTEGRATION);
    }

    /** The community that the settings name, which nobody can change in the console; or null. */
    public @Nullable String fixedCommunity() {
        return fixed(COMMUNITY);
    }

    private @Nullable String fixed(String field) {
        String value = settings.constants().get(field);
        return value == null || value.isBlank() ? null : value;
    }

    /** Where the settings name the integration, such as a file and a line. */
    public String originOfIntegration() {
        return settings.originOf("leadline.constants." + INTEGRATION);
    }

    /** Where the settings name the community. */
    public String originOfCommunity() {
        return settings.originOf("leadline.constants." + COMMUNITY);
    }

    /** Whether leads were sent to the API as those of a target. */
    public boolean hasRunsOf(String target) {
        return choices.hasRunsOf(apiOrigin, target);
    }

    /** Keeps a choice for all imports that start from now on. */
    public void choose(AccountChoice choice, String who) {
        choices.choose(apiOrigin, choice, who);
    }
}
