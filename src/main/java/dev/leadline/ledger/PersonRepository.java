package dev.leadline.ledger;

import dev.leadline.database.SqlTime;
import dev.leadline.database.Transactions;
import dev.leadline.lead.ProblemCode;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds the texts of one person in the ledger and deletes them. What may be sent, or may have been sent, stays known by its hashes, so
 * that nobody is sent twice because somebody was forgotten.
 */
public final class PersonRepository {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<List<String>> CELLS = new TypeReference<>() {};
    private static final String INTEGRATION = "integration_id";

    /** Writings of a phone number differ in these. */
    private static final String PHONE_MARKS = " ()-./\u00a0\u2010\u2011\u2012\u2013\u2014";

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;
    private final DuplicateKeys duplicateKeys;
    private final RelatedRunRepository others;

    PersonRepository(
            JdbcClient jdbc,
            Transactions transactions,
            Clock clock,
            DuplicateKeys duplicateKeys,
            RelatedRunRepository others) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.duplicateKeys = duplicateKeys;
        this.others = others;
    }

    /** What was done with a row. */
    public enum Deletion {
        /** Its personal data is deleted. */
        DELETED,
        /** The same, and it was waiting to be sent: it is not sent any more. */
        TAKEN_OUT,
        /** Its request is on its way, so nothing was changed. */
        BEING_SENT
    }

    /**
     * A row in which the person may occur.
     *
     * @param row which
     * @param cells as they stand in the file
     * @param body what is sent of it as JSON, or null for a reject
     */
    public record PersonRow(
            RowRef row, List<String> cells, @Nullable String body) {

        public PersonRow {
            cells = List.copyOf(cells);
        }
    }

    /**
     * Rows any text of which may hold the person: in their cells, what is sent, their problems, attempts or corrections.
     *
     * @param text in lower case, or the digits of a phone number
     * @param phone whether it is a phone number, of which only the digits count
     * @return by run and row
     */
    public List<RowRef> rowsWith(String text, boolean phone) {
        Set<RowRef> found = new LinkedHashSet<>();
        found.addAll(rowsWith(text, phone, "run_row", "cells", "body", "message", "warnings"));
        found.addAll(rowsWith(text, phone, "row_problem", "cell", "message", "suggestion"));
        found.addAll(rowsWith(text, phone, "row_attempt", "message"));
        found.addAll(rowsWith(text, phone, "correction", "cells"));
        found.addAll(rowsWith(text, phone, "run_edit", "original", "text"));
        return List.copyOf(found);
    }

    private List<RowRef> rowsWith(String text, boolean phone, String table, String... columns) {
        String conditions =
                Stream.of(columns).map(column -> condition(column, phone)).collect(Collectors.joining(" or "));
        return transactions.read(() -> jdbc.sql("select distinct run_id, row_no from " + table + " where " + conditions
                        + " order by run_id, row_no")
                .param("text", "%" + text + "%")
                .query((rs, i) -> new RowRef(rs.getLong("run_id"), rs.getLong("row_no")))
                .list());
    }

    private static String condition(String column, boolean phone) {
        return (phone ? withoutMarks(column) : "lower(" + column + ")") + " like :text";
    }

    /** Neither a regular expression nor {@code translate} means the same to both databases. */
    private static String withoutMarks(String column) {
        String text = column;
        for (int i = 0; i < PHONE_MARKS.length(); i++) {
            text = "replace(%s, '%s', '')".formatted(text, PHONE_MARKS.charAt(i));
        }
        return text;
    }

    /** The row as it stands now; empty where it is gone. */
    public Optional<PersonRow> row(RowRef row) {
        return transactions.read(() -> jdbc.sql("select cells, body from run_row where run_id = :run and row_no = :row")
                .param("run", row.run())
                .param("row", row.row())
                .query((rs, i) ->
                        new PersonRow(row, JSON.readValue(rs.getString("cells"), CELLS), rs.getString("body")))
                .optional());
    }

    /**
     * Deletes the personal data of a row. A row that was waiting to be sent becomes REJECTED; every other row keeps its status, and
     * the hashes by which it is known stay with it.
     */
    public Deletion delete(RowRef row) {
        return transactions.execute(unsure -> unsure == Deletion.TAKEN_OUT ? unsure : deleted(row));
    }

    private Deletion deleted(RowRef row) {
        boolean takenOut = takeOut(row);
        if (!takenOut && !blank(row)) {
            return Deletion.BEING_SENT;
        }
        if (takenOut) {
            duplicateKeys.release(row.run(), row.row());
        }
        others.changed(row.run());
        deleteTexts(row);
        return takenOut ? Deletion.TAKEN_OUT : Deletion.DELETED;
    }

    /** The rejects that a row replaces, and which are about the same person. */
    public List<RowRef> replacedBy(RowRef row) {
        return transactions.read(() -> jdbc.sql("""
                select run_id, row_no from run_row where replaced_run = :run and replaced_row = :row order by run_id, row_no
                """)
                .param("run", row.run())
                .param("row", row.row())
                .query((rs, i) -> new RowRef(rs.getLong("run_id"), rs.getLong("row_no")))
                .list());
    }

    private boolean takeOut(RowRef row) {
        return jdbc.sql("""
                        update run_row set cells = '[]', body = null, message = null, warnings = null, code = 'FORGOTTEN',
                            status = 'REJECTED', retry_job = null, settled_at = :now,
                            dismissed_at = :now, dismissed_by = 'forget'
                        where run_id = :run and row_no = :row and status = 'STAGED'
                        """)
                        .param("now", SqlTime.now(clock))
                        .param("run", row.run())
                        .param("row", row.row())
                        .update()
                == 1;
    }

    private boolean blank(RowRef row) {
        return jdbc.sql("""
                        update run_row set cells = '[]', body = case when body is null then null else :routing end, message = null,
                            warnings = null, code = 'FORGOTTEN', dismissed_at = :now, dismissed_by = 'forget'
                        where run_id = :run and row_no = :row and status not in ('STAGED', 'SENDING')
                        """)
                        .param("routing", routing(row))
                        .param("now", SqlTime.now(clock))
                        .param("run", row.run())
                        .param("row", row.row())
                        .update()
                == 1;
    }

    /** What outcomes are asked for with, which is nobody's personal data. */
    private String routing(RowRef row) {
        String body = row(row).map(PersonRow::body).orElse(null);
        ObjectNode kept = JSON.createObjectNode();
        String integration =
                body == null ? null : JSON.readTree(body).path(INTEGRATION).stringValue(null);
        return (integration == null ? kept : kept.put(INTEGRATION, integration)).toString();
    }

    private void deleteTexts(RowRef row) {
        of(row, "delete from row_word where run_id = :run and row_no = :row");
        of(row, "delete from run_edit where run_id = :run and row_no = :row");
        of(row, "delete from correction where run_id = :run and row_no = :row");
        of(row, "delete from correction_edit_cell where run_id = :run and row_no = :row");
        of(row, "delete from sort_key where run_id = :run and row_no = :row");
        of(row, "update row_attempt set message = null where run_id = :run and row_no = :row");
        of(row, "delete from row_problem where run_id = :run and row_no = :row");
        jdbc.sql("""
                insert into row_problem (run_id, row_no, position, code, message)
                select run_id, row_no, 0, 'FORGOTTEN', :message from run_row
                where run_id = :run and row_no = :row and status = 'REJECTED'
                """)
                .param("message", ProblemCode.FORGOTTEN.advice())
                .param("run", row.run())
                .param("row", row.row())
                .update();
    }

    private void of(RowRef row, String sql) {
        jdbc.sql(sql).param("run", row.run()).param("row", row.row()).update();
    }

    /**
     * Deletes the edits of all unfinished imports in which any text holds the person. Their other edits go too, since some of them
     * may be about rows that have other numbers once the person is gone from the file.
     *
     * @param text as {@link #rowsWith} takes it
     * @param phone whether it is a phone number
     */
    public void deleteDraftEdits(String text, boolean phone) {
        String drafts = "(select draft_id from draft_edit_cell where %s or %s)"
                .formatted(condition("original", phone), condition("text", phone));
        // nobody starts an import that was shown with these edits
        transactions.change(() -> {
            all("update import_draft set version = version + 1 where run_id is null and id in " + drafts, text);
            all("delete from draft_edit where draft_id in " + drafts, text);
        });
    }

    private void all(String sql, String text) {
        jdbc.sql(sql).param("text", "%" + text + "%").update();
    }

    /**
     * Rewrites the texts of a row that is about somebody else. Nothing but the mention of the person changes.
     *
     * @param word as {@link #rowsWith} takes it, by which the row is not found any more
     * @param rewrite gives any text without the person
     * @return whether the person was mentioned
     */
    public boolean rewrite(RowRef row, String word, UnaryOperator<String> rewrite) {
        return transactions.execute(unsure -> {
            int changed = column(row, "run_row", "cells", text -> inJson(text, rewrite))
                    + column(row, "run_row", "body", text -> inJson(text, rewrite))
                    + column(row, "run_row", "warnings", text -> inJson(text, rewrite))
                    + column(row, "run_row", "message", rewrite)
                    + column(row, "row_problem", "cell", rewrite)
                    + column(row, "row_problem", "message", rewrite)
                    + column(row, "row_problem", "suggestion", text -> inJson(text, rewrite))
                    + column(row, "row_attempt", "message", rewrite)
                    + column(row, "run_edit", "original", rewrite)
                    + column(row, "run_edit", "text", rewrite)
                    + column(row, "correction", "cells", text -> inJson(text, rewrite));
            jdbc.sql("delete from row_word where run_id = :run and row_no = :row and word like :word")
                    .param("run", row.run())
                    .param("row", row.row())
                    .param("word", "%" + word + "%")
                    .update();
            return changed > 0 || Boolean.TRUE.equals(unsure);
        });
    }

    /** Guarded by the text itself: what another process has written meanwhile stays. */
    private int column(RowRef row, String table, String column, UnaryOperator<String> rewrite) {
        List<String> texts = jdbc.sql(
                        "select distinct %s from %s where run_id = :run and row_no = :row and %1$s is not null"
                                .formatted(column, table))
                .param("run", row.run())
                .param("row", row.row())
                .query(String.class)
                .list();
        return texts.stream()
                .mapToInt(text -> replace(row, table, column, text, rewrite.apply(text)))
                .sum();
    }

    private int replace(RowRef row, String table, String column, String text, String rewritten) {
        return rewritten.equals(text)
                ? 0
                : jdbc.sql("update %s set %s = :rewritten where run_id = :run and row_no = :row and %2$s = :text"
                                .formatted(table, column))
                        .param("rewritten", rewritten)
                        .param("run", row.run())
                        .param("row", row.row())
                        .param("text", text)
                        .update();
    }

    /**
     * Rewrites the reasons for which runs stopped, which may quote the API.
     *
     * @return the runs
     */
    public Set<Long> rewriteReasons(String word, boolean phone, UnaryOperator<String> rewrite) {
        return transactions.execute(unsure -> {
            Set<Long> runs = unsure == null ? new LinkedHashSet<>() : unsure;
            jdbc
                    .sql("select id, stop_reason from run where " + condition("stop_reason", phone))
                    .param("text", "%" + word + "%")
                    .query((rs, i) -> Map.entry(rs.getLong("id"), rs.getString("stop_reason")))
                    .list()
                    .stream()
                    .filter(reason -> !rewrite.apply(reason.getValue()).equals(reason.getValue()))
                    .forEach(reason -> {
                        jdbc.sql("update run set stop_reason = :reason where id = :run")
                                .param("reason", rewrite.apply(reason.getValue()))
                                .param("run", reason.getKey())
                                .update();
                        runs.add(reason.getKey());
                    });
            return runs;
        });
    }

    private static String inJson(String json, UnaryOperator<String> rewrite) {
        JsonNode tree = JSON.readTree(json);
        JsonNode rewritten = inTree(tree, rewrite);
        return rewritten.equals(tree) ? json : JSON.writeValueAsString(rewritten);
    }

    private static JsonNode inTree(JsonNode node, UnaryOperator<String> rewrite) {
        if (node.isString()) {
            return JSON.getNodeFactory().stringNode(rewrite.apply(node.stringValue()));
        }
        if (node.isArray()) {
            ArrayNode array = JSON.createArrayNode();
            node.forEach(child -> array.add(inTree(child, rewrite)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = JSON.createObjectNode();
            node.properties().forEach(field -> object.set(field.getKey(), inTree(field.getValue(), rewrite)));
            return object;
        }
        return node;
    }
}
