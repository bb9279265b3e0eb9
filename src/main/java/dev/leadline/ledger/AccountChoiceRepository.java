package dev.leadline.ledger;

import dev.leadline.database.SqlText;
import dev.leadline.database.SqlTime;
import dev.leadline.database.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The integration and the community that people chose in the console, one choice for each API. */
public final class AccountChoiceRepository {

    private static final int ID = 200;
    private static final int NAME = 300;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;

    AccountChoiceRepository(JdbcClient jdbc, Transactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * The choices in a ledger of which only one connection is open.
     *
     * @param connection to its database; stays open
     * @return empty where the database holds no ledger of this version
     * @throws SQLException when the database does not answer
     */
    public static Optional<AccountChoiceRepository> over(Connection connection, Clock clock) throws SQLException {
        DatabaseFacts facts = DatabaseFacts.read(connection);
        if (facts.schema() == null || facts.schema() != facts.newestSchema()) {
            return Optional.empty();
        }
        DataSource single = new SingleConnectionDataSource(connection, true);
        return Optional.of(new AccountChoiceRepository(
                JdbcClient.create(single), new Transactions(new JdbcTransactionManager(single), Duration.ZERO), clock));
    }

    /**
     * What was chosen last.
     *
     * @param apiOrigin for which API
     */
    public Optional<AccountChoice> find(String apiOrigin) {
        return transactions.execute(unsure -> jdbc.sql("""
                select integration_id, integration_name, vendor, system, community_chosen, community_id, community_name
                from account_choice where api_origin = :origin
                """)
                .param("origin", apiOrigin)
                .query((rs, i) -> new AccountChoice(
                        rs.getString("integration_id"),
                        rs.getString("integration_name"),
                        rs.getString("vendor"),
                        rs.getString("system"),
                        rs.getBoolean("community_chosen"),
                        rs.getString("community_id"),
                        rs.getString("community_name")))
                .optional());
    }

    /**
     * Whether any run has sent leads, or is going to.
     *
     * @param apiOrigin to which API
     * @param target as those of which target
     */
    public boolean hasRunsOf(String apiOrigin, String target) {
        return transactions.execute(unsure -> jdbc.sql("""
                select exists (select 1 from run where api_origin = :origin and target = :target)
                """)
                .param("origin", apiOrigin)
                .param("target", target)
                .query(Boolean.class)
                .single());
    }

    /**
     * Keeps a choice in the place of an earlier one.
     *
     * @param apiOrigin for which API
     * @param who chose it
     */
    public void choose(String apiOrigin, AccountChoice choice, String who) {
        try {
            transactions.change(() -> replace(apiOrigin, choice, who));
        } catch (DuplicateKeyException somebodyElseChose) {
            transactions.change(() -> replace(apiOrigin, choice, who));
        }
    }

    private void replace(String apiOrigin, AccountChoice choice, String who) {
        int replaced = bound("""
                update account_choice set integration_id = :integration, integration_name = :name, vendor = :vendor,
                    system = :system, community_chosen = :chosen, community_id = :community,
                    community_name = :communityName, chosen_by = :who, chosen_at = :now
                where api_origin = :origin
                """, apiOrigin, choice, who).update();
        if (replaced == 0) {
            bound("""
                    insert into account_choice (api_origin, integration_id, integration_name, vendor, system,
                        community_chosen, community_id, community_name, chosen_by, chosen_at)
                    values (:origin, :integration, :name, :vendor, :system, :chosen, :community, :communityName, :who, :now)
                    """, apiOrigin, choice, who).update();
        }
    }

    private JdbcClient.StatementSpec bound(String sql, String apiOrigin, AccountChoice choice, String who) {
        return jdbc.sql(sql)
                .param("origin", apiOrigin)
                .param("integration", choice.integration())
                .param("name", SqlText.fit(choice.integrationName(), NAME))
                .param("vendor", fitted(choice.vendor(), 100))
                .param("system", fitted(choice.system(), 40))
                .param("chosen", choice.communityChosen())
                .param("community", choice.community())
                .param("communityName", fitted(choice.communityName(), NAME))
                .param("who", SqlText.fit(who, ID))
                .param("now", SqlTime.now(clock));
    }

    private static @Nullable String fitted(@Nullable String text, int most) {
        return text == null ? null : SqlText.fit(text, most);
    }
}
