package dev.leadline.ledger;

import dev.leadline.encryption.CellPlace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Every column with texts from files, or about the people in them. Where the ledger is encrypted, they are sealed. */
enum SealedColumn {
    CELLS("run_row", "cells", Plain.EMPTY_CELLS, "run_id", "row_no"),
    BODY("run_row", "body", Plain.NEVER, "run_id", "row_no"),
    WARNINGS("run_row", "warnings", Plain.NEVER, "run_id", "row_no"),
    MESSAGE("run_row", "message", Plain.OWN_SENTENCES, "run_id", "row_no"),
    PROBLEM_CELL("row_problem", "cell", Plain.NEVER, "run_id", "row_no", "position"),
    PROBLEM_MESSAGE("row_problem", "message", Plain.OWN_SENTENCES, "run_id", "row_no", "position"),
    PROBLEM_SUGGESTION("row_problem", "suggestion", Plain.NEVER, "run_id", "row_no", "position"),
    ATTEMPT_MESSAGE("row_attempt", "message", Plain.OWN_SENTENCES, "run_id", "row_no", "attempt"),
    CORRECTION("correction", "cells", Plain.NEVER, "run_id", "row_no"),
    CORRECTION_OLD("correction_edit_cell", "old_text", Plain.NEVER, "run_id", "row_no", "column_no", "edit_no"),
    CORRECTION_NEW("correction_edit_cell", "new_text", Plain.NEVER, "run_id", "row_no", "column_no", "edit_no"),
    RUN_EDIT_ORIGINAL("run_edit", "original", Plain.NEVER, "run_id", "row_no", "column_no"),
    RUN_EDIT("run_edit", "text", Plain.NEVER, "run_id", "row_no", "column_no"),
    SORT_KEY("sort_key", "sort_key", Plain.NEVER, "run_id", "row_no"),
    CORRECTION_LABEL("correction_edit", "label", Plain.NEVER, "run_id", "edit_no"),
    STOP_REASON("run", "stop_reason", Plain.OWN_SENTENCES, "id"),
    PARTITION_STOP("run_partition", "stop_message", Plain.NEVER, "step_execution_id"),
    DRAFT_LABEL("draft_edit", "label", Plain.NEVER, "draft_id", "edit_no"),
    DRAFT_ORIGINAL("draft_edit_cell", "original", Plain.NEVER, "draft_id", "row_no", "column_no", "edit_no"),
    DRAFT_EDIT("draft_edit_cell", "text", Plain.NEVER, "draft_id", "row_no", "column_no", "edit_no"),
    DRAFT_VALUE("import_draft_value", "text", Plain.NEVER, "draft_id", "name");

    /** Names of sources are counted, so the same name is the same in every run. */
    static final CellPlace BREAKDOWN_NAME = new CellPlace("run_breakdown.name", text -> false);

    /** Which texts of a column are not sealed in an encrypted ledger. */
    private enum Plain {
        NEVER,
        /** An empty list, which is left of the cells of a person who was forgotten. */
        EMPTY_CELLS,
        /** Sentences of Leadline's own that statements set for many rows at once. */
        OWN_SENTENCES
    }

    static final String NO_CELLS = "[]";

    private final String table;
    private final String column;
    private final Plain plain;
    private final String keys;
    private final String name;

    SealedColumn(String table, String column, Plain plain, String... keys) {
        this.table = table;
        this.column = column;
        this.plain = plain;
        this.keys = String.join(" ", keys);
        this.name = table + "." + column;
    }

    String table() {
        return table;
    }

    String column() {
        return column;
    }

    /** The columns that identify a row. */
    List<String> keys() {
        return List.of(keys.split(" "));
    }

    /** Whether rows are those of a row of a run. */
    boolean isOfRow() {
        return keys.startsWith("run_id row_no");
    }

    /** The place of a text in this column, by the values of {@link #keys}. */
    CellPlace at(Object... key) {
        return new CellPlace(name, this::mayBePlain, key);
    }

    /** The place of the text in a row of the table. */
    CellPlace at(ResultSet rs) throws SQLException {
        return at(key(rs));
    }

    /** The values of {@link #keys} in a row of the table. */
    Object[] key(ResultSet rs) throws SQLException {
        List<String> names = keys();
        Object[] key = new Object[names.size()];
        for (int i = 0; i < key.length; i++) {
            key[i] = rs.getObject(names.get(i));
        }
        return key;
    }

    /** The place of a text in a row of a run. */
    CellPlace at(RowRef row) {
        return at(row.run(), row.row());
    }

    private boolean mayBePlain(String stored) {
        return plain == Plain.OWN_SENTENCES || (plain == Plain.EMPTY_CELLS && stored.equals(NO_CELLS));
    }
}
