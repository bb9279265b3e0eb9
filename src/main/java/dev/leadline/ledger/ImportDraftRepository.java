package dev.leadline.ledger;

import static dev.leadline.ledger.SealedColumn.DRAFT_VALUE;

import dev.leadline.database.SqlText;
import dev.leadline.database.SqlTime;
import dev.leadline.database.Transactions;
import dev.leadline.encryption.CellCipher;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Imports that are being prepared. Of each value the last change counts, and whoever replaces an unseen one is told. */
public final class ImportDraftRepository {

    private static final int FILE_CHARS = 200;
    private static final int WHO_CHARS = 200;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;
    private final DraftEditRepository edits;
    private final CellCipher cipher;

    ImportDraftRepository(
            JdbcTemplate batches, JdbcClient jdbc, Transactions transactions, Clock clock, CellCipher cipher) {
        this.edits = new DraftEditRepository(batches, jdbc, transactions, clock, cipher);
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.cipher = cipher;
    }

    /** What was changed in the rows of their files. */
    public DraftEditRepository edits() {
        return edits;
    }

    /**
     * Begins a draft.
     *
     * @param id that of the upload
     * @param file the file's name
     * @param who who uploaded it
     * @param values what is chosen from the start
     */
    public void create(String id, String file, String who, Map<String, String> values) {
        transactions.change(() -> {
            remove(id);
            jdbc.sql("""
                    insert into import_draft (id, file_name, created_by, created_at, changed_by, changed_at, version)
                    values (:id, :file, :who, :now, :who, :now, 1)
                    """)
                    .param("id", id)
                    .param("file", SqlText.fit(file, FILE_CHARS))
                    .param("who", SqlText.fit(who, WHO_CHARS))
                    .param("now", SqlTime.now(clock))
                    .update();
            values.forEach((name, text) -> insert(id, name, text, 1));
        });
    }

    /**
     * A draft with its values.
     *
     * @param id that of the upload
     * @return empty when there is none
     */
    public Optional<ImportDraft> find(String id) {
        return transactions.read(() -> jdbc.sql("select * from import_draft where id = :id")
                .param("id", id)
                .query((rs, i) -> draft(rs))
                .optional()
                .map(draft -> draft.with(values(id))));
    }

    /**
     * The drafts that have not become runs, the one that was changed last first.
     *
     * @return without their values
     */
    public List<ImportDraft> unfinished() {
        return transactions.read(() -> jdbc.sql("""
                select * from import_draft where run_id is null order by changed_at desc, id
                """).query((rs, i) -> draft(rs)).list());
    }

    /**
     * Changes values of a draft.
     *
     * @param id of a draft that exists
     * @param changes the new values by name; null removes one
     * @param seen the version of the draft that the person had before them
     * @param who makes the change
     * @return the names of those values that somebody else had changed since that version
     */
    public List<String> change(String id, Map<String, @Nullable String> changes, long seen, String who) {
        return transactions.execute(unsure -> {
            List<String> replaced = replaced(id, changes, seen);
            long version = grow(id, who);
            // in one order, so that two who change the same values do not wait for each other
            new TreeSet<>(changes.keySet()).forEach(name -> {
                delete(id, name);
                String text = changes.get(name);
                if (text != null) {
                    insert(id, name, text, version);
                }
            });
            return unsure == null ? replaced : unsure;
        });
    }

    private List<String> replaced(String id, Map<String, @Nullable String> changes, long seen) {
        // the lock of the draft comes first: what is read here stays so until the end
        jdbc.sql("select version from import_draft where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .optional();
        return jdbc
                .sql("select name, text from import_draft_value where draft_id = :id and version > :seen order by name")
                .param("id", id)
                .param("seen", seen)
                .query((rs, i) -> Map.entry(rs.getString("name"), text(id, rs)))
                .list()
                .stream()
                .filter(newer -> changes.containsKey(newer.getKey()))
                .filter(newer -> !newer.getValue().equals(changes.get(newer.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private long grow(String id, String who) {
        jdbc.sql("""
                update import_draft set version = version + 1, changed_by = :who, changed_at = :now where id = :id
                """)
                .param("id", id)
                .param("who", SqlText.fit(who, WHO_CHARS))
                .param("now", SqlTime.now(clock))
                .update();
        return jdbc.sql("select version from import_draft where id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    private void delete(String id, String name) {
        jdbc.sql("delete from import_draft_value where draft_id = :id and name = :name")
                .param("id", id)
                .param("name", name)
                .update();
    }

    private void insert(String id, String name, String text, long version) {
        jdbc.sql("""
                insert into import_draft_value (draft_id, name, text, version) values (:id, :name, :text, :version)
                """)
                .param("id", id)
                .param("name", name)
                .param("text", cipher.seal(DRAFT_VALUE.at(id, name), SqlText.fit(text, cipher.longest())))
                .param("version", version)
                .update();
    }

    /**
     * Notes the run that a draft has become, so that it is unfinished no more.
     *
     * @param id of the draft
     * @param run the run's number, or null when there is none after all
     */
    public void became(String id, @Nullable Long run) {
        transactions.change(() -> jdbc.sql("update import_draft set run_id = :run where id = :id")
                .param("run", run)
                .param("id", id)
                .update());
    }

    /**
     * Forgets a draft and its values.
     *
     * @param id of a draft; one that does not exist is left alone
     */
    public void delete(String id) {
        transactions.change(() -> remove(id));
    }

    private void remove(String id) {
        jdbc.sql("delete from import_draft where id = :id").param("id", id).update();
    }

    /**
     * Forgets the drafts that nobody has changed for long.
     *
     * @param before those that were changed last before this time
     */
    public void deleteUnchangedSince(Instant before) {
        transactions.change(() -> jdbc.sql("delete from import_draft where changed_at < :before")
                .param("before", SqlTime.timestamp(before))
                .update());
    }

    private Map<String, String> values(String id) {
        Map<String, String> values = new LinkedHashMap<>();
        jdbc.sql("select name, text from import_draft_value where draft_id = :id order by name")
                .param("id", id)
                .query(rs -> {
                    values.put(rs.getString("name"), text(id, rs));
                });
        return values;
    }

    private String text(String id, ResultSet rs) throws SQLException {
        return cipher.open(DRAFT_VALUE.at(id, rs.getString("name")), rs.getString("text"));
    }

    private static ImportDraft draft(ResultSet rs) throws SQLException {
        return new ImportDraft(
                rs.getString("id"),
                rs.getString("file_name"),
                rs.getString("created_by"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                rs.getString("changed_by"),
                rs.getObject("changed_at", OffsetDateTime.class).toInstant(),
                rs.getLong("version"),
                rs.getObject("run_id", Long.class),
                Map.of());
    }
}
