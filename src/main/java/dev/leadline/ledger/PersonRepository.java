package dev.leadline.ledger;

import dev.leadline.database.SqlTime;
import dev.leadline.database.Transactions;
import dev.leadline.encryption.CellCipher;
import dev.leadline.lead.ProblemCode;
import dev.leadline.ledger.BreakdownRepository.Dimension;
import java.time.Clock;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
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
    private static final String INTEGRATION = "integration_id";

    private static final List<SealedColumn> JSON_TEXTS = List.of(
            SealedColumn.CELLS,
            SealedColumn.BODY,
            SealedColumn.WARNINGS,
            SealedColumn.PROBLEM_SUGGESTION,
            SealedColumn.CORRECTION);
    private static final List<SealedColumn> TEXTS = List.of(
            SealedColumn.MESSAGE,
            SealedColumn.PROBLEM_CELL,
            SealedColumn.PROBLEM_MESSAGE,
            SealedColumn.ATTEMPT_MESSAGE,
            SealedColumn.RUN_EDIT_ORIGINAL,
            SealedColumn.RUN_EDIT);

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;
    private final DuplicateKeys duplicateKeys;
    private final RelatedRunRepository others;
    private final CellCipher cipher;
    private final PersonTexts texts;
    private final BreakdownRepository breakdown;

    PersonRepository(
            JdbcClient jdbc,
            Transactions transactions,
            Clock clock,
            DuplicateKeys duplicateKeys,
            RelatedRunRepository others,
            CellCipher cipher,
            PersonTexts texts,
            BreakdownRepository breakdown) {
        this.breakdown = breakdown;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.duplicateKeys = duplicateKeys;
        this.others = others;
        this.cipher = cipher;
        this.texts = texts;
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
        return texts.rowsWith(text, phone);
    }

    /** The row as it stands now; empty where it is gone. */
    public Optional<PersonRow> row(RowRef row) {
        return transactions.read(() -> jdbc.sql("select cells, body from run_row where run_id = :run and row_no = :row")
                .param("run", row.run())
                .param("row", row.row())
                .query((rs, i) -> new PersonRow(
                        row,
                        LedgerRowReader.cells(rs, row, cipher),
                        cipher.openNullable(SealedColumn.BODY.at(row), rs.getString("body"))))
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
        Map<Dimension, String> counted = counted(row);
        boolean takenOut = takeOut(row);
        if (!takenOut && !blank(row)) {
            return Deletion.BEING_SENT;
        }
        if (takenOut) {
            duplicateKeys.release(row.run(), row.row());
        }
        others.changed(row.run());
        // the deleted row must not appear in lists by source, community or problem
        counted.forEach((kind, name) -> breakdown.remove(row.run(), kind, name));
        deleteTexts(row);
        return takenOut ? Deletion.TAKEN_OUT : Deletion.DELETED;
    }

    /** By what the row is counted. */
    private Map<Dimension, String> counted(RowRef row) {
        return jdbc.sql("select status, code, body from run_row where run_id = :run and row_no = :row")
                .param("run", row.run())
                .param("row", row.row())
                .query((rs, i) -> counted(
                        RowStatus.valueOf(rs.getString("status")),
                        rs.getString("code"),
                        cipher.openNullable(SealedColumn.BODY.at(row), rs.getString("body"))))
                .optional()
                .orElse(Map.of());
    }

    private static Map<Dimension, String> counted(RowStatus status, @Nullable String code, @Nullable String body) {
        if (body != null) {
            Map<String, Object> lead = JSON.readValue(body, new TypeReference<Map<String, Object>>() {});
            Map<Dimension, String> names = new EnumMap<>(Dimension.class);
            for (Dimension kind : Dimension.values()) {
                BreakdownRepository.name(kind, lead).ifPresent(name -> names.put(kind, name));
            }
            return names;
        }
        return status == RowStatus.REJECTED && code != null && LeadListRepository.isOfTheFile(code)
                ? Map.of(Dimension.PROBLEM, code)
                : Map.of();
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
                        .param("routing", cipher.seal(SealedColumn.BODY.at(row), routing(row)))
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
        of(row, "update row_attempt set message = null where run_id = :run and row_no = :row and message is not null");
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
        // nobody starts an import that was shown with these edits
        transactions.change(() -> texts.draftsWith(text, phone).forEach(draft -> {
            jdbc.sql("update import_draft set version = version + 1 where run_id is null and id = :draft")
                    .param("draft", draft)
                    .update();
            jdbc.sql("delete from draft_edit where draft_id = :draft")
                    .param("draft", draft)
                    .update();
        }));
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
            int changed = JSON_TEXTS.stream()
                            .mapToInt(column -> texts.rewrite(row, column, text -> inJson(text, rewrite)))
                            .sum()
                    + TEXTS.stream()
                            .mapToInt(column -> texts.rewrite(row, column, rewrite))
                            .sum();
            jdbc.sql("delete from row_word where run_id = :run and row_no = :row and (word like :part or word = :word)")
                    .param("run", row.run())
                    .param("row", row.row())
                    .param("part", "%" + word + "%")
                    .param("word", cipher.word(word))
                    .update();
            return changed > 0 || Boolean.TRUE.equals(unsure);
        });
    }

    /**
     * Rewrites the reasons for which runs stopped, which may quote the API.
     *
     * @return the runs
     */
    public Set<Long> rewriteReasons(String word, boolean phone, UnaryOperator<String> rewrite) {
        return transactions.execute(unsure -> {
            Set<Long> runs = unsure == null ? new LinkedHashSet<>() : unsure;
            runs.addAll(texts.rewriteReasons(word, phone, rewrite));
            return runs;
        });
    }

    /** Rewrites the names of sources and communities that mention the person, which are counted apart from the rows that have them. */
    public void rewriteNames(String word, boolean phone, UnaryOperator<String> rewrite) {
        transactions.change(() -> breakdown.rewrite(PersonTexts.matcher(word, phone), rewrite));
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
