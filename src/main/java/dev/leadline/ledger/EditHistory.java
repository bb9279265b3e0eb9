package dev.leadline.ledger;

import dev.leadline.database.SqlText;
import dev.leadline.database.SqlTime;
import dev.leadline.encryption.CellCipher;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Changes of cells in the order in which they were made, with undo and redo: those undone are the last ones. Each change has the
 * version as its number that it made. Works in the caller's transaction, which holds a lock.
 */
final class EditHistory {

    private static final int LABEL_CHARS = 300;
    private static final int WHO_CHARS = 200;
    private static final int BATCH = 1_000;

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final CellCipher cipher;
    private final EditTables tables;

    EditHistory(JdbcTemplate batches, JdbcClient jdbc, Clock clock, CellCipher cipher, EditTables tables) {
        this.batches = batches;
        this.jdbc = jdbc;
        this.clock = clock;
        this.cipher = cipher;
        this.tables = tables;
    }

    /**
     * Where the changes are stored.
     *
     * @param label of a change, in the table of changes
     * @param before the text of a cell before the change, in the table of their cells
     * @param after its text after it
     */
    record EditTables(SealedColumn label, SealedColumn before, SealedColumn after) {

        private String edits() {
            return label.table();
        }

        private String cells() {
            return before.table();
        }

        /** The column of both tables that names whose changes they are. */
        private String owner() {
            return label.keys().get(0);
        }
    }

    /**
     * Whose changes.
     *
     * @param owner value of the owner's column
     * @param more other columns of the changes
     */
    record EditsOwner(Object owner, Map<String, Object> more) {}

    private Map<String, Object> columns(EditsOwner whose) {
        Map<String, Object> columns = new TreeMap<>(whose.more());
        columns.put(tables.owner(), whose.owner());
        return columns;
    }

    private static String condition(Map<String, Object> columns) {
        return columns.keySet().stream().map(column -> column + " = :" + column).collect(Collectors.joining(" and "));
    }

    /** Whether there is a change with this number. */
    boolean isThere(EditsOwner whose, long number) {
        Map<String, Object> columns = columns(whose);
        return jdbc.sql("select edit_no from %s where %s and edit_no = :number"
                        .formatted(tables.edits(), condition(columns)))
                .params(columns)
                .param("number", number)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    /**
     * Adds a change. What was undone before cannot be redone after it.
     *
     * @param cells each once
     * @param before the text of a cell before the change
     */
    void add(
            EditsOwner whose,
            long number,
            String label,
            String who,
            List<CellEdit> cells,
            Function<CellEdit, String> before) {
        Map<String, Object> columns = columns(whose);
        jdbc.sql("delete from %s where %s and undone".formatted(tables.edits(), condition(columns)))
                .params(columns)
                .update();
        String names = String.join(", ", columns.keySet());
        String values = columns.keySet().stream().map(column -> ":" + column).collect(Collectors.joining(", "));
        jdbc.sql("""
                insert into %s (%s, edit_no, label, cells, made_by, made_at, undone)
                values (%s, :number, :label, :cells, :who, :now, false)
                """.formatted(tables.edits(), names, values))
                .params(columns)
                .param("number", number)
                .param("label", cipher.seal(tables.label().at(whose.owner(), number), SqlText.fit(label, LABEL_CHARS)))
                .param("cells", cells.size())
                .param("who", SqlText.fit(who, WHO_CHARS))
                .param("now", SqlTime.now(clock))
                .update();
        addCells(whose, number, cells, before);
    }

    private void addCells(EditsOwner whose, long number, List<CellEdit> cells, Function<CellEdit, String> before) {
        batches.batchUpdate(
                "insert into %s (%s, row_no, column_no, edit_no, %s, %s) values (?, ?, ?, ?, ?, ?)"
                        .formatted(
                                tables.cells(),
                                tables.owner(),
                                tables.before().column(),
                                tables.after().column()),
                cells,
                BATCH,
                (statement, cell) -> {
                    statement.setObject(1, whose.owner());
                    statement.setLong(2, cell.row());
                    statement.setInt(3, cell.column());
                    statement.setLong(4, number);
                    Object[] key = {whose.owner(), cell.row(), cell.column(), number};
                    statement.setString(5, sealed(tables.before(), key, before.apply(cell)));
                    statement.setString(6, sealed(tables.after(), key, cell.text()));
                });
    }

    private String sealed(SealedColumn column, Object[] key, String text) {
        return cipher.seal(column.at(key), SqlText.fit(text, cipher.longest()));
    }

    /** Undoes the last change; empty when there is none. */
    Optional<SavedEdit> undo(EditsOwner whose, Consumer<SavedEdit> effect) {
        return flip(whose, last(whose), true, effect);
    }

    /** Makes the change again that was undone last; empty when there is none. */
    Optional<SavedEdit> redo(EditsOwner whose, Consumer<SavedEdit> effect) {
        return flip(whose, firstUndone(whose), false, effect);
    }

    private Optional<SavedEdit> flip(
            EditsOwner whose, Optional<SavedEdit> found, boolean isUndone, Consumer<SavedEdit> effect) {
        found.ifPresent(edit -> {
            effect.accept(edit);
            Map<String, Object> columns = columns(whose);
            jdbc.sql("update %s set undone = :undone where %s and edit_no = :number"
                            .formatted(tables.edits(), condition(columns)))
                    .params(columns)
                    .param("undone", isUndone)
                    .param("number", edit.number())
                    .update();
        });
        return found;
    }

    /** The change that {@link #undo} undoes. */
    Optional<SavedEdit> last(EditsOwner whose) {
        return edit(whose, "not undone order by edit_no desc");
    }

    /** The change that {@link #redo} makes again. */
    Optional<SavedEdit> firstUndone(EditsOwner whose) {
        return edit(whose, "undone order by edit_no");
    }

    private Optional<SavedEdit> edit(EditsOwner whose, String which) {
        Map<String, Object> columns = columns(whose);
        return jdbc.sql("select * from %s where %s and %s fetch first row only"
                        .formatted(tables.edits(), condition(columns), which))
                .params(columns)
                .query((rs, i) -> new SavedEdit(
                        rs.getLong("edit_no"),
                        cipher.open(tables.label().at(whose.owner(), rs.getLong("edit_no")), rs.getString("label")),
                        rs.getLong("cells"),
                        rs.getString("made_by")))
                .optional();
    }
}
