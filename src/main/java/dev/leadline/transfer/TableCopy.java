package dev.leadline.transfer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes the rows of one table by PostgreSQL's {@code COPY}, in its text format. */
final class TableCopy implements AutoCloseable {

    private static final int SENT_AT_ONCE = 64 * 1024;

    private final CopyIn copy;
    private final StringBuilder line = new StringBuilder();
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(2 * SENT_AT_ONCE);

    private TableCopy(CopyIn copy) {
        this.copy = copy;
    }

    static TableCopy into(LedgerTable table, Connection postgresql) throws SQLException {
        return new TableCopy(postgresql
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy %s (%s) from stdin".formatted(table.name(), table.columnNames())));
    }

    void add(@Nullable String[] row) throws SQLException {
        line.setLength(0);
        for (int i = 0; i < row.length; i++) {
            if (i > 0) {
                line.append('\t');
            }
            append(row[i]);
        }
        buffer.writeBytes(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        if (buffer.size() >= SENT_AT_ONCE) {
            send();
        }
    }

    private void append(@Nullable String value) {
        if (value == null) {
            line.append("\\N");
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                default -> line.append(c);
            }
        }
    }

    private void send() throws SQLException {
        copy.writeToCopy(buffer.toByteArray(), 0, buffer.size());
        buffer.reset();
    }

    /** Ends the copy, which is stored when its transaction is. */
    void end() throws SQLException {
        send();
        copy.endCopy();
    }

    /** Cancels a copy that was not ended. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
