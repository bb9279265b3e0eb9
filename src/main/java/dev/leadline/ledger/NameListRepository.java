package dev.leadline.ledger;

import dev.leadline.database.SqlText;
import dev.leadline.database.SqlTime;
import dev.leadline.database.Transactions;
import dev.leadline.lead.conversion.LookupTable;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The API's own lists of names, each as a whole, as it was when last asked for. */
public final class NameListRepository {

    private static final long DAYS_KEPT = 90;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;

    NameListRepository(JdbcClient jdbc, Transactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Which list.
     *
     * @param apiOrigin of which API
     * @param list what it lists, at most 40 characters
     * @param integration for which integration, or null for all
     */
    public record NameListKey(
            String apiOrigin, String list, @Nullable String integration) {

        private String integrationOrNone() {
            return integration == null ? "" : SqlText.fit(integration, 200);
        }
    }

    /**
     * A list as it was.
     *
     * @param entries all of it
     * @param fetchedAt when the API told it
     */
    public record Kept(List<LookupTable.Entry> entries, Instant fetchedAt) {

        public Kept {
            entries = List.copyOf(entries);
        }
    }

    /**
     * What is known of a list.
     *
     * @param key which list
     * @return however old, or empty
     */
    public Optional<Kept> find(NameListKey key) {
        return transactions.execute(unsure -> jdbc.sql("""
                select entries, fetched_at from name_list
                where api_origin = :origin and list = :list and integration_id = :integration
                """)
                .param("origin", key.apiOrigin())
                .param("list", key.list())
                .param("integration", key.integrationOrNone())
                .query((rs, i) -> new Kept(
                        Arrays.asList(
                                JsonMapper.shared().readValue(rs.getString("entries"), LookupTable.Entry[].class)),
                        rs.getObject("fetched_at", OffsetDateTime.class).toInstant()))
                .optional());
    }

    /**
     * Keeps a list in the place of what was known of it, and forgets lists that nobody has asked for in a long time.
     *
     * @param key which list
     * @param entries all of it, just told by the API
     */
    public void keep(NameListKey key, List<LookupTable.Entry> entries) {
        try {
            transactions.change(() -> replace(key, JsonMapper.shared().writeValueAsString(entries)));
        } catch (DuplicateKeyException anotherWasFaster) {
            // what it keeps is as new as ours
        }
    }

    private void replace(NameListKey key, String entries) {
        OffsetDateTime now = SqlTime.now(clock);
        jdbc.sql("""
                delete from name_list
                where fetched_at < :longAgo or (api_origin = :origin and list = :list and integration_id = :integration)
                """)
                .param("longAgo", now.minusDays(DAYS_KEPT))
                .param("origin", key.apiOrigin())
                .param("list", key.list())
                .param("integration", key.integrationOrNone())
                .update();
        jdbc.sql("""
                insert into name_list (api_origin, list, integration_id, fetched_at, entries)
                values (:origin, :list, :integration, :now, :entries)
                """)
                .param("origin", key.apiOrigin())
                .param("list", key.list())
                .param("integration", key.integrationOrNone())
                .param("now", now)
                .param("entries", entries.replace("\0", ""))
                .update();
    }
}
